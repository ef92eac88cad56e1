"""The day on which the tests ask, unless they name another: every law on file had been read by then."""

DAY = "2026-11-28"
