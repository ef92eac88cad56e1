"""harmonize: national laws on the smuggling of migrants, checked against the UN Protocol and UNTOC."""

__version__ = "0.1.0"
