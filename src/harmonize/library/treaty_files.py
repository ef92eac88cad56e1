"""The files of the treaty: instruments, measures and articles as models, checked against each other and lowered."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from harmonize.errors import UnreadableData
from harmonize.library.located_yaml import Located
from harmonize.library.problem import rule_of
from harmonize.library.validation import accepted, located
from harmonize.norms.treaty import Treaty
from harmonize.texts.treaty import Article, InstrumentsFile, MeasuresFile
from harmonize.texts.treaty_consistency import treaty_mistakes
from harmonize.texts.treaty_lowering import (
    explanation,
    lowered_dispute,
    lowered_duty,
    lowered_instrument,
    lowered_measure,
    lowered_selections,
)


class TreatyFiles(NamedTuple):
    """The files as models, each with its places."""

    head: tuple[InstrumentsFile, Located]
    measures: tuple[MeasuresFile, Located]
    articles: list[tuple[Article, Located]]

    def lowered(self, version: str) -> Treaty:
        """All instruments with their duties, measures and disputes. Raises UnreadableData where they do not fit together."""
        problems = [
            located(file, mistake) for file, mistake in treaty_mistakes(*self) if rule_of(mistake).severity == "error"
        ]
        if problems:
            raise UnreadableData(problems)
        head = self.head[0]
        order = list(head.instruments)
        articles = sorted((item for item, _ in self.articles), key=lambda item: (order.index(item.instrument), item.id))
        return Treaty(
            version,
            lowered_selections(head.selections),
            {key: lowered_instrument(key, item) for key, item in head.instruments.items()},
            {key: lowered_dispute(key, item) for key, item in head.disputes.items()},
            {key: lowered_measure(key, item) for key, item in self.measures[0].measures.items()},
            {duty.id: lowered_duty(item.instrument, item.article, duty) for item in articles for duty in item.duties},
        )

    def explanations(self) -> dict[str, Any]:
        """The prose of duties, disputes and measures."""
        head, measures, articles = self.head[0], self.measures[0].measures, [article for article, _ in self.articles]
        return {
            "duties": {duty.id: explanation(duty) for article in articles for duty in article.duties},
            "articles": {
                article.id: {"title": article.title, "duties": [duty.id for duty in article.duties]}
                for article in articles
            },
            "disputes": {key: item.question for key, item in head.disputes.items()},
            "measures": {key: {"means": item.means, "source": item.source} for key, item in measures.items()},
            "instruments": {key: {"url": item.url or ""} for key, item in head.instruments.items()},
        }

    def written_duties(self) -> dict[str, dict[str, Any]]:
        """Every duty as its article writes it."""
        return {duty["id"]: duty for _, place in self.articles for duty in place.data["duties"]}


def read(root: Path, articles: Path, name: Callable[[Path], str]) -> TreatyFiles:
    """The files below a data folder. Raises UnreadableData with every mistake of every file."""
    raised: list[UnreadableData] = []

    def take(path: Path, model: type[Any]) -> Any:
        try:
            return accepted(path, model, name(path))
        except UnreadableData as error:
            raised.append(error)
            return None

    instruments = articles / "instruments.yaml"
    found = TreatyFiles(
        take(instruments, InstrumentsFile),
        take(root / "measures.yaml", MeasuresFile),
        [take(path, Article) for path in sorted(articles.glob("*.yaml")) if path != instruments],
    )
    if raised:
        raise UnreadableData([line for error in raised for line in error.problems])
    return found
