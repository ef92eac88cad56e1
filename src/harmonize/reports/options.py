"""What a drafter could change, in words: of the amendments that were tried on the law, those that serve a duty."""

from collections.abc import Container
from functools import cache, partial

from harmonize.norms.amendment import Package
from harmonize.reports.amendments import sentences
from harmonize.reports.wording import Speaker


class Options:
    """The amendments of a law in words, each reported once however many findings it serves."""

    def __init__(self, package: Package, speaker: Speaker) -> None:
        self.package, self.speaker = package, speaker
        self.words = cache(partial(sentences, speaker=speaker))

    def of(self, duties: Container[str], elements: Container[str] = (), facts: int = 0) -> list[str]:
        """The amendments that serve some duties: if there are any, those about some facts, and that change some elements."""
        return [self.words(item) for item in self.package.options(duties, elements, facts)]
