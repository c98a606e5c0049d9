"""One tool on the evidence sets of one network, from a given one on: a line of JSON each.

`python solve.py FILE TOOL FIRST GIGABYTES`

A process of its own, so that memory and time can be limited and a crash ends nothing else.
"""

import json
import logging
import os
import resource
import sys
import time
import warnings
from pathlib import Path

import network
from tools import TOOLS

REPEAT_BELOW_S = 0.5
REPEATS = 5


def tell(**line) -> None:
    print(json.dumps(line), flush=True)


def solve(problem: network.Problem, tool) -> dict:
    started = time.process_time()
    infer = tool.build(problem)
    built = time.process_time()
    marginals = infer()
    least = time.process_time() - built
    # Processor time and the least of several repeats, as for the engine: other work on the machine is not the tool's.
    for _ in range(REPEATS - 1 if least < REPEAT_BELOW_S else 0):
        again = time.process_time()
        infer()
        least = min(least, time.process_time() - again)
    return {"build_ms": 1e3 * (built - started), "ms": 1e3 * least, "p": problem.answer(marginals)}


def main() -> None:
    file, name, first, gigabytes = sys.argv[1:]
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    limit = int(float(gigabytes) * 2**30)
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    net = network.read(Path(file))
    tool = TOOLS[name]
    # Imports are no part of the time allowed.
    tool.build(network.Problem([0], [0.1], 0.01, [[(0, 0.5)]], {}))()
    tell(ready=True)
    for number in range(int(first), len(net.sets)):
        try:
            tell(set=number, **solve(network.problem(net, number), tool))
        except Exception as error:  # every failure of a peer is a result, and told as such
            is_memory = isinstance(error, MemoryError) or "bad_alloc" in str(error) or "memory" in str(error).lower()
            tell(set=number, failed="memory" if is_memory else f"{type(error).__name__}: {str(error)[:80]}")


main()
