# ruff: noqa: E501  (a mode and its progressions stay together)
"""Chord progressions by family of styles, mode and section, in Roman numerals: one word a bar, a comma parts a bar.

Numerals count the degrees of the key's own seven-note mode: upper case is a major triad, lower case a minor one, ``°`` a
diminished one. The choices are common practice; several stand in each row so that pieces differ.
"""

from __future__ import annotations

_POP_MAJOR = {
    "verse": ("I V vi IV", "I vi IV V", "vi IV I V", "I IV vi V", "I iii IV V", "I V vi iii IV I ii V", "I vi ii V"),
    "prechorus": ("IV V iii vi", "ii iii IV V", "vi V IV V", "IV V vi V"),
    "chorus": ("I V vi IV", "IV V iii vi", "IV V I vi", "I IV I V", "IV I V vi", "IV V iii vi ii V I I"),
    "bridge": ("vi iii IV I", "ii V iii vi", "IV iii ii V", "vi V IV iii"),
    "intro": ("I IV I V", "I V vi IV", "IV V I I", "I vi IV V"),
}
_POP_MINOR = {
    "verse": ("i VI III VII", "i VII VI VII", "i iv VI V", "i v VI iv", "i VI iv V", "i iv VII III"),
    "prechorus": ("iv VII III VI", "VI VII i V", "iv v VI V", "VI VI VII V"),
    "chorus": ("i VI III VII", "VI VII i III", "VI VII v i", "i VII VI V", "VI III VII i", "iv VII III VI"),
    "bridge": ("VI III iv V", "iv i VI V", "III VII iv V", "VI VII III iv"),
    "intro": ("i VI III VII", "i iv i V", "i VII VI V", "i VI iv V"),
}
_JAZZ_MAJOR = {
    "verse": ("I vi ii V", "ii V I vi", "I IV iii,vi ii,V", "IV iii ii I", "I vi ii V iii vi ii V"),
    "prechorus": ("ii V iii vi", "IV iii vi ii"),
    "chorus": ("ii V I vi", "IV V iii vi", "ii V iii vi ii V I I", "IV iv iii vi"),
    "bridge": ("vi ii V I", "iii vi ii V", "IV iv I vi", "iii iii vi vi ii ii V V"),
    "intro": ("I vi ii V", "ii V I I", "IV iii ii V"),
}
_JAZZ_MINOR = {
    "verse": ("i iv i V", "i VI ii° V", "iv VII III VI", "i i iv iv ii° V i i", "i VI iv V"),
    "prechorus": ("iv V i VI", "ii° V i i"),
    "chorus": ("iv VII III VI ii° V i i", "i VI ii° V", "iv i ii° V", "VI V i i"),
    "bridge": ("iv VII III VI", "III VI ii° V", "VI VII III V"),
    "intro": ("i VI ii° V", "i iv ii° V"),
}
_CLASSICAL_MAJOR = {
    "verse": ("I V I V", "I IV V I", "I ii V I", "I vi ii V", "I V vi iii IV I ii V", "I IV I V"),
    "prechorus": ("ii V I IV", "vi ii V V"),
    "chorus": ("V I V I", "IV I V I", "vi iii IV V", "V V I I", "ii V I vi"),
    "bridge": ("vi iii IV I", "vi ii V I", "IV I ii V", "vi V vi V"),
    "intro": ("I V I V", "I IV V I"),
}
_CLASSICAL_MINOR = {
    "verse": ("i V i V", "i iv V i", "i iv i V", "i VI iv V", "i VII III VI iv i ii° V"),
    "prechorus": ("iv V i VI", "VI iv V V"),
    "chorus": ("III VII i V", "VI III iv V", "III VI ii° V", "iv i V i"),
    "bridge": ("III VII III V", "VI III VII III", "iv VII III V"),
    "intro": ("i V i V", "i iv V i"),
}

