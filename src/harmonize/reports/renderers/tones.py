"""The colours of workbooks, memos and pictures: a cell and its letters, each apart from all others for the colour-blind too."""

# The tone of each verdict.
TONES = {
    "met": ("#00735c", "#ffffff"),
    "exceeds": ("#4fb3e8", "#1c1f23"),
    "partial": ("#f5c431", "#1c1f23"),
    "gap": ("#c2410c", "#ffffff"),
    "unsettled": ("#7b2d8e", "#ffffff"),
    "not_verified": ("#3f6fd1", "#ffffff"),
    "unrequired": ("#a9bccd", "#1c1f23"),
    "reserved": ("#33383d", "#ffffff"),
    "not_assessed": ("#dfe3e8", "#1c1f23"),
    "not_bound": ("#ffffff", "#1c1f23"),
}
# How grave a maximum is, from light to dark.
GRAVITY = {
    "free": ("#f4f4f4", "#1c1f23"),
    "fine": ("#c9d3dc", "#1c1f23"),
    "under_1": ("#fde725", "#1c1f23"),
    "under_4": ("#7ad151", "#1c1f23"),
    "under_8": ("#22a884", "#1c1f23"),
    "under_15": ("#2a788e", "#ffffff"),
    "over_15": ("#414487", "#ffffff"),
    "life": ("#440154", "#ffffff"),
}
# What happened, as a picture of years marks it.
MARKS = {
    "treaty": ("#0b57a4", "#ffffff"),
    "act": ("#1c1f23", "#ffffff"),
    "end": ("#b3261e", "#ffffff"),
    "text": ("#9fb3c6", "#1c1f23"),
}
BARS = {
    "range": ("#4f6d8f", "#ffffff"),
    "now": ("#4f6d8f", "#ffffff"),
    "then": ("#a9bccd", "#1c1f23"),
    "share": ("#ffffff", "#1c1f23"),
    "head": ("#ffffff", "#1c1f23"),
}
PAINTS = {**TONES, **GRAVITY, **MARKS, **BARS}
