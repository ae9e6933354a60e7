from __future__ import annotations

import pytest

from symbolic.data.work import FIXED_SPLIT, SAME_PERSON, SPLITS, normalise_name, split_of


@pytest.mark.parametrize(
    ("one", "other"),
    [("Schubert, Franz", "Franz Schubert"), ("Dvořák, Antonín", "ANTONIN DVORAK"), ("R. E. M.", "r e m")],
)
def test_one_creator_has_one_name(one: str, other: str):
    assert normalise_name(one) == normalise_name(other)


def test_the_split_does_not_change():
    """A creator that moves between the parts would leak held-out music into training."""
    names = ["Schubert, Franz", "陈奕迅", "Bantock, Granville", "薛之谦", "Richard Rodgers", "刘德华"]
    assert [split_of((name,)) for name in names] == SPLIT_OF_NAMES


SPLIT_OF_NAMES = ["train", "test", "test", "dev", "train", "dev"]


def test_about_a_tenth_is_held_out():
    counts = dict.fromkeys(SPLITS, 0)
    for index in range(4000):
        counts[split_of((f"creator {index}",))] += 1
    assert 3500 < counts["train"] < 3700
    assert 150 < counts["dev"] < 250
    assert 150 < counts["test"] < 250


def test_a_work_goes_with_its_most_held_out_creator():
    by_split = {split_of((f"creator {i}",)): f"creator {i}" for i in range(200)}
    assert split_of((by_split["train"], by_split["test"])) == "test"
    assert split_of((by_split["dev"], by_split["train"])) == "dev"
    assert split_of((by_split["dev"], by_split["test"])) == "test"


def test_drummers_have_a_fixed_split():
    assert split_of(("Groove drummer1",)) == "train"
    assert split_of(("Groove drummer9",)) == "dev"
    assert split_of(("Groove drummer5",)) == "test"
    assert sum("drummer" in name for name in FIXED_SPLIT) == 10


def test_orchestral_composers_are_held_out():
    assert split_of(("Beach, Amy",)) == "dev"
    assert split_of(("Bruckner, Anton",)) == "test"


def test_one_creator_under_two_names_has_one_split():
    assert split_of(("Haydn, Franz",)) == split_of(("Haydn, Joseph",))
    assert all(normalise_name(name) == name for names in SAME_PERSON.items() for name in names)