PROGRESSIONS: dict[tuple[str, str], dict[str, tuple[str, ...]]] = {
    ("pop", "major"): _POP_MAJOR,
    ("pop", "minor"): _POP_MINOR,
    ("rock", "major"): _POP_MAJOR | {
        "verse": ("I IV I V", "I V IV I", "vi IV I V", "I I IV V"),
        "chorus": ("I V vi IV", "IV V I I", "I IV V V", "IV I V vi"),
    },
    ("rock", "minor"): _POP_MINOR | {
        "verse": ("i VII VI VII", "i i VI VII", "i III VII iv", "i iv i VII"),
        "chorus": ("i VI III VII", "VI VII i i", "i III VI VII"),
    },
    ("groove", "major"): _JAZZ_MAJOR | {"verse": ("ii V ii V", "I IV I V", "I vi ii V", "IV iii ii I")},
    ("groove", "minor"): _POP_MINOR | {"verse": ("i iv i iv", "i VII i VII", "i VI iv V", "i iv VII III")},
    ("jazz", "major"): _JAZZ_MAJOR,
    ("jazz", "minor"): _JAZZ_MINOR,
    ("float", "major"): {
        "verse": ("I IV I IV", "I iii IV I", "I vi IV IV", "IV I vi V"),
        "prechorus": ("IV vi I V",),
        "chorus": ("IV I vi V", "vi IV I I", "IV vi I V"),
        "bridge": ("vi iii IV I", "ii IV vi V", "IV IV iii V"),
        "intro": ("I I IV IV", "I IV I IV"),
    },
    ("float", "minor"): {
        "verse": ("i VI i VI", "i iv i VI", "i VI III VII", "i III VI iv"),
        "prechorus": ("VI iv i v",),
        "chorus": ("VI III i VII", "VI VII i i", "iv i VI VII"),
        "bridge": ("VI iv III VII", "iv VI III VII"),
        "intro": ("i i VI VI", "i VI i VI"),
    },
    ("film", "major"): _POP_MAJOR | {"verse": ("I iii IV I", "I vi IV V", "I V IV I"), "chorus": ("vi IV I V", "IV V vi I", "I V vi IV")},
    ("film", "minor"): _POP_MINOR | {
        "verse": ("i VI iv V", "i i VI VII", "i VI III VII", "i iv VI V"),
        "chorus": ("i VI III VII", "VI VII i i", "VI III VII i", "iv VI i V"),
    },
    ("classical", "major"): _CLASSICAL_MAJOR,
    ("classical", "minor"): _CLASSICAL_MINOR,
    ("folk", "major"): _CLASSICAL_MAJOR | {
        "verse": ("I IV I V", "I V I V", "I IV V I", "I vi IV V", "I I IV V"),
        "chorus": ("IV I V I", "IV I IV V", "vi IV I V", "I V vi IV"),
    },
    ("folk", "minor"): _POP_MINOR | {"verse": ("i VII i VII", "i VII VI VII", "i III VII i", "i iv i VII")},
    ("latin", "major"): _JAZZ_MAJOR | {"verse": ("I I V V", "I V V I", "I vi ii V"), "chorus": ("I IV V IV", "IV I V I", "ii V I vi")},
    ("latin", "minor"): _JAZZ_MINOR | {"verse": ("i i V V", "i VII VI V", "i iv V i"), "chorus": ("iv i V i", "i VII VI V", "VI VI V V")},
    ("blues", "major"): {
        "verse": ("I I I I IV IV I I V IV I V", "I IV I I IV IV I I V IV I V"),
        "prechorus": ("IV IV I I",),
        "chorus": ("I IV I I IV IV I I V IV I V", "I I I I IV IV I I V IV I V"),
        "bridge": ("IV IV I I", "V IV I I"),
        "intro": ("V IV I V", "I IV I V"),
    },
    ("blues", "minor"): {
        "verse": ("i i i i iv iv i i VI V i V", "i iv i i iv iv i i VI V i V"),
        "prechorus": ("iv iv i i",),
        "chorus": ("i iv i i iv iv i i VI V i V",),
        "bridge": ("iv iv i V",),
        "intro": ("VI V i V", "i iv i V"),
    },
}  # fmt: skip  # (family, major or minor) -> kind of section -> progressions

