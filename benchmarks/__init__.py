"""Measurements behind every figure in README.md and the model card; see benchmarks/README.md."""
