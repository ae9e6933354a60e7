"""The shape of a language: what tells it from others, how it counts, and its words for music."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Words = str
"""Words that mean the same, separated by ``|``, in lower case. A ``*`` at the end stands for any ending of at most five
letters (``fröhlich*``); a space stands for any white space or hyphen."""


@dataclass(frozen=True, slots=True)
class Language:
    """One language of prompts. Every table maps a meaning to its ``Words``; keys are those of the shared tables.

    The keys are the ones of ``lexicon.instruments`` (General MIDI programs, kits, ensembles), ``lexicon.mood``
    (moods, styles, scenes, dances), ``lexicon.time`` (tempo ranges in quarter notes a minute, meters, energy, uses) and
    ``lexicon.form`` (parts, forms, modes, progressions in Roman numerals).

    ``common`` are function words that tell the language from others (none that is usual in another of the ten);
    ``foreign`` are spellings which mean something else here than in other languages' tables (German *war*, *hell*),
    so that those tables do not read them in a text of this language. ``numbers`` holds every number word from 0 to
    199 and the hundreds to 1,000 in full; ``notes`` every note name with its accidentals in full (``si bemol``,
    ``fis``, ``嬰ハ``) and its pitch class, letters such as ``c#`` apart (they are read in every language);
    ``key_modes`` what may follow a note name to make a key (``mayor``, ``-dur``, ``長調``) and its mode, ``key_of``
    what may stand before a note alone. ``tempo_before`` and ``tempo_after`` stand before and after a number that is
    a tempo; ``bars``, ``seconds``, ``minutes`` and ``hours`` after a number; ``half_minute`` alone is 30 seconds;
    ``and_a_half`` after a number of minutes adds 30 seconds (whole phrases behind the number, such as ``minutos y
    medio``). ``negations`` stand before what is not wanted, ``negations_after`` behind it (``なし``); ``fillers`` may
    stand between a negation and its word, ``links`` join the words of a list, ``or_links`` those among them that
    carry a negation over a list with commas (*ni*, *oder*). ``assents`` hold a negation and mean the opposite (*not
    without*); ``then`` stands between two things that follow each other in time. ``exclusive`` says that nobody
    else plays. ``chords`` are words that announce chords or progressions. A number may be no whole one
    (*anderthalb*). ``modulations`` are ``up``, ``relative``, ``dominant`` and ``any``; ``feels`` are ``half`` and
    ``double`` time.
    """

    code: str
    name: str
    common: Words
    numbers: Mapping[str, float]
    notes: Mapping[str, int]
    key_modes: Mapping[str, str]
    bars: Words
    seconds: Words
    minutes: Words
    hours: Words
    negations: Words
    exclusive: Words
    tempo_before: Words = ""
    tempo_after: Words = ""
    key_of: Words = ""
    half_minute: Words = ""
    and_a_half: Words = ""
    negations_after: Words = ""
    fillers: Words = ""
    links: Words = ""
    or_links: Words = ""
    assents: Words = ""
    then: Words = ""
    foreign: Words = ""
    chords: Words = ""
    band: Words = ""
    verse_chorus: Words = ""
    programs: Mapping[int, Words] = field(default_factory=dict)
    stand_ins: Mapping[int, Words] = field(default_factory=dict)
    kits: Mapping[int, Words] = field(default_factory=dict)
    kit_stand_ins: Mapping[int, Words] = field(default_factory=dict)
    ensembles: Mapping[str, Words] = field(default_factory=dict)
    moods: Mapping[str, Words] = field(default_factory=dict)
    styles: Mapping[str, Words] = field(default_factory=dict)
    scenes: Mapping[str, Words] = field(default_factory=dict)
    dances: Mapping[tuple[int, int], Words] = field(default_factory=dict)
    tempos: Mapping[tuple[float, float], Words] = field(default_factory=dict)
    meters: Mapping[tuple[int, int], Words] = field(default_factory=dict)
    energies: Mapping[str, Words] = field(default_factory=dict)
    uses: Mapping[str, Words] = field(default_factory=dict)
    parts: Mapping[str, Words] = field(default_factory=dict)
    forms: Mapping[str, Words] = field(default_factory=dict)
    modes: Mapping[str, Words] = field(default_factory=dict)
    progressions: Mapping[str, Words] = field(default_factory=dict)
    modulations: Mapping[str, Words] = field(default_factory=dict)
    feels: Mapping[str, Words] = field(default_factory=dict)
