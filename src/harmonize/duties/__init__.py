"""What the treaty asks: the five forms of duty, one module each. Nothing here is about any one article."""
