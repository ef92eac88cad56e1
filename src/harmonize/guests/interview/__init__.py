"""An interview about a State's law: only what can still change a verdict is asked, and a law file is made of the answers.

What it is for: docs/interview.md.
"""
