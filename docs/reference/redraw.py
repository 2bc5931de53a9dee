"""Draw a figure again: python redraw.py diverging.json diverging.png"""

import json
import sys

import matplotlib.pyplot as plt
import numpy as np

with open(sys.argv[1], encoding="utf-8") as file:
    panels = json.load(file)["panels"]
picture, boxes = plt.subplots(1, len(panels), squeeze=False)
for axes, panel in zip(boxes[0], panels, strict=True):
    for one in panel["series"]:
        x, y = (np.array(one[way], dtype=float) for way in "xy")
        if one["shape"] == "grid":
            axes.contour(x, y, one["z"], one["levels"])
        elif one["shape"] == "area":
            axes.fill(x, y, color=one["color"], fill=one["filled"])
        else:
            axes.plot(x, y, one["style"], color=one["color"])
    axes.set(xscale=panel["x"]["scale"], yscale=panel["y"]["scale"])
    axes.set(xlim=panel["x"]["range"], ylim=panel["y"]["range"])
    axes.set(xlabel=panel["x"]["label"], ylabel=panel["y"]["label"])
picture.savefig(sys.argv[2])
