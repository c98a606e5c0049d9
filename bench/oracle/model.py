"""The oracle: two rounds of boosted trees over pairs of a patient and a subject.

The first round sees each subject alone. The second sees in addition what the others leave to explain,
by first-round probabilities of patients that the first round was not trained on.
"""

from dataclasses import dataclass

import lightgbm
import numpy as np
from cohort import Atlas, Cohort
from features import Pairs, Table
from habits import Habits

COUNTED = 0.4  # share of the training patients that habits are counted on; trees see the others
ROUNDS, PATIENCE = 400, 15
TREES = {
    "objective": "binary",
    "learning_rate": 0.08,
    "num_leaves": 31,
    "min_data_in_leaf": 100,
    "feature_fraction": 0.6,
    "lambda_l2": 5.0,
    "max_bin": 127,
    "num_threads": 1,
    "seed": 1,
    "deterministic": True,
    "verbose": -1,
}


@dataclass(frozen=True)
class Oracle:
    table: Table
    with_findings: bool
    first: list[lightgbm.Booster]
    second: lightgbm.Booster
    elsewhere: np.ndarray  # probability of each subject where it is no candidate
    candidates: float  # share of true subjects of the validation patients that are candidates

    @staticmethod
    def train(atlas: Atlas, training: Cohort, validation: Cohort, with_findings: bool) -> "Oracle":
        n_counted = int(COUNTED * len(training))
        table = Table(atlas, Habits.count(atlas, training.part(slice(0, n_counted))))
        shown = training.part(slice(n_counted, None))
        pairs, held = (table.pairs(cohort, with_findings) for cohort in (shown, validation))
        y, held_y = (truth_of(cohort, of) for cohort, of in ((shown, pairs), (validation, held)))

        half = pairs.patient % 2
        first = [boost(pairs.x[half == side], y[half == side], held.x, held_y) for side in (0, 1)]
        p = np.where(half == 0, first[1].predict(pairs.x), first[0].predict(pairs.x))
        held_p = np.mean([model.predict(held.x) for model in first], axis=0)
        x, held_x = (
            np.column_stack([of.x, table.among_others(cohort, of, values)])
            for cohort, of, values in ((shown, pairs, p), (validation, held, held_p))
        )
        second = boost(x, y, held_x, held_y)

        missed = 1 - held_y.sum() / validation.truth.sum()
        return Oracle(table, with_findings, first, second, missed * table.habits.share, 1 - missed)

    def answer(self, cohort: Cohort) -> np.ndarray:
        """Patients × subjects: probability of each subject."""
        pairs = self.table.pairs(cohort, self.with_findings)
        first = np.mean([model.predict(pairs.x) for model in self.first], axis=0)
        p = np.repeat(self.elsewhere[None, :], len(cohort), axis=0)
        others = self.table.among_others(cohort, pairs, first)
        p[pairs.patient, pairs.subject] = self.second.predict(np.column_stack([pairs.x, others]))
        return p


def truth_of(cohort: Cohort, pairs: Pairs) -> np.ndarray:
    return cohort.truth[pairs.patient, pairs.subject]


def boost(x: np.ndarray, y: np.ndarray, held_x: np.ndarray, held_y: np.ndarray) -> lightgbm.Booster:
    data = lightgbm.Dataset(x, y, params=TREES)
    held = lightgbm.Dataset(held_x, held_y, reference=data)
    stop = lightgbm.early_stopping(PATIENCE, verbose=False)
    return lightgbm.train(TREES, data, ROUNDS, valid_sets=[held], callbacks=[stop])
