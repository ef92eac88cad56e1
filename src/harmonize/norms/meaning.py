"""What a field of a result means, said once on its type: the published schema, tables and codebooks take it from there."""

from collections.abc import Callable
from typing import Annotated, Any


class Means:
    """What stands in a field, in words, and what else JSON Schema says of it (``pattern=...``)."""

    def __init__(self, text: str = "", **bounds: Any) -> None:
        self.text = text
        self.bounds = {key: list(value) if isinstance(value, tuple) else value for key, value in bounds.items()}

    def __get_pydantic_json_schema__(self, kind: Any, schema: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
        """The schema of the field with both."""
        return {**schema(kind), **({"description": self.text} if self.text else {}), **self.bounds}


Count = Annotated[int, Means(minimum=0)]
Day = Annotated[str, Means(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
DayIfKnown = Annotated[
    str, Means("Empty where no day is known, or it has not come.", pattern="^([0-9]{4}-[0-9]{2}-[0-9]{2})?$")
]
StateCode = Annotated[str, Means(pattern="^[A-Z]{2}$")]
DutyId = Annotated[str, Means("The permanent id of a duty.", pattern="^[a-z0-9-]+[-.a-z0-9/]*$")]
Dataset = Annotated[str, Means("Version of the dataset.")]
Allowed = Annotated[
    dict[str, tuple[str, ...]], Means("Facts: by dimension the answers allowed; what is left out is open.")
]
