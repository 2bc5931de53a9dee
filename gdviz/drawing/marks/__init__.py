"""One file a family of marks: how each is drawn, found by looking; see `gdviz.drawing`."""
