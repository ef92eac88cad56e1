"""A plain judge of the five forms of duty, kept to check the engine against.

It is written from what the treaty files and the design say, not from the engine: a set of facts is a list of cubes, a
difference is taken one cube at a time, nothing is remembered and nothing is skipped. It is slow, and meant to be. From
the package under test it takes the vocabulary (which bit stands for which answer) and the law of a day, nothing else;
`given.py` is the only place that knows how a law is kept.
"""
