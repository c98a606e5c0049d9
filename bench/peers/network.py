"""A noisy-OR network with its evidence, as `crates/locate/examples/networks` writes it.

Absent findings are folded into the priors here again, from the written network: exact for every tool,
and it leaves each of them only the findings that are present.
"""

import json
import math
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Network:
    name: str
    prior: list[float]
    leak: float
    findings: list[list[tuple[int, float]]]  # per finding: (cause, probability that it stays silent)
    others_are_absent: bool
    sets: list[dict]  # the positive findings and the answers of the Rust side


@dataclass(frozen=True)
class Problem:
    """One evidence set, reduced to the causes that can produce a finding that is present."""

    causes: list[int]
    prior: list[float]  # of those causes, absent findings folded in
    leak: float
    rows: list[list[tuple[int, float]]]  # per positive finding: (index into causes, q)
    untouched: dict[int, float]  # all other causes: independent of what is present, closed form

    def answer(self, marginals: list[float]) -> list[float]:
        """Marginals of all causes of the network from those of `causes`."""
        all_causes = self.untouched | dict(zip(self.causes, marginals, strict=True))
        return [all_causes[cause] for cause in sorted(all_causes)]


def read(file: Path) -> Network:
    written = json.loads(file.read_text())
    return Network(**{field: written[field] for field in Network.__dataclass_fields__})


def problem(network: Network, number: int) -> Problem:
    positive = set(network.sets[number]["positive"])
    log_odds = [math.log(p / (1 - p)) for p in network.prior]
    if network.others_are_absent:
        for finding, producers in enumerate(network.findings):
            if finding not in positive:
                for cause, quiet in producers:
                    log_odds[cause] += math.log(quiet)
    prior = [math.exp(u) / (1 + math.exp(u)) for u in log_odds]
    causes = sorted({cause for finding in positive for cause, _ in network.findings[finding]})
    index = {cause: i for i, cause in enumerate(causes)}
    rows = [[(index[cause], quiet) for cause, quiet in network.findings[finding]] for finding in sorted(positive)]
    untouched = {cause: p for cause, p in enumerate(prior) if cause not in index}
    return Problem(causes, [prior[cause] for cause in causes], network.leak, rows, untouched)
