"""What becomes of the words of the scenes on losses and batches when their constants change."""

CHANGES = {
    "choosing_a_loss.four": (
        [("count = len(LOSSES)", "count = len(LOSSES) + 2")],
        ["Four", "four", "three"],
        ["Six", "six", "five"],
    ),
    "choosing_a_loss.outlier": (
        [
            (
                "import HOUSES, MISTYPED, mistyped_price, true_price",
                "import HOUSES, MISTYPED, true_price\nmistyped_price = 1.0",
            )
        ],
        ["0.46"],
        ["1.00"],
    ),
    "cross_entropy.stall": (
        [("start, rate, steps = -6.0, 1.0, 60", "start, rate, steps = -5.0, 0.5, 60")],
        ["z = −6", "η = 1", "0.0025", "−0.998"],
        ["z = −5", "η = 0.5", "0.0067", "−0.993"],
    ),
    "cross_entropy.three_classes": (
        [("SCORES, RIGHT = (2.0, 1.0, 0.0), 1", "SCORES, RIGHT = (1.0, 1.0, 1.0), 1")],
        ["a = 2", "0.09", "−0.76", "1.41"],
        ["a = 1", "0.33", "−0.67", "1.10"],  # thirds, and ln 3
    ),
}
