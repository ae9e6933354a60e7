"""Reading a prompt: which languages it speaks, its numbers, its words and its facts.

``languages`` tells the languages, ``tables`` merges their words, ``scan`` finds the words and ``negation`` marks those
asked away; ``numerals``, ``tempo``, ``keys`` and ``chords`` read facts that have a form of their own; ``settle`` and
``conflicts`` decide where wishes contradict each other. ``planner.parse`` puts it all together.
"""
