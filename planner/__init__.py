"""From a prompt to a plan: parse what was asked, think the rest through, and say why."""
