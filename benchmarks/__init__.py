"""Throughput of the engine beside a raw automaton scan and a naive scanner, in one interleaved run."""
