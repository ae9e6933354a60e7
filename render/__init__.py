"""From a score to sound: performance, synthesis, stems and their mix."""
