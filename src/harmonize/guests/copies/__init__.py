"""Copies of statutes on the user's disk: their words in a normal form, where a provision stands in them, and what changed.

The words of a statute are never kept: a fingerprint holds one short hash per sentence. What it is for: docs/drift.md.
"""
