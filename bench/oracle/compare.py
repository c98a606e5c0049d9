"""How much of what a drawing tells the engine finds, in worlds where the truth is known.

`python compare.py FOLDER` trains a model on each simulated world, with and without findings, and prints
its scores beside those of the engine and of the printed chart on the same test patients.
`FOLDER` holds `atlas.json`, `WORLD-{training,validation,test}.parquet` and `WORLD-test.answers.jsonl`.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
import score
from cohort import Atlas, Cohort
from model import Oracle

WORLDS = ["near", "far"]
EVIDENCE = {"drawing": "drawing", "examined": "drawing and findings"}


def main(folder: Path) -> None:
    atlas = Atlas.read(folder / "atlas.json")
    print("| world | evidence | who | top-1 | recall at 5 | log score | ECE |\n|---|---|---|---|---|---|---|")
    shares, notes = [], []
    for world in WORLDS:
        words: dict[str, int] = {}
        cohorts = [Cohort.read(folder / f"{world}-{part}.parquet", atlas, words) for part in ("training", "validation", "test")]
        training, validation, test = cohorts
        answers = read_answers(folder / f"{world}-test.answers.jsonl")
        share = (training.truth.sum(0) + 0.5) / (len(training) + 1)
        prior = np.repeat(share[None, :], len(test), axis=0)
        for evidence, told in EVIDENCE.items():
            start = time.process_time()
            oracle = Oracle.train(atlas, training, validation, evidence == "examined")
            p = {"engine": answers[evidence], "oracle": oracle.answer(test), "shares of the world alone": prior}
            if evidence == "drawing":
                p["printed chart"] = answers["chart"]
            for who, values in p.items():
                print(f"| {world} | {told} | {who} | {' | '.join(row(values, test.truth, who == 'printed chart'))} |", flush=True)
            shares.append(f"| {world} | {told} | {' | '.join(share_row(p, test.truth))} |")
            notes.append(note(world, told, oracle, cohorts, time.process_time() - start))
    print("\n| world | evidence | top-1 | recall at 5 | log score gained |\n|---|---|---|---|---|")
    print("\n".join(shares), "\n".join(notes), sep="\n\n")


def read_answers(file: Path) -> dict[str, np.ndarray]:
    lines = [json.loads(line) for line in file.read_text().splitlines()]
    return {name: np.array([line[name] for line in lines]) for name in ("drawing", "examined", "chart")}


def row(p: np.ndarray, truth: np.ndarray, is_ranking: bool) -> list[str]:
    """Each score ± its standard error; a ranking has no probabilities to judge."""
    cells = []
    for measure, digits in ((score.top1, 3), (score.recall5, 3), (score.log_score, 2)):
        parts = measure(p, truth)
        error = score.spread(lambda rows: score.mean(score.of(parts, rows)), len(truth))
        cells.append(f"{score.mean(parts):.{digits}f} ± {error:.{digits}f}")
    cells.append(f"{score.calibration_error(p, truth):.3f}")
    return [*cells[:2], "", ""] if is_ranking else cells


def share_row(p: dict[str, np.ndarray], truth: np.ndarray) -> list[str]:
    """The engine's score by the oracle's, patient by patient the same; of the log score what each gains over the shares alone."""
    cells = []
    for measure in (score.top1, score.recall5):
        engine, oracle = measure(p["engine"], truth), measure(p["oracle"], truth)
        cells.append(ratio(lambda rows: score.mean(score.of(engine, rows)) / score.mean(score.of(oracle, rows)), len(truth)))
    engine, oracle, prior = (score.log_score(p[who], truth)[0] for who in ("engine", "oracle", "shares of the world alone"))
    cells.append(ratio(lambda rows: (prior[rows] - engine[rows]).sum() / (prior[rows] - oracle[rows]).sum(), len(truth)))
    return cells


def ratio(figure, n: int) -> str:
    return f"{figure(np.arange(n)):.3f} ± {score.spread(figure, n):.3f}"


def note(world: str, evidence: str, oracle: Oracle, cohorts: list[Cohort], seconds: float) -> str:
    training, validation, test = map(len, cohorts)
    trees = [model.best_iteration for model in (*oracle.first, oracle.second)]
    return (
        f"- {world}, {evidence}: {training} patients to train on, {validation} to stop by, {test} to judge; trees {trees}; "
        f"{100 * oracle.candidates:.1f} % of true subjects are candidates; {seconds:.0f} s of processor time."
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
