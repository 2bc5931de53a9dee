"""One file a part of a live figure, called like its class: its HTML, and what its script is told; found by name.

`html(scene, part)` is written with the page, with room for the longest thing the part will say, so that nothing moves
when the figure comes to life. `data(scene, part, plain, objectives)`, where there is one, is what the script is told
instead of the part's own fields; `plain` makes plain data of a value, `objectives` are those that the script has.
"""
