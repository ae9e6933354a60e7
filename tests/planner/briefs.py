"""Random briefs for tests that must hold for every brief."""

from hypothesis import strategies as st

from planner.brief import Attribute, Brief, Progression, Request
from planner.energy import SHAPES
from planner.lexicon.instruments import ENSEMBLES
from planner.lexicon.mood import MOODS, SCENES
from planner.plan import USES
from symbolic.controls import STYLES
from symbolic.instruments import DRUM_KITS
from symbolic.score import MAX_BAR_TICKS, SECTION_KINDS, Meter
from symbolic.theory import MODES


def said(values: st.SearchStrategy) -> st.SearchStrategy:
    """Something said, or nothing."""
    return st.none() | values.map(lambda value: Attribute(value, "words", (0, 5)))


def several(values: st.SearchStrategy, most: int) -> st.SearchStrategy:
    return st.lists(values.map(lambda value: Attribute(value, "words", (0, 5))), max_size=most).map(tuple)


REQUESTS = st.builds(Request, st.integers(0, 127)) | st.builds(
    Request, st.sampled_from(sorted(DRUM_KITS)), drums=st.just(True)
)
METERS = st.builds(Meter, st.just(0), st.integers(1, 15), st.sampled_from((2, 4, 8, 16))).filter(
    lambda meter: meter.bar_ticks <= MAX_BAR_TICKS
)
FORMS = (
    st.lists(st.sampled_from("ABCD"), min_size=1, max_size=6).map(tuple)
    | st.lists(st.sampled_from([k for k in SECTION_KINDS if k != "theme"]), min_size=1, max_size=9).map(tuple)
    | st.just(("verse-chorus",))
)
PROGRESSIONS = st.sampled_from(
    [
        Progression(("Am", "F", "C", "G"), relative=False),
        Progression(("Dm7 G7", "Cmaj7"), relative=False),
        Progression(("I", "V", "vi", "IV"), relative=True),
        Progression(("6", "4", "1", "5"), relative=True),
        Progression(("i", "VII", "VI", "V"), relative=True),
    ]
)
BRIEFS = st.builds(
    Brief,
    prompt=st.just("a prompt"),
    title=st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=20),
    language=st.sampled_from(("zh", "en")),
    tempo_bpm=said(st.floats(20, 300).map(lambda bpm: round(bpm, 2))),
    tempo_word=said(st.sampled_from(((42.0, 58.0), (92.0, 112.0), (190.0, 220.0)))),
    tonic=said(st.integers(0, 11)),
    mode=said(st.sampled_from(sorted(MODES))),
    meter=said(METERS),
    duration_s=said(st.floats(4, 600)),
    bars=said(st.integers(1, 150)),
    form=said(FORMS),
    section_bars=several(st.tuples(st.sampled_from(SECTION_KINDS), st.integers(1, 12)), 2),
    parts=several(st.sampled_from(SECTION_KINDS), 2),
    no_parts=several(st.sampled_from(("intro", "outro", "bridge", "verse")), 2),
    instruments=several(REQUESTS, 4),
    excluded=several(REQUESTS, 2),
    exclusive=said(st.just(True)),
    ensemble=said(st.sampled_from(sorted(ENSEMBLES))),
    mood=said(st.sampled_from(sorted(MOODS))),
    style=said(st.sampled_from(STYLES)),
    scene=said(st.sampled_from(sorted(SCENES))),
    use=said(st.sampled_from(USES)),
    progression=said(PROGRESSIONS),
    energy=said(st.sampled_from(sorted(SHAPES))),
)