MODAL_PROGRESSIONS: dict[str, dict[str, tuple[str, ...]]] = {
    "dorian": {"verse": ("i IV i IV", "i IV VII i", "i v IV i"), "chorus": ("IV VII i i", "VII IV i i", "i III IV i"), "bridge": ("III IV i IV", "v IV III IV")},
    "mixolydian": {"verse": ("I VII IV I", "I v IV I", "I VII I IV"), "chorus": ("IV VII I I", "I IV VII I", "VII IV I I"), "bridge": ("IV I VII IV", "ii IV VII VII")},
    "lydian": {"verse": ("I II I II", "I II V I", "I vi II I"), "chorus": ("II V I I", "V II I I", "I II vi I"), "bridge": ("vi II V II", "iii II vi II")},
    "phrygian": {"verse": ("i II i II", "i VI II i", "i vii II i"), "chorus": ("II III i i", "VI II i i", "i II III i"), "bridge": ("VI vii i II", "iv II III II")},
    "locrian": {"verse": ("i° II i° vii", "i° VI II i°"), "chorus": ("VI II i° i°", "i° iv II i°"), "bridge": ("iv VI II II",)},
    "gong": {"verse": ("I vi I V", "I vi ii V", "I iii vi V", "I vi IV V"), "chorus": ("IV V iii vi", "vi IV I V", "I vi ii V"), "bridge": ("vi iii ii V", "IV vi ii V")},
    "shang": {"verse": ("i IV i v", "i VII i v", "i IV VII i"), "chorus": ("VII IV i i", "IV VII i v", "i VII IV i"), "bridge": ("IV VII v VII", "III VII IV v")},
    "jue": {"verse": ("i VI i vii", "i iv VI i", "i III vii i"), "chorus": ("VI III vii i", "iv VI i i", "III VI vii i"), "bridge": ("VI iv III vii",)},
    "zhi": {"verse": ("I IV I v", "I ii IV I", "I vi IV I"), "chorus": ("IV I ii I", "vi IV I I", "IV VII I I"), "bridge": ("vi ii IV v", "ii vi IV v")},
    "yu": {"verse": ("i VI III VII", "i iv i v", "i VII VI v", "i v VI VII"), "chorus": ("VI VII i v", "iv VII III i", "VI III VII i"), "bridge": ("III VII iv v", "VI III iv VII")},
}  # fmt: skip  # mode -> kind of section -> progressions

CADENCES: dict[str, dict[str, tuple[str, str]]] = {
    "major": {"authentic": ("IV,V", "I"), "plagal": ("IV", "I"), "half": ("ii", "V"), "deceptive": ("V", "vi"), "loop": ("ii", "V")},
    "minor": {"authentic": ("iv,V", "i"), "plagal": ("iv", "i"), "half": ("iv", "V"), "deceptive": ("V", "VI"), "loop": ("iv", "V")},
    "dorian": {"authentic": ("IV,v", "i"), "plagal": ("IV", "i"), "half": ("IV", "v"), "deceptive": ("v", "VII"), "loop": ("IV", "v")},
    "mixolydian": {"authentic": ("IV,VII", "I"), "plagal": ("IV", "I"), "half": ("IV", "VII"), "deceptive": ("v", "vi"), "loop": ("IV", "VII")},
    "lydian": {"authentic": ("II,V", "I"), "plagal": ("II", "I"), "half": ("II", "V"), "deceptive": ("V", "vi"), "loop": ("II", "V")},
    "phrygian": {"authentic": ("vii,II", "i"), "plagal": ("iv", "i"), "half": ("i", "II"), "deceptive": ("II", "VI"), "loop": ("III", "II")},
    "locrian": {"authentic": ("vii,II", "i°"), "plagal": ("iv", "i°"), "half": ("VI", "II"), "deceptive": ("II", "VI"), "loop": ("VI", "II")},
    "gong": {"authentic": ("ii,V", "I"), "plagal": ("IV", "I"), "half": ("ii", "V"), "deceptive": ("V", "vi"), "loop": ("ii", "V")},
    "shang": {"authentic": ("IV,v", "i"), "plagal": ("IV", "i"), "half": ("IV", "v"), "deceptive": ("v", "VII"), "loop": ("VII", "v")},
    "jue": {"authentic": ("VI,vii", "i"), "plagal": ("iv", "i"), "half": ("VI", "vii"), "deceptive": ("vii", "VI"), "loop": ("VI", "vii")},
    "zhi": {"authentic": ("ii,IV", "I"), "plagal": ("IV", "I"), "half": ("ii", "v"), "deceptive": ("v", "vi"), "loop": ("IV", "v")},
    "yu": {"authentic": ("iv,v", "i"), "plagal": ("iv", "i"), "half": ("iv", "v"), "deceptive": ("v", "VI"), "loop": ("VI", "v")},
    "jazz major": {"authentic": ("ii,V", "I"), "plagal": ("iv", "I"), "half": ("ii", "V"), "deceptive": ("V", "vi"), "loop": ("ii", "V")},
    "jazz minor": {"authentic": ("ii°,V", "i"), "plagal": ("iv", "i"), "half": ("ii°", "V"), "deceptive": ("V", "VI"), "loop": ("ii°", "V")},
}  # fmt: skip  # mode -> cadence -> the last two bars
