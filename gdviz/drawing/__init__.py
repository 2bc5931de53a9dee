"""A figure as artists. `sheet` is the figure, `plot` one panel of it; `marks` has one file a family of marks.

A drawer takes a plot and a mark, puts static artists on the sheet at once, and returns a function of a state that moves
the others (or None where nothing moves). Every artist is placed in CSS pixels of its panel, so that arrows, squares and
clipping need no transforms.
"""
