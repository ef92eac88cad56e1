"""A door for agents: questions to the laws as read-only tools of the Model Context Protocol, over standard input and output.

What it is for: docs/agents.md.
"""
