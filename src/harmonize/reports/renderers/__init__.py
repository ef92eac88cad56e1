"""One document, many renderers: each module tells a report in one format and knows nothing of what it is about."""
