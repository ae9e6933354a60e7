# ruff: noqa: E501  (a prompt and its reading stay on one line)
# fmt: off
"""German: the tables are whole and right, and whole prompts are read as a musician means them."""

import pytest
import tables
from asked import asked

from planner.lexicon.de import LANGUAGE

PROMPTS = {
    "Ein fröhlicher Walzer in D-Dur, Tempo 120, nur Klavier": {"style": "waltz", "mood": "happy", "tempo_bpm": 120, "meter": "3/4", "key": (2, "major"), "players": [0], "alone": True},
    "Lo-Fi-Beat für eine regnerische Nacht, 80 BPM, ohne Schlagzeug": {"style": "lofi", "scene": "rainy night", "tempo_bpm": 80, "away": ["kit 0"]},
    "Schneller Rocksong mit verzerrten E-Gitarren, Bass und Schlagzeug in e-Moll, 2,5 Minuten": {"style": "rock", "duration_s": 150, "tempo_word": (120, 152), "key": (4, "minor"), "players": [30, 33, "kit 0"]},
    "Ruhige Musik zum Lernen, anderthalb Minuten lang, bitte kein Klavier": {"mood": "calm", "scene": "study", "duration_s": 90, "away": [0]},
    "Episches Orchesterstück in cis-Moll, das sich langsam steigert, mit großem Finale": {"style": "epic", "energy": "late", "ensemble": "orchestra", "key": (1, "minor")},
    "Sechzehntaktige Schleife für ein Videospiel, 8-Bit, 150 Schläge pro Minute": {"style": "chiptune", "scene": "game", "use": "loop", "bars": 16, "tempo_bpm": 150},
    "Streichquartett in B-Dur, Andante, Dreivierteltakt, zweiunddreißig Takte": {"ensemble": "string quartet", "bars": 32, "tempo_word": (74, 92), "meter": "3/4", "key": (10, "major")},
    "Popsong: Strophe, Refrain, Strophe, Refrain, Bridge, Refrain, ohne Intro": {"style": "pop", "form": ("verse", "chorus", "verse", "chorus", "bridge", "chorus"), "parts": ["verse", "chorus", "verse", "chorus", "bridge", "chorus"], "no_parts": ["intro"]},
    "Jazzballade mit Tenorsaxophon und Besen, Es-Dur, 70 bpm": {"style": "swing", "tempo_bpm": 70, "key": (3, "major"), "players": [66, "kit 40"]},
    "Chinesische Musik mit Erhu, Guzheng und Pipa, geheimnisvoll und ruhig": {"style": "guofeng", "mood": "mysterious", "players": [110, 107, 106]},
    "Ein Jingle von acht Sekunden für einen Werbespot, positiv und modern": {"mood": "hopeful", "scene": "advert", "use": "stinger", "duration_s": 8},
    "Tango in g-Moll mit Bandoneon und Geige, leidenschaftlich": {"style": "latin", "mood": "excited", "key": (7, "minor"), "players": [23, 40]},
    "Ein Blues in E mit Mundharmonika und Gitarre, zwölftaktiger Blues, gemächlich": {"style": "blues", "tempo_word": (60, 80), "key": (4, None), "players": [22, 25], "chords": "I I I I IV IV I I V IV I V"},
    "Bossa nova in F-Dur, Tempo von etwa 130, Nylongitarre und Querflöte": {"style": "bossa", "tempo_bpm": 130, "key": (5, "major"), "players": [24, 73]},
    "Marsch für Blaskapelle, B-Dur, 4/4-Takt, 112 bpm": {"style": "classical", "ensemble": "brass band", "tempo_bpm": 112, "meter": "4/4", "key": (10, "major")},
    "Weder Schlagzeug noch Bass, nur Streicher und Harfe, verträumt": {"mood": "dreamy", "players": [48, 46], "away": ["kit 0", 33], "alone": True},
    "Am - F - C - G, Popballade mit Klavier und Cello, 75 bpm": {"style": "ballad", "tempo_bpm": 75, "players": [0, 42], "chords": "Am F C G"},
    "Etüde für Klavier in H-Dur, schnell, im 6/8-Takt": {"use": "practice", "tempo_word": (120, 152), "meter": "6/8", "key": (11, "major"), "players": [0], "alone": True},
    "Düsterer Soundtrack für einen Bosskampf in d-Moll, 160 bpm, Chor und Pauken": {"style": "epic", "mood": "dark", "scene": "boss", "tempo_bpm": 160, "key": (2, "minor"), "players": [52, 47]},
    "Wiegenlied für Spieluhr, sanft, sehr langsam, eine halbe Minute": {"mood": "meditative", "duration_s": 30, "tempo_word": (42, 58), "players": [10], "alone": True},
    "Kinderlied mit Xylophon und Blockflöte, lustig, G-Dur, nicht zu schnell": {"mood": "playful", "scene": "children", "tempo_word": (92, 112), "key": (7, "major"), "players": [13, 74]},
    "Ein Rondo im barocken Stil für Cembalo, mäßig schnell, d-moll": {"style": "classical", "form": ("A", "B", "A", "C", "A"), "tempo_word": (104, 122), "key": (2, "minor"), "players": [6], "alone": True},
    "Ambient mit warmen Flächen, zwei Minuten dreißig Sekunden, kein Schlagzeug und keine Gitarre": {"style": "ambient", "duration_s": 150, "players": [89], "away": ["kit 0", 25]},
    "Fis-Moll, Halftime, Trap-Beat mit 808, 140 bpm": {"style": "hiphop", "tempo_bpm": 140, "key": (6, "minor"), "players": ["kit 25"]},
    "Volkslied in G mixolydisch mit Geige, Dudelsack und Trommel, flott": {"style": "folk", "tempo_word": (104, 122), "key": (7, "mixolydian"), "players": [40, 109, "kit 0"]},
    "Sonate in As-Dur für Klavier zu vier Händen, lebhaft": {"style": "classical", "mood": "bright", "ensemble": "piano four hands", "form": ("A", "B", "C", "A", "B"), "key": (8, "major")},
    "Erst traurig, dann fröhlich: eine Filmmusik für Orchester, drei Minuten": {"style": "epic", "mood": "happy", "energy": "rise", "ensemble": "orchestra", "duration_s": 180},
    "Ein kurzes Stück im Siebenachteltakt, dorisch, mit Marimba und Kontrabass": {"meter": "7/8", "key": (None, "dorian"), "players": [12, 43]},
    "Loop von 8 Takten, Dance, Synthesizer und Drumcomputer, gleichbleibende Energie": {"style": "edm", "use": "loop", "energy": "flat", "bars": 8, "players": [81, "kit 25"]},
    "Pachelbel-Kanon-Akkorde, Streicher, feierlich, Hochzeit": {"mood": "solemn", "scene": "wedding", "players": [48], "chords": "I V vi iii IV I IV V"},
    "Deutschrock mit Rückung im letzten Refrain, A-Dur, 4 Minuten": {"style": "rock", "modulation": "up", "duration_s": 240, "parts": ["chorus"], "key": (9, "major")},
    "Ein Weihnachtslied mit Glockenspiel und Chor, C-Dur, Vorspiel 4 Takte, Strophe 8 Takte, Refrain 8 Takte": {"scene": "christmas", "form": ("intro", "verse", "chorus"), "parts": ["intro", "verse", "chorus"], "section_bars": [("intro", 4), ("verse", 8), ("chorus", 8)], "key": (0, "major"), "players": [9, 52]},
    "Musik fuer eine Verfolgungsjagd, sehr schnell, Streicher spiccato, Schlagzeug weglassen": {"scene": "chase", "tempo_word": (140, 168), "players": [48], "away": ["kit 0"]},
    "Die Melodie soll die Oboe spielen, die Begleitung das Klavier, f-Moll": {"key": (5, "minor"), "players": [68, 0]},
    "Ein heller, leiser Morgen im Wald mit Flöte und Harfe": {"mood": "bright", "scene": "forest", "players": [73, 46]},
    "Nicht nur Klavier, sondern auch Geige": {"players": [0, 40]},
    "alles außer Gitarre, Reggae in a-Moll": {"style": "latin", "key": (9, "minor"), "away": [25]},
    "Ein Stück in einhundertzwanzig Schlägen pro Minute mit Trompete": {"tempo_bpm": 120, "players": [56]},
    "Gypsy-Jazz mit Gitarre, Geige und Kontrabass, 220 bpm": {"style": "swing", "tempo_bpm": 220, "players": [25, 40, 43]},
    "Meditationsmusik, fünf Minuten, mit Klangschalen und Pads": {"mood": "meditative", "duration_s": 300, "players": [89]},
    "Ein Stück für Geige und Klavier, Es war einmal, romantisch": {"mood": "romantic", "players": [40, 0]},
    "Ich hätte gern eine melancholische Ballade für Stimme und Klavier, ungefähr drei Minuten, in d-Moll.": {"style": "ballad", "mood": "melancholy", "duration_s": 180, "key": (2, "minor"), "players": [53, 0]},
    "Schreib mir einen Ohrwurm für den Sommer, poppig und gut gelaunt, 128 bpm": {"style": "pop", "mood": "happy", "scene": "summer", "tempo_bpm": 128},
    "Komponiere ein Menuett im Stil von Mozart, G-Dur, 3/4-Takt, mit Wiederholungen": {"style": "classical", "meter": "3/4", "key": (7, "major")},
    "Ein spannungsvolles Stück für einen Thriller, Streichertremolo und Pauken, in c-Moll, baut sich langsam auf": {"mood": "tense", "energy": "rise", "key": (0, "minor"), "players": [44, 47]},
    "Hintergrundmusik für ein Café, entspannter Bossa, ohne Gesang": {"style": "bossa", "mood": "calm", "scene": "café", "away": [53]},
    "Ein Stück mit Akkordfolge C G Am F, Ukulele und Glockenspiel, heiter, 100 Schläge pro Minute": {"mood": "happy", "tempo_bpm": 100, "players": [24, 9], "chords": "C G Am F"},
    "Eine Fuge in c-Moll für Orgel": {"style": "classical", "key": (0, "minor"), "players": [16], "alone": True},
    "Die Musik war hell und fast still, mit Harfe": {"mood": "bright", "players": [46]},
    "Heavy Metal mit Doublebass und verzerrten Gitarren, 180 bpm, in e-phrygisch": {"style": "metal", "tempo_bpm": 180, "key": (4, "phrygian"), "players": ["kit 16", 30]},
    "Weihnachtliche Musik, bitte ohne Glöckchen und ohne Chor": {"scene": "christmas", "away": [112, 52]},
    "Kurze Siegesfanfare mit Trompeten, 5 Sekunden": {"use": "stinger", "duration_s": 5, "players": [56]},
    "Langsamer Blues in A mit Gitarrensolo, 12/8-Takt, 60 bpm": {"style": "blues", "tempo_bpm": 60, "tempo_word": (58, 74), "parts": ["solo"], "meter": "12/8", "key": (9, None), "players": [25]},
    "ein stück im dreivierteltakt, mäßig, für flöte und gitarre, 24 takte, F-dur": {"bars": 24, "tempo_word": (92, 112), "meter": "3/4", "key": (5, "major"), "players": [73, 25]},
    "Für ein Rollenspiel: Musik in einem verlassenen Dungeon, unheimlich, nur Cello und Chor": {"mood": "dark", "scene": "dungeon", "players": [42, 52], "alone": True},
    "Romantisches Stück für Violine und Klavier, As-Dur, Andante, moduliert in die Paralleltonart": {"mood": "romantic", "modulation": "relative", "tempo_word": (74, 92), "key": (8, "major"), "players": [40, 0]},
    "Trauermarsch, Blechbläser, b-Moll, sehr langsam": {"style": "classical", "tempo_word": (42, 58), "key": (10, "minor"), "players": [61]},
    "Ragtime auf dem Klavier, beschwingt, C-Dur, 2/4": {"style": "swing", "mood": "happy", "meter": "2/4", "key": (0, "major"), "players": [0]},
    "Lofi zum Einschlafen, kein Beat, nur Pads und E-Piano, 65 bpm, zwei Minuten": {"style": "lofi", "mood": "meditative", "duration_s": 120, "tempo_bpm": 65, "players": [89, 4], "away": ["kit 0"], "alone": True},
    "Ein Ländler für Akkordeon, Klarinette und Tuba, gemütlich": {"style": "folk", "mood": "warm", "meter": "3/4", "players": [21, 71, 58]},
    "Mittelalterliche Musik mit Laute, Blockflöte und Trommel, dorisch, nicht zu langsam": {"style": "folk", "tempo_word": (84, 104), "key": (None, "dorian"), "players": [24, 74, "kit 0"]},
    "Funk mit Slap-Bass, Bläsersatz und Clavinet, E-Dur, groovig, 108 bpm": {"style": "funk", "mood": "groovy", "tempo_bpm": 108, "key": (4, "major"), "players": [36, 61, 7]},
    "Reggae, off-beat, 75 bpm, a-Moll, Orgel und Bass, kein Synthesizer": {"style": "latin", "mood": "groovy", "tempo_bpm": 75, "key": (9, "minor"), "players": [16, 33], "away": [81]},
    "Ruhig beginnen, dann immer intensiver bis zum großen Finale, Orchester, Es-Dur": {"mood": "calm", "energy": "late", "ensemble": "orchestra", "key": (3, "major")},
    "Eine zweieinhalbminütige Etüde in Fis-Dur": {"use": "practice", "duration_s": 150, "key": (6, "major")},
    "Ein Kinderlied zum Geburtstag mit Klatschen und Gitarre": {"scene": "children", "players": ["kit 0", 25]},
    "Arabische Melodie mit Oud und Trommeln, Wüste bei Nacht": {"scene": "desert", "players": [24, "kit 0"]},
    "Zwei Gitarren, spanisch, a-Moll, feurig, andalusische Kadenz": {"style": "latin", "mood": "excited", "ensemble": "guitar duo", "key": (9, "minor"), "chords": "i VII VI V"},
    "Rock'n'Roll im Stil der Fünfziger, Saxophon und Klavier, 170 bpm, A-Dur, zwölf Takte Blues": {"style": "rock", "tempo_bpm": 170, "key": (9, "major"), "players": [65, 0], "chords": "I I I I IV IV I I V IV I V"},
    "Streicher sollen nicht dabei sein, sonst Orchester": {"ensemble": "orchestra", "away": [48]},
    "Dezente Musik für eine Präsentation, 90 Sekunden, keine Drums": {"scene": "advert", "duration_s": 90, "away": ["kit 0"]},
    "H-Moll, 4/4, 120, Synthwave": {"style": "edm", "tempo_bpm": 120, "meter": "4/4", "key": (11, "minor")},
    "Ein Stück in Es mit Horn": {"key": (3, None), "players": [60]},
    "Jazzwalzer in B-Dur, Vibraphon, Kontrabass und Besen, 160 bpm": {"style": "swing", "tempo_bpm": 160, "meter": "3/4", "key": (10, "major"), "players": [11, 43, "kit 40"]},
    "Filmmusik, erst leise, dann laut, mit Taiko-Trommeln und Chor, anderthalb Minuten": {"style": "epic", "energy": "late", "duration_s": 90, "players": ["kit 48", 52]},
    "Spiel mir ein Lied in E-Dur auf der Mundharmonika": {"use": "song", "key": (4, "major"), "players": [22]},
    "Strophe 8 Takte, Refrain 8 Takte, Bridge 4 Takte, Refrain 8 Takte, Pop in A-Dur, 110 bpm": {"style": "pop", "form": ("verse", "chorus", "bridge", "chorus"), "tempo_bpm": 110, "parts": ["verse", "chorus", "bridge", "chorus"], "section_bars": [("verse", 8), ("chorus", 8), ("bridge", 4), ("chorus", 8)], "key": (9, "major")},
    "Schumann-artige Träumerei, F-Dur, Klavier, langsam": {"style": "classical", "mood": "dreamy", "tempo_word": (58, 74), "key": (5, "major"), "players": [0]},
    "Musik, eine Minute und dreißig Sekunden": {"duration_s": 90},
    "Ein 45-Sekunden-Jingle": {"use": "stinger", "duration_s": 45},
    "Eine 16-taktige Melodie": {"bars": 16},
    "Eine zweiminütige Melodie": {"duration_s": 120},
    "Zwei Takte Intro, dann acht Takte Strophe, dann acht Takte Refrain": {"form": ("intro", "verse", "chorus"), "parts": ["intro", "verse", "chorus"], "section_bars": [("intro", 2), ("verse", 8), ("chorus", 8)]},
    "Melodie mit Viertel = 96": {"tempo_bpm": 96},
    "Musik zwischen 90 und 100 bpm": {"tempo_bpm": 95},
    "Musik mit einem Tempo von hundertzwanzig": {"tempo_bpm": 120},
    "Musik im Fünfvierteltakt": {"meter": "5/4"},
    "Musik, Tonart F": {"key": (5, None)},
    "Musik in d dorisch": {"key": (2, "dorian")},
    "Akkorde: a-Moll, F-Dur, C-Dur, G-Dur": {"chords": "Am F C G"},
    "Musik in a-Moll-Pentatonik": {"key": (9, "yu")},
    "Musik ohne Klavier, Geige oder Flöte": {"away": [0, 40, 73]},
    "Musik nicht ohne Klavier": {"players": [0]},
    "Musik: nicht traurig, sondern fröhlich": {"mood": "happy"},
    "Auf Schlagzeug verzichten, sonst Rock": {"style": "rock", "away": ["kit 0"]},
    "Die Gitarre bitte nicht verwenden": {"away": [25]},
    "Am Ende soll die Musik langsam leiser werden": {"energy": "fall"},
    "In der Mitte wird es lauter, danach wieder ruhig": {"mood": "calm", "energy": "arch"},
    "Bitte die Melodie so gestalten, dass man sie leicht mitsingen kann": {},
    "Klavieretüde für Anfänger in C-Dur, nicht zu schnell": {"use": "practice", "tempo_word": (92, 112), "key": (0, "major"), "players": [0], "alone": True},
    "Ein trauriges Klavierstück in a-Moll, langsam, 16 Takte": {"mood": "sad", "bars": 16, "tempo_word": (58, 74), "key": (9, "minor"), "players": [0], "alone": True},
    "Klaviersolo, melancholisch, b-Moll, Adagio": {"mood": "melancholy", "tempo_word": (58, 74), "key": (10, "minor"), "players": [0], "alone": True},
    "Klavierstück mit Geige": {"players": [0, 40]},
    "Rock mit Gitarrensolo": {"style": "rock", "parts": ["solo"], "players": [25]},
}


