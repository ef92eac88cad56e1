"""The atlas: the dataset as a site of plain pages, to browse, link and cite, without network or server.

A page is a report that a command gives, or several, drawn by the templates of every page; beside it stand its tables.
What it holds is on the page docs/atlas.md.
"""
