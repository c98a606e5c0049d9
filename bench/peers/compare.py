"""The engine against general tools on the same networks and evidence, in one run.

`python compare.py FOLDER` reads what `cargo run --example networks FOLDER` wrote there, lets every
tool of `tools.py` solve it, and prints two tables: processor time and error. Linux only. Ends with 1 if an exact tool that
finished lies more than 1e-6 outside the certified bounds of the engine.
"""

import argparse
import json
import os
import selectors
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import network
from tools import TOOLS

NETWORKS = ["10x20", "20x40", "40x100", "80x200", "20x40-unknown", "40x100-unknown", "80x200-unknown", "full"]
OURS = {"engine": "**Palpate**, bounds within 1e-3", "engine_as_in_product": "Palpate, effort of the product"}
RUST = {"brute_force": "Rust, brute force", "quickscore": "Rust, Quickscore in fixed point"}
SLACK = 1e-6  # an exact tool this far outside the bounds ends the run with 1
GIVE_UP_AFTER = 2  # evidence sets in a row that took too long


@dataclass(frozen=True)
class Limits:
    seconds: float  # of processor time an evidence set
    gigabytes: float


def run(file: Path, n_sets: int, tool: str, limits: Limits) -> list[dict]:
    """Answers of one tool to each evidence set: `{"ms", "p"}` or `{"failed"}`."""
    answers: list[dict] = []
    while len(answers) < n_sets:
        if [answer.get("failed") for answer in answers[-GIVE_UP_AFTER:]] == ["time"] * GIVE_UP_AFTER:
            return answers + [{"failed": "time"}] * (n_sets - len(answers))
        command = [sys.executable, "solve.py", str(file), tool, str(len(answers)), str(limits.gigabytes)]
        one_thread = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")}
        child = subprocess.Popen(
            command, stdout=subprocess.PIPE, cwd=Path(__file__).parent, env={**os.environ, **one_thread}
        )
        is_late = follow(child, answers, limits.seconds)
        child.kill()
        code = child.wait()
        if len(answers) < n_sets:
            answers.append({"failed": "time" if is_late else f"ended with {code}"})
    return answers


def follow(child: subprocess.Popen, answers: list[dict], seconds: float) -> bool:
    """Collects lines until the child ends (false) or spends too long on one (true)."""
    with selectors.DefaultSelector() as selector:
        selector.register(child.stdout, selectors.EVENT_READ)
        rest, last = b"", None
        while True:
            if last is not None and processor_seconds(child.pid) - last >= seconds:
                return True
            if not selector.select(timeout=0.2):
                continue
            data = os.read(child.stdout.fileno(), 1 << 20)
            if not data:
                return False
            *lines, rest = (rest + data).split(b"\n")
            for told in map(json.loads, lines):
                # The first line says that all is imported: only then the clock starts.
                last = processor_seconds(child.pid)
                if "set" in told:
                    answers.append(told)


def processor_seconds(pid: int) -> float:
    # User and system time, fields 14 and 15; the name in field 2 may hold blanks.
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def judged(net: network.Network, answers: list[dict]) -> dict:
    """What the answers to all sets of a network come to."""
    solved = [(told, found) for told, found in zip(net.sets, answers, strict=True) if found and "p" in found]
    failures = sorted({found["failed"] for found in answers if found and "failed" in found})
    if not solved:
        return {"solved": 0, "failures": failures}
    errors, beyond, n_outside, n_marginals = [], 0.0, 0, 0
    for told, found in solved:
        exact = told["quickscore"] or told["brute_force"]
        if exact:
            errors += [abs(a - b) for a, b in zip(found["p"], exact["p"], strict=True)]
        bounds = zip(found["p"], told["engine"]["lower"], told["engine"]["upper"], strict=True)
        outside = [max(low - p, p - high, 0.0) for p, low, high in bounds]
        beyond = max(beyond, *outside)
        n_outside += sum(distance > 1e-9 for distance in outside)
        n_marginals += len(outside)
    return {
        "solved": len(solved),
        "failures": failures,
        "ms": median(found["ms"] for _, found in solved),
        "ratio": median(found["ms"] / told["engine"]["ms"] for told, found in solved),
        "error": max(errors, default=None),
        "beyond": beyond,
        "outside_pct": 100 * n_outside / n_marginals,
        "width": max((max(b - a for a, b in zip(f["lower"], f["upper"])) for _, f in solved if "lower" in f), default=None),
        "n_open": sum(not found.get("is_closed", True) for _, found in solved),
    }