@pytest.mark.parametrize(
    "faults",
    [
        tables.unknown_keys, tables.missing_keys, tables.malformed_words, tables.empty_fields, tables.repeated_words,
        tables.overlapping_stems, tables.poor_moods, tables.missing_numbers, tables.wrong_numbers, tables.missing_notes,
        tables.wrong_modes,
    ],
)
def test_the_tables_have_no_faults(faults):
    assert faults(LANGUAGE) == []


def test_numbers_are_one_word():
    some = {
        "null": 0, "eine": 1, "sechzehn": 16, "einundzwanzig": 21, "siebenundsiebzig": 77, "hundertfünfundzwanzig": 125,
        "einhundertneunundneunzig": 199, "anderthalb": 1.5, "zweieinhalb": 2.5, "neunhundert": 900, "tausend": 1000,
    }
    assert {word: LANGUAGE.numbers[word] for word in some} == some


def test_every_note_has_its_name_and_b_is_below_h():
    naturals = {"c": 0, "d": 2, "e": 4, "f": 5, "g": 7, "a": 9, "h": 11}
    sharps = {"cis": 1, "dis": 3, "eis": 5, "fis": 6, "gis": 8, "ais": 10, "his": 0}
    flats = {"ces": 11, "des": 1, "es": 3, "fes": 4, "ges": 6, "as": 8, "b": 10, "heses": 9}
    assert dict(LANGUAGE.notes) == {**naturals, **sharps, **flats}


@pytest.mark.parametrize("mode", ["Dur", "Moll"])
@pytest.mark.parametrize("note", sorted(LANGUAGE.notes))
def test_every_key_is_read(note, mode):
    key = (LANGUAGE.notes[note], {"Dur": "major", "Moll": "minor"}[mode])
    written = note.capitalize() if mode == "Dur" else note
    assert asked(f"Ein ruhiges Stück in {written}-{mode} mit Geige")["key"] == key
    assert asked(f"Ein ruhiges Stück in {written} {mode} mit Geige")["key"] == key


def test_umlauts_may_be_spelled_out():
    assert asked("Musik fuer Floete und Hoerner, froehlich, zwoelf Takte") == asked(
        "Musik für Flöte und Hörner, fröhlich, zwölf Takte"
    )


@pytest.mark.parametrize("prompt", PROMPTS)
def test_a_prompt_is_read_as_it_is_meant(prompt):
    assert asked(prompt) == {"language": "de", **PROMPTS[prompt]}
