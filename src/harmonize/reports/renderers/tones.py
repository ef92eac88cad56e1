"""The colours of workbooks and memos: a cell and its letters, for the tone of each verdict."""

TONES = {
    "met": ("#1b7a48", "#ffffff"),
    "exceeds": ("#0b5d7a", "#ffffff"),
    "partial": ("#f0b429", "#1c1f23"),
    "gap": ("#b3261e", "#ffffff"),
    "unsettled": ("#74399a", "#ffffff"),
    "not_verified": ("#4a5aa8", "#ffffff"),
    "unrequired": ("#9fb3c6", "#1c1f23"),
    "reserved": ("#3b5b63", "#ffffff"),
    "not_assessed": ("#dde1e6", "#1c1f23"),
    "not_bound": ("#eef1f4", "#1c1f23"),
}
# What happened, as a picture of years marks it.
MARKS = {
    "treaty": ("#0b57a4", "#ffffff"),
    "act": ("#1c1f23", "#ffffff"),
    "end": ("#b3261e", "#ffffff"),
    "text": ("#9fb3c6", "#1c1f23"),
}
