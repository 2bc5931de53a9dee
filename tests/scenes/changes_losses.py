"""What becomes of the words of the scenes on losses and batches when their constants change."""

LOSSES = {
    "choosing_a_loss.four": (
        [("count = len(LOSSES)", "count = len(LOSSES) + 2")],
        ["Four", "three"],
        ["Six", "five"],
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
    "batches.paths": (
        [("mini, rate, seed = 8, 0.2, 1", "mini, rate, seed = 16, 0.1, 1"), ("_STEPS = 60", "_STEPS = 80")],
        ["60 steps", "η = 0.2", "batches of 8"],
        ["80 steps", "η = 0.1", "batches of 16"],
    ),
    "batches.gradients": (
        [("few, more = 4, 16", "few, more = 8, 16"), ("_READ_RATE = 0.3", "_READ_RATE = 0.25")],
        ["batches of 4", "η = 0.3", "sixteen", "four times"],
        ["batches of 8", "η = 0.25", "eight dots", "two times"],
    ),
    "batches.cost": (
        [
            ("cost_rate, epochs, _SHORT = 0.1, 6, 30", "cost_rate, epochs, _SHORT = 0.05, 6, 30"),
            ("town, town_seed, noise = 64", "town, town_seed, noise = 32"),
        ],
        ["η = 0.1", "64"],
        ["η = 0.05", "32"],
    ),
    "noise.order": (
        [("size, epochs = 4, 8", "size, epochs = 8, 6")],
        ["batches of 4", "eight epochs"],
        ["batches of 8", "six epochs"],
    ),
    "noise.floor": (
        [("floor_steps, floor_rate = 160, 0.3", "floor_steps, floor_rate = 120, 0.25")],
        ["η = 0.3", "160 steps"],
        ["η = 0.25", "120 steps"],
    ),
}
