"""What becomes of the words on optimisers when constants change: see changes.py."""

OPTIMIZERS = {
    "momentum.best": (
        [("few, many = 25.0, 100.0", "few, many = 16.0, 144.0")],
        ["κ = 25", "κ = 100", "four times", "58 steps", "231"],
        [
            "κ = 16",
            "κ = 144",
            "nine times",
            "37 steps",
            "332",
        ],  # ln 100 / ln (17/15) = 36.8, ln 100 / ln (145/143) = 331.6
    ),
    "optimizers.race": (
        [
            (
                "budget, tolerance, noise, noisy_tolerance = 500, 1e-4",
                "budget, tolerance, noise, noisy_tolerance = 500, 1e-2",
            )
        ],
        ["10⁻⁴", "needs 56 steps"],
        ["10⁻²"],
    ),
    "own_rule.race": (
        [("rule_rate = 0.05", "rule_rate = 0.02")],
        ["0.05"],
        ["goes by 0.02", "eta = 0.02"],
    ),
}
