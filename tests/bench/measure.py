"""Measuring: ours and the yardstick by turns, in one process, on one machine, in one run."""

from __future__ import annotations

import gc
import os
import time
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Sample(NamedTuple):
    """What one run took, in seconds; ``cpu`` counts this process and those it waited for."""

    wall: float
    cpu: float


class Contender(NamedTuple):
    """What is measured: ``prepare`` is not, and gives what ``run`` takes."""

    prepare: Callable[[], Any]
    run: Callable[[Any], object]


def nothing() -> None:
    """Prepare nothing."""


@dataclass(frozen=True, slots=True)
class Timing:
    """The runs of one contender."""

    samples: tuple[Sample, ...]

    @property
    def wall(self) -> float:
        return median(sample.wall for sample in self.samples)

    @property
    def cpu(self) -> float:
        return median(sample.cpu for sample in self.samples)

    def per(self, count: int) -> Timing:
        """Return the timing of one of *count* things that each run did."""
        return Timing(tuple(Sample(s.wall / count, s.cpu / count) for s in self.samples))


def clocked(run: Callable[..., object], *arguments: Any) -> Sample:
    """Run once, and return what it took."""
    cpu, wall = _cpu_seconds(), time.perf_counter()
    run(*arguments)
    return Sample(time.perf_counter() - wall, _cpu_seconds() - cpu)


def interleaved(rounds: int, *contenders: Contender) -> list[Timing]:
    """Run each contender once a round, every other round in the opposite order."""
    samples: list[list[Sample]] = [[] for _ in contenders]
    for number in range(rounds):
        places = range(len(contenders))
        for place in reversed(places) if number % 2 else places:
            prepared = contenders[place].prepare()
            gc.collect()
            samples[place].append(clocked(contenders[place].run, prepared))
    return [Timing(tuple(taken)) for taken in samples]


def alternating(steps: Iterable[tuple[Callable[[], object], ...]]) -> list[Timing]:
    """Run short steps by turns: the first of each contender, then the second of each, ..."""
    samples: list[list[Sample]] = []
    for number, step in enumerate(steps):
        samples = samples or [[] for _ in step]
        places = range(len(step))
        for place in reversed(places) if number % 2 else places:
            samples[place].append(clocked(step[place]))
    return [Timing(tuple(taken)) for taken in samples]


def _cpu_seconds() -> float:
    children = os.times()
    return time.process_time() + children.children_user + children.children_system
