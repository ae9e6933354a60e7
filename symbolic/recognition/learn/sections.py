"""Learn the section model: logistic regression on bar lines, counts of lengths, least squares on energies."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from symbolic.recognition.bars import describe
from symbolic.recognition.learn.regression import logistic
from symbolic.recognition.sections import (
    ENERGY_FACTS,
    LONGEST_BARS,
    SectionModel,
    edge_facts,
    energy_facts,
)
from symbolic.recognition.sounding import Floats
from symbolic.score import Score

LENGTH_WEIGHT, EDGE_BIAS = 1.0, 1.5
"""How the two are weighed where sections are cut; chosen on held-out songs (dev)."""


def learn_sections(scores: Iterable[Score], with_energy: Iterable[Score]) -> SectionModel:
    """The weights by which the written sections of these scores are found; energies from scores whose plan is known."""
    facts, edges = [], []
    lengths = np.full(LONGEST_BARS + 1, 0.5)
    for score in scores:
        rows, row_edges = _lines_of(score)
        facts.append(rows)
        edges.append(row_edges)
        for section in score.sections:
            if section.bars <= LONGEST_BARS:
                lengths[section.bars] += 1
    weights = logistic(np.concatenate(facts), np.concatenate(edges), "section edges")
    lengths[0] = 1e-9
    weights[-1] += EDGE_BIAS  # the last fact is 1
    return SectionModel(weights, LENGTH_WEIGHT * np.log(lengths / lengths.sum()), _energy(with_energy))


def _lines_of(score: Score) -> tuple[Floats, Floats]:
    """The facts of the lines inside the labelled stretch, and whether each is an edge."""
    rows = edge_facts(describe(score))
    firsts = [section.start_bar for section in score.sections]
    end = min(score.sections[-1].end_bar, len(rows))
    edge = np.zeros(len(rows))
    edge[[first for first in firsts if first < len(rows)]] = 1.0
    return rows[firsts[0] + 1 : end], edge[firsts[0] + 1 : end]


def _energy(scores: Iterable[Score]) -> Floats:
    rows, wanted = [], []
    for score in scores:
        bars = describe(score)
        for section in score.sections:
            rows.append(np.append(energy_facts(bars, (section.start_bar, section.end_bar)), 1.0))
            wanted.append(section.energy)
    if not rows:
        return np.zeros(ENERGY_FACTS + 1)
    found: Floats = np.linalg.lstsq(np.stack(rows), np.array(wanted), rcond=None)[0]
    return found
