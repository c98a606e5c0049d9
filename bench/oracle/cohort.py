"""Cohorts and referral maps as arrays: what `palpate cohort simulate` and the example `answers` wrote."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow.parquet as parquet
from scipy.sparse import csc_matrix, csr_matrix

DATUM_CM2 = 55.0  # skin that a painted region counts as at least, as in the engine
RESULTS = {"absent": 1, "unsure": 2, "present": 3}  # 0: not examined
AGES = [30, 45, 60, 75]
WEEKS = [2, 6, 13, 52]


@dataclass(frozen=True)
class Atlas:
    hash: str
    subjects: list[str]
    is_mimic: np.ndarray
    area: np.ndarray  # cm² of each cell
    weight: np.ndarray  # skin that a painted cell counts as
    prior: np.ndarray  # of each cause
    reach: csc_matrix  # cells × causes: probability of pain where the cause is active
    zones: csc_matrix  # cells × zones of all causes: 1 where a zone reaches
    zone_kind: np.ndarray  # 0 spillover, 1 essential, 2 the site over a trigger point
    zone_start: np.ndarray  # first zone of each cause
    points: np.ndarray  # subjects × most points: causes of each, −1 beyond its last
    mirrored: np.ndarray  # the subject of the other side, or the same one

    @staticmethod
    def read(file: Path) -> "Atlas":
        raw = json.loads(file.read_text())
        area, region = np.array(raw["area_cm2"]), np.array(raw["region"])
        region_area = np.bincount(region, weights=area)
        columns, zones, kinds, starts, causes_of = [], [], [], [], [[] for _ in raw["subjects"]]
        for number, cause in enumerate(raw["causes"]):
            causes_of[cause["subject"]].append(number)
            cells, zone = np.array(cause["cells"], int), np.array(cause["zone"], int)
            columns.append((cells, np.array(cause["r"])))
            starts.append(len(kinds))
            for index in range(len(cause["is_essential"]) + cause["has_site"]):
                zones.append((cells[zone == index], np.ones((zone == index).sum())))
                is_site = index == len(cause["is_essential"])
                kinds.append(2 if is_site else int(cause["is_essential"][index]))
        most = max(map(len, causes_of))
        other = {"right": "left", "left": "right"}
        place = {name: index for index, name in enumerate(raw["subjects"])}
        swap = [f"{name.rpartition('.')[0]}.{other.get(name.rpartition('.')[2])}" for name in raw["subjects"]]
        return Atlas(
            hash=raw["hash"],
            subjects=raw["subjects"],
            is_mimic=np.array(raw["is_mimic"]),
            area=area,
            weight=area * np.maximum(1.0, DATUM_CM2 / region_area[region]),
            prior=np.array([cause["prior"] for cause in raw["causes"]]),
            reach=columns_to_matrix(columns, len(area)),
            zones=columns_to_matrix(zones, len(area)),
            zone_kind=np.array(kinds),
            zone_start=np.array(starts),
            points=np.array([causes + [-1] * (most - len(causes)) for causes in causes_of]),
            mirrored=np.array([place.get(name, index) for index, name in enumerate(swap)]),
        )


@dataclass(frozen=True)
class Cohort:
    painted: csr_matrix  # patients × cells, 0 or 1
    truth: np.ndarray  # patients × subjects, bool
    person: np.ndarray  # patients × traits, bool: sex, age, duration, loads, red flags
    age: np.ndarray
    is_female: np.ndarray
    weeks: np.ndarray
    result: np.ndarray  # patients × subjects: one of `RESULTS`
    sign: np.ndarray  # patients × subjects: number of the sign examined, 0 for none

    def __len__(self) -> int:
        return len(self.age)

    def part(self, rows: slice) -> "Cohort":
        return Cohort(**{name: value[rows] for name, value in vars(self).items()})

    @staticmethod
    def read(file: Path, atlas: Atlas, words: dict[str, int]) -> "Cohort":
        """`words` numbers loads, red flags and signs; it grows with the first cohort and is the same for all."""
        rows = parquet.read_table(file).to_pydict()
        if set(rows["atlas"]) != {atlas.hash}:
            raise SystemExit(f"{file} was made with another atlas: simulate it again")
        n = len(rows["id"])
        place = {name: index for index, name in enumerate(atlas.subjects)}
        sizes = [len(cells) for cells in rows["cells"]]
        cells = np.concatenate([np.array(cells, int) for cells in rows["cells"]])
        ones = np.ones(len(cells), np.float32)
        painted = csr_matrix((ones, cells, np.cumsum([0, *sizes])), shape=(n, len(atlas.area)))
        truth = np.zeros((n, len(place)), bool)
        result, sign = np.zeros(truth.shape, np.uint8), np.zeros(truth.shape, np.uint16)
        age, weeks = np.array(rows["age"]), np.array(rows["weeks"])
        is_female = np.array([sex == "female" for sex in rows["sex"]])
        answers = np.zeros((n, 400), bool)
        for row in range(n):
            truth[row, [place[name] for name in rows["subjects"][row]]] = True
            for word in rows["loads"][row] + rows["red_flags"][row]:
                answers[row, words.setdefault(word, len(words))] = True
            for finding in rows["findings"][row]:
                subject = place[f"{finding['muscle']}.{finding['side']}"]
                result[row, subject] = RESULTS[finding["result"]]
                sign[row, subject] = 1 + words.setdefault(finding["sign"], len(words))
        age_band, week_band = np.digitize(age, AGES), np.digitize(weeks, WEEKS)
        bands = [age_band == band for band in range(len(AGES) + 1)] + [week_band == band for band in range(len(WEEKS) + 1)]
        person = np.concatenate([np.array([is_female, ~is_female, *bands]).T, answers], axis=1)
        return Cohort(painted, truth, person, age, is_female, weeks, result, sign)


def columns_to_matrix(columns: list[tuple[np.ndarray, np.ndarray]], n_rows: int) -> csc_matrix:
    start = np.cumsum([0, *(len(cells) for cells, _ in columns)])
    cells, values = (np.concatenate(parts) for parts in zip(*columns))
    return csc_matrix((values.astype(np.float32), cells, start), shape=(n_rows, len(columns)))
