"""Guests: what sits on the Python interface as any other program could, and is known to the commands alone."""
