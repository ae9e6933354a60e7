"""How every promise is measured, by its name: those of a score and those of a plan."""

from __future__ import annotations

from collections.abc import Mapping

from planner.check.promise import Method

METHODS: Mapping[str, Method] = {
    "tempo": Method("every tempo written in the score, in quarter notes a minute, within 0.1 %", "bpm"),
    "meter": Method("every time signature written in the score"),
    "key": Method("every key written in the score, section by section; modes by their MIDI signature"),
    "heard key": Method(
        "correlation of the time of the pitch classes with the key profiles of Albrecht and Shanahan (2013): by how "
        "much the best key fits better than the planned one",
        "difference",
        "at most",
    ),
    "section keys": Method(
        "the same for each section, a key standing for its signature; a section in another key must fit that "
        "key no worse than the plan's; the value is the largest margin",
        "difference",
        "at most",
    ),
    "notes in key": Method(
        "share of the pitched notes' time on the scale of the section's key (in minor with both sevenths) or on a tone "
        "of the planned chord; the value is that of the section with the least",
        "share",
        "at least",
    ),
    "duration": Method("seconds from the first bar line to the last, within half a bar", "s"),
    "bars": Method("bar lines of the score", "bars"),
    "sections": Method("names and first bars of the sections"),
    "instruments": Method("General MIDI program of each role"),
    "negations": Method("parts with notes whose instrument was asked away or is not in the plan"),
    "chord symbols": Method("the chord symbols written in the score, change by change"),
    "heard roots": Method(
        "chords heard from the notes alone (Viterbi over beats), weighted by time: share of the planned chords' time "
        "in which the heard root is the planned one, over the bars in which a bass begins a note",
        "share",
        "at least",
    ),
    "heard triads": Method("the same, with third and fifth", "share", "at least"),
    "wrong chords": Method(
        "bars that are heard with another root for most of their time and whose accompaniment is less than 70 % on "
        "tones of the planned chord",
        "bars",
        "at most",
    ),
    "chord tones": Method("share of the accompaniment's time on tones of the planned chord", "share", "at least"),
    "bass roots": Method(
        "share of the bass notes that begin with a chord which are that chord's bass", "share", "at least"
    ),
    "roles play": Method(
        "bars in which a planned role does not sound (a melody may rest in a third of a section)", "cells", "at most"
    ),
    "roles rest": Method("bars in which a role plays that the plan lets rest", "cells", "at most"),
    "ranges": Method("bars with notes outside the instrument's range", "cells", "at most"),
    "breath": Method("longest stretch of the melody without a rest of half a beat", "bars", "at most"),
    "ending": Method("the melody's last note against the chord under it"),
    "form": Method(
        "likeness of melodies (onsets in common and contour) of sections with one letter, minus that of sections with "
        "different letters",
        "difference",
        "at least",
    ),
    "repeats": Method(
        "mean of rhythm (onsets in common), intervals and pitch classes (moved with the key) in common with the source "
        "section's melody; the value is the least of all repeats",
        "likeness",
        "at least",
    ),
    "variations": Method(
        "the same likeness without the last two bars, which are written anew; a section that is more than 97 % like "
        "its source as a whole is a copy",
        "likeness",
        "at least",
    ),
    "contrasts": Method("the same likeness with every earlier section; the value is the most", "likeness", "at most"),
    "energy": Method(
        "Spearman's rank correlation of the sections' planned energy with the velocities of all onsets by bar",
        "correlation",
        "at least",
    ),
    "energy by bar": Method("the same bar by bar", "correlation", "at least"),
}
"""How each promise of a score is measured, by its name."""

PLAN_METHODS: Mapping[str, Method] = {
    "asked duration": Method("seconds from the first bar line to the last, within half a bar of what was asked", "s"),
    "asked bars": Method("bars of all sections together", "bars"),
    "asked tempo": Method("the plan's tempo against the asked number, or inside the range of the tempo word", "bpm"),
    "asked meter": Method("the plan's meter against the asked one"),
    "asked key": Method("the plan's tonic and mode against the asked ones"),
    "asked chords": Method(
        "the chords of each section against the asked ones, from their first on; of numerals the roots count, and the "
        "piece may end at home"
    ),
    "asked parts": Method("kinds of section that were asked for"),
    "asked instruments": Method("programs that were asked for and play in some section"),
    "exclusions": Method("programs and kinds of section that were asked away, and who else plays where only some may"),
    "full bars": Method("beats of the chords of each bar against the beats of the meter", "bars", "at most"),
    "cadences": Method(
        "last chords of each section: authentic is dominant to tonic, plagal subdominant to tonic, half ends on the "
        "dominant, deceptive leaves the dominant for another chord, a loop does not end at home; of modes their own "
        "dominants count",
        "bars",
        "at most",
    ),
    "chords in key": Method(
        "share of the chords' time on tones of the section's key (in minor with both sevenths); the value is that of "
        "the section with the least",
        "share",
        "at least",
    ),
    "key of chords": Method(
        "key profiles over the chords of all sections in the plan's key: by how much the best key's signature fits "
        "better than the plan's",
        "difference",
        "at most",
    ),
    "registers": Method(
        "semitones from the pitch that a role aims at to the nearest one in the instrument's comfortable range",
        "semitones",
        "at most",
    ),
    "players": Method("roles that play in no section", "cells", "at most"),
    "balance": Method("bars in which nothing but drums plays", "bars", "at most"),
    "melody share": Method("share of the bars that have a melody", "share", "at least"),
    "bass": Method("share of the bars with drums and two other parts that have a bass", "share", "at least"),
    "material": Method(
        "each repeat has an earlier source with a melody and the same letter, each variation an earlier source with "
        "one, other material no source; the first melody is new",
        "bars",
        "at most",
    ),
    "energy curve": Method(
        "0 to 1 everywhere, the asked shape where one was asked; otherwise the intro is not the fullest section and "
        "choruses are on average not less full than verses"
    ),
}
"""How each promise of a plan is measured, by its name."""


def method_of(name: str) -> Method:
    """How a promise is measured; an unknown one has an empty text."""
    return METHODS.get(name) or PLAN_METHODS.get(name) or Method("")
