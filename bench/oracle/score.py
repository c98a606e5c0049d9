"""Scores of probabilities for every subject, as `crates/locate/src/calibration.rs` and `evaluate` define them."""

import numpy as np

SMALLEST_P = 1e-6  # probabilities are kept this far from 0 and 1 in the logarithmic score
JUDGED_P = 0.02  # calibration is judged on subjects given at least this much
BINS = 10
DRAWS = 1000


def top1(p: np.ndarray, truth: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """By patient: hits and tries. Patients without a subject of the atlas are not asked."""
    hits = truth[np.arange(len(p)), p.argmax(1)]
    return hits.astype(float), truth.any(1).astype(float)


def recall5(p: np.ndarray, truth: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """By patient: true subjects among the first five, and all of them."""
    first = np.argsort(-p, axis=1, kind="stable")[:, :5]
    return np.take_along_axis(truth, first, axis=1).sum(1).astype(float), truth.sum(1).astype(float)


def log_score(p: np.ndarray, truth: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """By patient: `−Σ ln p(what was so)` over all subjects."""
    p = np.clip(p, SMALLEST_P, 1 - SMALLEST_P)
    return -np.log(np.where(truth, p, 1 - p)).sum(1), np.ones(len(p))


def calibration_error(p: np.ndarray, truth: np.ndarray) -> float:
    judged = p >= JUDGED_P
    p, truth = p[judged], truth[judged]
    bins = np.minimum((p * BINS).astype(int), BINS - 1)
    return np.abs(np.bincount(bins, p - truth, BINS)).sum() / len(p)


def mean(parts: tuple[np.ndarray, np.ndarray]) -> float:
    return parts[0].sum() / parts[1].sum()


def spread(figure, n: int) -> float:
    """Standard error of `figure(rows)` over patients drawn anew."""
    dice = np.random.default_rng(1)
    return float(np.std([figure(dice.integers(0, n, n)) for _ in range(DRAWS)]))


def of(parts: tuple[np.ndarray, np.ndarray], rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return parts[0][rows], parts[1][rows]
