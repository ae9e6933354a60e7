"""Damaged and hostile MusicXML: a result or an error that names file, line and element, in little time and memory."""

import resource
import time

import pytest
from musicxml_text import document, dynamics, harmony, module_at, note, notes, part, wedge

from symbolic.errors import BadInput
from symbolic.midi import check_score
from symbolic.musicxml.read import musicxml_score
from symbolic.score import Score

xml_mutants = module_at("tests/delivery/xml_mutants.py")


@pytest.mark.parametrize(("old", "new", "message"), [
    ("<divisions>12</divisions>", "<divisions>0</divisions>", "line 2: <divisions> is 0"),
    ("<duration>12</duration>", "<duration>-12</duration>", "line 2: <duration> is -12"),
    ("<duration>12</duration>", "<duration>9999999</duration>", "line 2: <duration> is 9999999, more than"),
    ("<octave>4</octave>", "<octave>44</octave>", "line 2: <octave> is 44"),
    ("<octave>4</octave>", "", "line 2: <pitch> has no step or no octave"),
    ("<step>C</step>", "<step>H</step>", "line 2: <step> should be a letter A to G and is 'H'"),
    ("<beats>4</beats>", "<beats>four</beats>", "line 2: <beats>"),
    ("<fifths>0</fifths>", "<fifths>77</fifths>", "line 2: <fifths> is 77"),
    ("score-partwise", "score-mystery", "line 2: <score-mystery> is no MusicXML score"),
])  # fmt: skip
def test_what_is_wrong_is_named_with_file_line_and_element(old: str, new: str, message: str):
    xml = document(part(notes("C4 D4 E4 F4"))).replace(old.encode(), new.encode())
    with pytest.raises(BadInput) as caught:
        musicxml_score(xml, "song.musicxml")
    assert str(caught.value).startswith(f"song.musicxml: {message}")
    assert "\n" not in str(caught.value)


RESULTS = frozenset({
    "empty measure", "part not listed", "wide element", "external dtd", "xinclude", "archive",
    "utf-16", "no time", "no divisions", "tie without end", "endless repeats", "repeats in repeats", "hostile extras",
    "da capo in every measure", "archive without container", "archive with a path to nothing", "many divisions",
})  # fmt: skip


def outcome(data: bytes, name: str) -> Score | BadInput:
    """What reading gives; anything else than a usable score or BadInput, and more than five seconds, fails."""
    start_s = time.process_time()
    try:
        found: Score | BadInput = musicxml_score(data, name)
    except BadInput as error:
        found = error
    if isinstance(found, Score):
        check_score(found)
    assert time.process_time() - start_s < 5.0, name
    text = str(found) if isinstance(found, BadInput) else f"{name}: "
    assert "\n" not in text
    assert len(text) < 500
    assert text.startswith(f"{name}: ")
    return found


def test_absurd_files_end_in_a_result_or_an_error():
    before_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # of all tests before in this process
    named = dict(xml_mutants.absurd_files())
    found = {name: outcome(data, name) for name, data in named.items()}
    assert {name for name in RESULTS if isinstance(found[name], BadInput)} == set()
    must_fail = [name for name in found if "entit" in name or "path up" in name or "bomb" in name or "absolute" in name]
    assert len(must_fail) == 8
    assert all(isinstance(found[name], BadInput) for name in must_fail)
    assert "root:x:" not in str(found)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < before_kb + 1_000_000


def test_mutants_end_in_a_result_or_an_error():
    flat_nine = (
        "<degree><degree-value>9</degree-value><degree-alter>-1</degree-alter><degree-type>add</degree-type></degree>"
    )
    louder = dynamics("p") + wedge("crescendo") + notes("C4 D4 Eb4 F#4") + wedge("stop")
    bars = [
        harmony("C", "dominant", flat_nine) + louder,
        note("C4", 48, "<tie type='start'/>") + "<backup><duration>24</duration></backup>" + note("E4", 24),
        note("C4", 48, "<tie type='stop'/>") + '<barline location="right"><repeat direction="backward"/></barline>',
    ]  # fmt: skip
    plain = document(part(*bars), part(*bars, first="<transpose><chromatic>-2</chromatic></transpose>"))
    results = 0
    for data in (plain, xml_mutants.packed(plain)):
        for name, mutant in xml_mutants.mutants(data, 100, seed=5):
            results += isinstance(outcome(mutant, name), Score)
    assert 40 <= results <= 180


def test_mutants_are_the_same_for_a_seed():
    plain = document(part(notes("C4 D4 E4 F4")))
    assert list(xml_mutants.mutants(plain, 20, 1)) == list(xml_mutants.mutants(plain, 20, 1))
    assert list(xml_mutants.mutants(plain, 20, 1)) != list(xml_mutants.mutants(plain, 20, 2))
