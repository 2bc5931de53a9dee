"""What becomes of the words of the scenes on schedules and regularization; see `tests.scenes.changes`."""

SCHEDULES = {
    "schedules.six": (
        [("_SHOWN = 0.1", "_SHOWN = 0.11"), ("STEPS = 120", "STEPS = 100")],
        ["rate of 0.1.", "120 steps"],
        ["rate of 0.11", "100 steps"],
    ),
    "schedules.chosen": (
        [
            ("chosen_rate, level_rate = 0.08, 0.03", "chosen_rate, level_rate = 0.09, 0.02"),
            ("noise = 1.0", "noise = 0.0"),
        ],
        ["rate of 0.03", "from 0.08"],
        ["rate of 0.02", "from 0.09", "end at 0.0353"],  # 4.5 · 0.98^240: the gentle part is left
    ),
    "warm_up.steep_start": (
        [("= (3.0, 3.0), 0.8, 10, 60", "= (2.0, 2.0), 0.8, 12, 60")],
        ["curvature is 28", "with 10 steps"],
        ["curvature is 13", "with 12 steps"],  # 1 + 3 · 2²
    ),
    "schedules.drawn": (
        [("chosen_rate, level_rate = 0.08, 0.03", "chosen_rate, level_rate = 0.09, 0.02")],
        ["from 0.08"],
        ["from 0.09"],
    ),
}
