"""What becomes of the words of the scenes on schedules and regularization; see `tests.scenes.changes`."""

SCHEDULES = {
    "regularization.corner": (
        [("loss_at, corner_budget = (0.6, 1.8), 1.0", "loss_at, corner_budget = (0.2, 1.9), 0.5")],
        ["budget of 1"],
        ["budget of 0.5"],
    ),
    "regularization.paths": (
        [("path_correlation, path_penalty = 0.8, 0.5", "path_correlation, path_penalty = 0.0, 0.9")],
        ["λ = 0.5", "of 0.8", "set one of"],
        ["λ = 0.9", "of 0.", "set two of"],  # |-0.8| and 0.3 are below 0.9
    ),
    "regularization.adam_decay": (
        [
            ("decay_rate, decay, decay_steps", "decay_steps, decay_rate, decay"),
            ("= 0.02, 0.2, 100, 1.0, 0.05", "= 2, 0.02, 0.0, 1.0, 0.1"),
        ],
        ["λ = 0.2", "100 steps", "20 times"],
        ["λ = 0", "2 steps", "10 times"],
    ),
    "overfitting.polynomial": (
        [("low, high = 1, 9", "low, high = 1, 8")],
        ["degree 9"],
        ["degree 8"],
    ),
    "overfitting.early_stopping": (
        [("early_rate, early_steps = 0.3, 300", "early_rate, early_steps = 0.3, 30")],
        ["at step 36"],
        ["at step 30"],  # it has not turned yet
    ),
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
