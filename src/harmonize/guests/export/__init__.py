"""The dataset as open data: a Frictionless data package and an SQLite file, the same bytes for the same dataset.

What it is for: docs/open-data.md.
"""
