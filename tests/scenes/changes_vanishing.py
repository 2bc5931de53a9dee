"""What becomes of the words of the figures on vanishing and exploding gradients; see changes.py."""

VANISHING = {
    "vanishing.row": (
        [
            (
                "units, row_input, weight_small, weight_large = 10, 0.5, 1.0, 5.0",
                "units, row_input, weight_small, weight_large = 4, 0.5, 2.0, 3.0",
            )
        ],
        ["Ten", "ten", "w = 5", "5"],
        ["Four", "four", "w = 3", "2", "3"],
    ),
    "vanishing.depth": (
        [("few, many, middle = 10, 40, 30", "few, many, middle = 5, 20, 15")],
        ["40"],
        ["20"],
    ),
    "vanishing.scales": ([("few, many, middle = 10, 40, 30", "few, many, middle = 5, 20, 15")], ["30"], ["15"]),
    "vanishing.around": (
        [("few, many, middle = 10, 40, 30", "few, many, middle = 5, 20, 2")],
        ["30"],
        ["Two"],
    ),
    "clipping.cliff": (
        [
            ("times_used, target, _POWER = 10, 1.0, 2", "times_used, target, _POWER = 8, 2.0, 2"),
            (
                "start, rate, max_norm, _STEPS = 1.2, 0.005, 5.0, 30",
                "start, rate, max_norm, _STEPS = 1.3, 0.004, 5.0, 30",
            ),
        ],
        ["ten times", "w¹⁰ − 1", "0.005", "1.2", "536"],
        ["eight times", "w⁸ − 2", "0.004", "1.3", "618"],  # 2 (1.3⁸ - 2) 8 · 1.3⁷
    ),
}
