"""Benchmarks: what metafeed does against what a user would write or pick instead, as ratios in one run."""
