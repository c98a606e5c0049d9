"""The peers: each builds its model of a problem, then infers the marginals of its causes.

`build(problem)` returns a function without arguments, and only that function is timed.

General tools know no noisy-OR: a finding with n producers would be a table of 2ⁿ⁺¹ numbers. It is
divorced into a chain of ORs with two parents each (Heckerman and Breese 1996), which is exact:
`a_i` is on where `a_(i-1)` is or where cause i produces the finding. All chains run through the causes
in the same order, which allows elimination with cliques of one node a finding and a cause.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product

from network import Problem

Infer = Callable[[], list[float]]


@dataclass(frozen=True)
class Tool:
    name: str
    is_exact: bool
    build: Callable[[Problem], Infer]


def links(problem: Problem):
    """The chains: (name, name before it or None, cause, leak, q) a link, and the names of the ends."""
    chain, ends = [], []
    for number, row in enumerate(problem.rows):
        before = None
        for step, (cause, quiet) in enumerate(row):
            name = f"a{number}_{step}"
            chain.append((name, before, cause, problem.leak if before is None else 0.0, quiet))
            before = name
        if before is not None:
            ends.append(before)
    return chain, ends


def link_table(link) -> tuple[list[str], list[float]]:
    """Parents of a link and P(off) over their states, the last parent fastest."""
    _, before, cause, leak, quiet = link
    off = [1 - leak, (1 - leak) * quiet]
    return ([f"z{cause}"], off) if before is None else ([before, f"z{cause}"], [*off, 0.0, 0.0])


# --- pyAgrum ---------------------------------------------------------------------------------------


def agrum_causes(problem: Problem):
    import pyagrum as gum

    net = gum.BayesNet()
    for cause, prior in enumerate(problem.prior):
        net.add(gum.LabelizedVariable(f"z{cause}", "", 2))
        net.cpt(f"z{cause}").fillWith([1 - prior, prior])
    return net


def agrum_divorced(problem: Problem):
    import pyagrum as gum

    net = agrum_causes(problem)
    chain, ends = links(problem)
    for link in chain:
        name = link[0]
        net.add(gum.LabelizedVariable(name, "", 2))
        parents, off = link_table(link)
        for parent in parents:
            net.addArc(parent, name)
        for states, p in zip(product((0, 1), repeat=len(parents)), off, strict=True):
            net.cpt(name)[dict(zip(parents, states))] = [p, 1 - p]
    return net, ends


def agrum_noisy_or(problem: Problem):
    """pyAgrum's own noisy-OR node.

    `addNoisyORNet(leak)` means P(on) = 1 − (1 − leak)·Π q, as here. `addNoisyOR` is
    `addNoisyORCompound`, whose weight of a cause is P(on | that cause alone) with the leak already
    inside: given 1 − q it is another network.
    """
    import pyagrum as gum

    net = agrum_causes(problem)
    ends = []
    for number, row in enumerate(problem.rows):
        net.addNoisyORNet(gum.LabelizedVariable(f"x{number}", "", 2), problem.leak)
        for cause, quiet in row:
            net.addWeightedArc(f"z{cause}", f"x{number}", 1 - quiet)
        ends.append(f"x{number}")
    return net, ends


def agrum(engine: str, model: Callable) -> Callable[[Problem], Infer]:
    def build(problem: Problem) -> Infer:
        import pyagrum as gum

        gum.setNumberOfThreads(1)
        net, ends = model(problem)
        names = [f"z{cause}" for cause in range(len(problem.prior))]

        def infer() -> list[float]:
            inference = getattr(gum, engine)(net)
            inference.setEvidence(dict.fromkeys(ends, 1))
            inference.setTargets(set(names))
            inference.makeInference()
            return [float(inference.posterior(name)[1]) for name in names]

        return infer

    return build


# --- pgmpy -----------------------------------------------------------------------------------------


def pgmpy_elimination(problem: Problem) -> Infer:
    from pgmpy.factors.discrete import TabularCPD
    from pgmpy.inference import VariableElimination
    from pgmpy.models import DiscreteBayesianNetwork

    net = DiscreteBayesianNetwork()
    names = [f"z{cause}" for cause in range(len(problem.prior))]
    net.add_nodes_from(names)
    tables = [TabularCPD(name, 2, [[1 - prior], [prior]]) for name, prior in zip(names, problem.prior, strict=True)]
    chain, ends = links(problem)
    for link in chain:
        parents, off = link_table(link)
        net.add_edges_from((parent, link[0]) for parent in parents)
        tables.append(TabularCPD(link[0], 2, [off, [1 - p for p in off]], parents, [2] * len(parents)))
    net.add_cpds(*tables)
    evidence = dict.fromkeys(ends, 1)

    def infer() -> list[float]:
        # One query a cause: a query for all of them at once would build their joint table.
        solver = VariableElimination(net)
        found = [solver.query([name], evidence, show_progress=False) for name in names]
        return [float(factor.values[1]) for factor in found]

    return infer


def pgmpy_junction_tree(problem: Problem) -> Infer:
    """Evidence is put into the factors and the tree calibrated once.

    `BeliefPropagation.query` builds and calibrates a tree again for every question, with the evidence
    as nodes: twenty times slower on ten causes.
    """
    import numpy as np
    from pgmpy.factors.discrete import DiscreteFactor
    from pgmpy.inference import BeliefPropagation
    from pgmpy.models import DiscreteMarkovNetwork

    names = [f"z{cause}" for cause in range(len(problem.prior))]
    factors = [DiscreteFactor([name], [2], [1 - p, p]) for name, p in zip(names, problem.prior, strict=True)]
    chain, ends = links(problem)
    for link in chain:
        parents, off = link_table(link)
        table = np.array([off, [1 - p for p in off]])
        if link[0] in ends:
            factors.append(DiscreteFactor(parents, [2] * len(parents), table[1]))
        else:
            factors.append(DiscreteFactor([link[0], *parents], [2] * (1 + len(parents)), table))
    parts = components(factors)

    def infer() -> list[float]:
        found = {}
        for part in parts:
            scope = {name for factor in part for name in factor.variables}
            if len(scope) == 1:
                mass = np.prod([factor.values for factor in part], axis=0)
                found[scope.pop()] = float(mass[1] / mass.sum())
                continue
            net = DiscreteMarkovNetwork()
            net.add_nodes_from(sorted(scope))
            for factor in part:
                net.add_edges_from((a, b) for a in factor.variables for b in factor.variables if a < b)
            net.add_factors(*part)
            solver = BeliefPropagation(net)
            solver.calibrate()
            beliefs = sorted(solver.get_clique_beliefs().values(), key=lambda belief: belief.values.size)
            for name in scope.intersection(names):
                belief = next(belief for belief in beliefs if name in belief.variables)
                values = belief.marginalize([v for v in belief.variables if v != name], inplace=False).values
                found[name] = float(values[1] / values.sum())
        return [found[name] for name in names]

    return infer


def components(factors: list) -> list[list]:
    """Factors that share variables, directly or through others: pgmpy wants a connected network."""
    parts: list[tuple[set, list]] = []
    for factor in factors:
        scope, members = set(factor.variables), [factor]
        for part in [part for part in parts if part[0] & scope]:
            parts.remove(part)
            scope |= part[0]
            members = part[1] + members
        parts.append((scope, members))
    return [members for _, members in parts]


# --- numpy -----------------------------------------------------------------------------------------


def brute_force(problem: Problem) -> Infer:
    """All 2ⁿ sets of causes at once."""
    import numpy as np

    n = len(problem.prior)
    if n > 22:
        raise MemoryError(f"2^{n} sets")

    def over_sets(factors: list[tuple[float, float]]):
        """Product over causes of the first (inactive) or second (active) number, for every set."""
        mass = np.ones(1)
        for inactive, active in factors:
            mass = np.concatenate([mass * inactive, mass * active])
        return mass

    def infer() -> list[float]:
        mass = over_sets([(1 - p, p) for p in problem.prior])
        for row in problem.rows:
            quiet = dict(row)
            mass *= 1 - (1 - problem.leak) * over_sets([(1.0, quiet.get(cause, 1.0)) for cause in range(n)])
        total = mass.sum()
        shape = mass.reshape([2] * n)
        # The last cause varies slowest: it is the first axis.
        return [float(shape.take(1, axis=n - 1 - cause).sum() / total) for cause in range(n)]

    return infer


TOOLS = {
    tool.name: tool
    for tool in (
        Tool("numpy, brute force", True, brute_force),
        Tool("pyAgrum LazyPropagation", True, agrum("LazyPropagation", agrum_divorced)),
        Tool("pyAgrum LazyPropagation, noisy-OR node", True, agrum("LazyPropagation", agrum_noisy_or)),
        Tool("pyAgrum VariableElimination", True, agrum("VariableElimination", agrum_divorced)),
        Tool("pyAgrum LoopyBeliefPropagation", False, agrum("LoopyBeliefPropagation", agrum_divorced)),
        Tool("pgmpy VariableElimination", True, pgmpy_elimination),
        Tool("pgmpy BeliefPropagation", True, pgmpy_junction_tree),
    )
}
