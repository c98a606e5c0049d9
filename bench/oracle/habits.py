"""What a world does, counted on patients whose causes are known."""

from dataclasses import dataclass

import numpy as np
from cohort import Atlas, Cohort

DATUM = 6.0  # cm² of skin that counts as one observation, near the engine's patch
MAP_PATIENTS = 10.0  # the atlas's map counts as this many patients of a subject
TRAIT_PATIENTS = 20.0  # and "no different from the others" as this many, for a trait of the person
COMPANY_PATIENTS = 3.0  # … as this many expected pairs, for two subjects at once


@dataclass(frozen=True)
class Habits:
    share: np.ndarray  # of patients with each subject
    painted: np.ndarray  # cells × subjects: log-likelihood ratio of a painted cell, per cm²
    unpainted: np.ndarray  # the same of a cell left out, summed over all cells for `unpainted_all`
    unpainted_all: np.ndarray
    traits: np.ndarray  # traits × subjects: log-likelihood ratio
    company: np.ndarray  # subjects × subjects: how much commoner one is beside the other, less 1
    findings: np.ndarray  # 3 × subjects examined × subjects: log-likelihood ratio of each result

    @staticmethod
    def count(atlas: Atlas, cohort: Cohort) -> "Habits":
        n = len(cohort)
        truth = cohort.truth.astype(np.float32)

        def both_sides(counts: np.ndarray) -> np.ndarray:
            """Counts by subject, of a subject and its mirror image together."""
            return counts + counts[..., atlas.mirrored]

        patients = both_sides(truth.sum(0))
        share = (patients + 0.5) / (2 * n + 1)

        # Even cells lie on the right, odd ones are their mirror.
        mirror = np.arange(len(atlas.area)) ^ 1
        by_cell = cohort.painted.T @ truth
        background = np.asarray(cohort.painted.mean(0)).ravel()
        background = np.maximum((background + background[mirror]) / 2, 1e-4)[:, None]
        pooled = by_cell + by_cell[mirror][:, atlas.mirrored]
        expected = 1 - (1 - background) * (1 - subject_reach(atlas))
        rate = np.clip((pooled + MAP_PATIENTS * expected) / (patients + MAP_PATIENTS), 1e-4, 1 - 1e-4)
        per_cm2 = (atlas.weight / atlas.area / DATUM)[:, None]
        unpainted = per_cm2 * np.log((1 - rate) / (1 - background))

        traits = both_sides(cohort.person.T.astype(np.float32) @ truth)
        usual = np.maximum(cohort.person.mean(0), 1e-4)[:, None]
        trait_rate = (traits + TRAIT_PATIENTS * usual) / (patients + TRAIT_PATIENTS)

        pairs = mirrored_sum(truth.T @ truth, atlas)
        by_chance = np.outer(patients, patients) / (2 * n)
        company = (pairs + COMPANY_PATIENTS) / (by_chance + COMPANY_PATIENTS) - 1
        np.fill_diagonal(company, 0)

        findings = np.zeros((3, truth.shape[1], truth.shape[1]), np.float32)
        examined = mirrored_sum((cohort.result > 0).astype(np.float32).T @ truth, atlas)
        times_examined = (cohort.result > 0).sum(0)
        for result in (1, 2, 3):
            seen = mirrored_sum((cohort.result == result).astype(np.float32).T @ truth, atlas)
            overall = ((cohort.result == result).sum(0) + 1) / (times_examined + 3)
            rate_of = (seen + TRAIT_PATIENTS * overall[:, None]) / (examined + TRAIT_PATIENTS)
            findings[result - 1] = np.log(rate_of / overall[:, None])
        return Habits(
            share=share,
            painted=(per_cm2 * np.log(rate / background)).astype(np.float32),
            unpainted=unpainted.astype(np.float32),
            unpainted_all=(atlas.area[:, None] * unpainted).sum(0),
            traits=np.log(trait_rate / usual).astype(np.float32),
            company=company.astype(np.float32),
            findings=findings,
        )


def mirrored_sum(counts: np.ndarray, atlas: Atlas) -> np.ndarray:
    """Counts by two subjects, of a pair and its mirror image together."""
    return counts + counts[atlas.mirrored][:, atlas.mirrored]


def subject_reach(atlas: Atlas) -> np.ndarray:
    """Cells × subjects: probability that any of the subject's causes hurts there, all active."""
    dense = atlas.reach.toarray()
    dense = np.concatenate([dense, np.zeros((len(dense), 1), dense.dtype)], axis=1)
    return 1 - np.prod([1 - dense[:, column] for column in atlas.points.T], axis=0)
