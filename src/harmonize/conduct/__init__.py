"""Conduct space: what people can do, as sets of facts. Pure algebra; knows no file, no State and no treaty."""