def significant(value: float) -> str:
    return f"{value:.2g}" if value < 10 else f"{float(f'{value:.2g}'):,.0f}"


def duration(ms: float) -> str:
    return f"{significant(ms)} ms" if ms < 1000 else f"{significant(ms / 1000)} s"


def time_cell(row: dict | None, n_sets: int, is_ours: bool) -> str:
    if row is None:
        return "–"
    if not row["solved"]:
        return ", ".join(row["failures"])
    text = duration(row["ms"]) if is_ours else f"{duration(row['ms'])} ({significant(row['ratio'])}×)"
    if row["n_open"]:
        text += f", {row['n_open']} open"
    return text if row["solved"] == n_sets else f"{text}, {row['solved']} of {n_sets}"


def error_cell(row: dict | None) -> str:
    if row is None or not row["solved"]:
        return "–"
    error = "" if row["error"] is None else f"{row['error']:.0e}" if row["error"] else "0"
    if row["width"] is not None:
        return f"{error} within {row['width']:.0e}".lstrip()
    outside = f"{row['outside_pct']:.2g} % outside" if row["outside_pct"] or not error else ""
    return "; ".join(part for part in (error, outside) if part)


def table(title: str, rows: dict[str, dict], cell) -> str:
    lines = [f"| {title} | " + " | ".join(NETWORKS) + " |", "|---" * (1 + len(NETWORKS)) + "|"]
    for name, by_network in rows.items():
        lines.append(f"| {name} | " + " | ".join(cell(name, net, by_network.get(net)) for net in NETWORKS) + " |")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seconds", type=float, default=15, help="processor time of a tool for an evidence set")
    parser.add_argument("--gigabytes", type=float, default=8, help="memory of a tool")
    arguments = parser.parse_args()
    limits = Limits(arguments.seconds, arguments.gigabytes)

    rows: dict[str, dict] = {name: {} for name in [*OURS.values(), *RUST.values(), *TOOLS]}
    exact = [*RUST.values(), *(tool.name for tool in TOOLS.values() if tool.is_exact)]
    n_sets, disagreeing = {}, []
    for name in NETWORKS:
        file = (arguments.folder / f"{name}.json").resolve()
        net = network.read(file)
        n_sets[name] = len(net.sets)
        for key, title in {**OURS, **RUST}.items():
            answers = [told[key] for told in net.sets]
            rows[title][name] = judged(net, answers) if any(answers) else None
        for title in TOOLS:
            started = time.monotonic()
            row = judged(net, run(file, len(net.sets), title, limits))
            rows[title][name] = row
            print(f"{name}, {title}: {row} after {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
        for title in exact:
            row = rows[title][name]
            if row and row["solved"] and row["beyond"] > SLACK:
                disagreeing.append(f"{name}: {title} lies {row['beyond']:.1e} outside the bounds")
    (arguments.folder / "result.json").write_text(json.dumps(rows, indent=1))

    ours = set(OURS.values())
    print(table("time, one thread", rows, lambda title, net, row: time_cell(row, n_sets[net], title in ours)))
    print()
    print(table("largest error", rows, lambda _, __, row: error_cell(row)))
    print()
    finished = sum(row["solved"] for title in exact for row in rows[title].values() if row)
    print("\n".join(disagreeing) or f"Every exact tool agrees with the bounds within {SLACK:g}: {finished} answers.")
    return 1 if disagreeing else 0


sys.exit(main())
