"""Figures of a patient and a subject that a ranking can be learnt from."""

from dataclasses import dataclass

import numpy as np
from cohort import Atlas, Cohort
from habits import Habits, subject_reach
from scipy.sparse import csr_matrix

CANDIDATES = 56  # subjects a patient that are ranked at all
LEARNT = 0.05  # of a learnt map's log-likelihood ratio, in the score that chooses the candidates
# Of the model's own score, not those of atlas/defaults.toml: the trees decide what it is worth.
LEAK = 0.002
WEIGHTS = [0.05 / 6.05, 0.15 / 6.05, 0.25 / 6.05]
OUTLINE = 0.15  # the printed outline: half the spillover probability
CHUNK = 500


@dataclass(frozen=True)
class Pairs:
    patient: np.ndarray
    subject: np.ndarray
    x: np.ndarray

    @staticmethod
    def join(parts: list["Pairs"]) -> "Pairs":
        return Pairs(*(np.concatenate([getattr(part, name) for part in parts]) for name in ("patient", "subject", "x")))


class Table:
    """Lays out an atlas and the habits of a world, and makes pairs of them."""

    def __init__(self, atlas: Atlas, habits: Habits):
        self.atlas, self.habits = atlas, habits
        reach = atlas.reach
        self.strength = reach.copy()
        self.strength.data = -np.log1p(-reach.data)
        self.gain = reach.copy()
        self.gain.data = np.log((1 - (1 - LEAK) * (1 - reach.data)) / LEAK).astype(np.float32)
        self.outline = reach.copy()
        self.outline.data = (reach.data >= OUTLINE).astype(np.float32)
        self.norm = np.sqrt(reach.multiply(reach).T @ atlas.area)
        self.zone_area = np.maximum(atlas.zones.T @ atlas.area, 1e-6)
        self.subject_strength = -np.log1p(-np.minimum(subject_reach(atlas), 0.98)).astype(np.float32)
        unit = self.subject_strength * np.sqrt(atlas.area)[:, None]
        unit /= np.maximum(np.linalg.norm(unit, axis=0), 1e-9)
        self.alike = unit.T @ unit
        np.fill_diagonal(self.alike, 0)

    def pairs(self, cohort: Cohort, with_findings: bool) -> Pairs:
        parts = []
        for start in range(0, len(cohort), CHUNK):
            part = self._chunk(cohort.part(slice(start, start + CHUNK)), with_findings)
            parts.append(Pairs(part.patient + start, part.subject, part.x))
        return Pairs.join(parts)

    def _chunk(self, cohort: Cohort, with_findings: bool) -> Pairs:
        atlas, habits = self.atlas, self.habits
        cells = cohort.painted
        skin = scaled(cells, atlas.area)
        counted = scaled(cells, atlas.weight)
        painted_area = np.asarray(skin.sum(1))

        gain, strength = (counted @ self.gain).toarray(), (counted @ self.strength).toarray()
        missing = (atlas.weight @ self.strength)[None, :] - strength
        log_prior = np.log(atlas.prior)[None, :]
        scores = [weight * (gain - 0.5 * missing) + log_prior for weight in WEIGHTS]
        both = (skin @ self.outline).toarray()
        hit = (skin @ atlas.reach).toarray()
        covered = (skin @ atlas.zones).toarray() / self.zone_area
        by_cause = {
            "gain": gain,
            "missing": missing,
            "score low": scores[0],
            "score": scores[1],
            "score high": scores[2],
            "dice": 2 * both / (painted_area + atlas.area @ self.outline),
            "cosine": hit / (np.sqrt(painted_area) * self.norm + 1e-9),
            "hit": hit / (atlas.area @ atlas.reach),
            "precision": both / np.maximum(painted_area, 1e-9),
            "best essential": self._most(covered, 1),
            "worst essential": -self._most(-covered, 1),
            "best spillover": self._most(covered, 0),
            "site": self._most(covered, 2),
        }
        best, others = self._best_point(scores[1])
        columns = {name: np.take_along_axis(values, best, axis=1) for name, values in by_cause.items()}
        columns["all points"] = others
        learnt = np.asarray(skin @ habits.painted) + habits.unpainted_all - np.asarray(skin @ habits.unpainted)
        log_share = np.log(habits.share)[None, :]
        person = cohort.person @ habits.traits
        columns |= {"learnt": learnt, "person": person, "learnt in all": LEARNT * learnt + person + log_share}
        rough = columns["score"] + columns["learnt in all"]
        if with_findings:
            said = sum((cohort.result == result).astype(np.float32) @ habits.findings[result - 1] for result in (1, 2, 3))
            columns |= {"findings": said, "result": cohort.result, "sign": cohort.sign}
            columns["result opposite"] = cohort.result[:, atlas.mirrored]
            columns["rough"] = rough = rough + said
        for name in ("score", "learnt in all", "dice"):
            values = columns[name]
            columns[f"{name} behind"] = values.max(1, keepdims=True) - values
            columns[f"{name} rank"] = ranks(values)
            columns[f"{name} opposite"] = values[:, atlas.mirrored]
        columns["share"] = np.repeat(log_share, len(cohort), axis=0)
        columns["is mimic"] = np.repeat(atlas.is_mimic[None, :], len(cohort), axis=0)
        whole = {"painted": painted_area[:, 0], "age": cohort.age, "is female": cohort.is_female, "weeks": cohort.weeks}
        if with_findings:
            whole |= {f"with result {result}": (cohort.result == result).sum(1) for result in (1, 2, 3)}

        patient, subject = np.nonzero(ranks(rough) < CANDIDATES)
        x = [values[patient, subject] for values in columns.values()] + [values[patient] for values in whole.values()]
        return Pairs(patient, subject, np.stack(x, axis=1).astype(np.float32))

    def among_others(self, cohort: Cohort, pairs: Pairs, p: np.ndarray) -> np.ndarray:
        """Columns that say what the other candidates leave to explain, given a first probability `p` of each pair."""
        n_subjects = len(self.atlas.subjects)
        believed = csr_matrix((p, (pairs.patient, pairs.subject)), shape=(len(cohort), n_subjects)).toarray()
        columns = {
            "p": p,
            "others": believed.sum(1)[pairs.patient] - p,
            "company": (believed @ self.habits.company.T)[pairs.patient, pairs.subject],
            "rivals": (believed @ self.alike)[pairs.patient, pairs.subject],
            "opposite": believed[pairs.patient, self.atlas.mirrored[pairs.subject]],
            "rank": ranks(believed)[pairs.patient, pairs.subject],
            "behind": believed.max(1)[pairs.patient] - p,
        }
        left = np.zeros((len(p), 3))
        bounds = np.searchsorted(pairs.patient, np.arange(len(cohort) + 1))
        for row in range(len(cohort)):
            mine = slice(bounds[row], bounds[row + 1])
            cells = cohort.painted.indices[cohort.painted.indptr[row] : cohort.painted.indptr[row + 1]]
            own = self.subject_strength[cells][:, pairs.subject[mine]]
            rest = (own @ p[mine])[:, None] - own * p[mine]
            quiet = (1 - LEAK) * np.exp(-rest)
            weight = self.atlas.weight[cells]
            left[mine, 0] = weight @ np.log((1 - quiet * np.exp(-own)) / (1 - quiet))
            left[mine, 1] = weight @ (quiet * -np.expm1(-own))
            left[mine, 2] = left[mine, 1] / np.maximum(weight @ -np.expm1(-own), 1e-9)
        return np.column_stack([*columns.values(), left]).astype(np.float32)

    def _most(self, covered: np.ndarray, kind: int) -> np.ndarray:
        """By cause: the largest of `covered` over its zones of one kind; −1 without one."""
        masked = np.where(self.atlas.zone_kind == kind, covered, -1.0)
        return np.maximum.reduceat(masked, self.atlas.zone_start, axis=1)

    def _best_point(self, score: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """By subject: its cause with the best score, and `ln Σ exp(score)` over all of them."""
        padded = np.concatenate([score, np.full((len(score), 1), -1e3)], axis=1)
        of_subject = padded[:, self.atlas.points]
        first = of_subject.argmax(2)
        best = self.atlas.points[np.arange(len(self.atlas.points))[None, :], first]
        return best, np.logaddexp.reduce(of_subject, axis=2)


def scaled(cells: csr_matrix, by: np.ndarray) -> csr_matrix:
    values = csr_matrix(cells, copy=True)
    values.data = by[values.indices].astype(np.float32)
    return values


def ranks(values: np.ndarray) -> np.ndarray:
    """0 for the largest of each row."""
    order = np.argsort(-values, axis=1, kind="stable")
    found = np.empty_like(order)
    np.put_along_axis(found, order, np.arange(values.shape[1])[None, :], axis=1)
    return found
