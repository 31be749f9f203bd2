"""Which rules are worth a look, and where: one automaton over a joined batch. It may over-report; it never misses."""
