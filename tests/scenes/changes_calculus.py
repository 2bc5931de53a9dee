"""The changes of `tests.scenes.changes` to the deeper chapters on the calculus."""

CALCULUS = {
    "curvature.two_errors": (
        [("aligned_rate = 0.45", "aligned_rate = 0.3")],
        ["0.45", "−0.8", "0.1", "answer 1"],
        ["0.3", "−0.2", "0.4", "answer 0"],  # 1 - 4 · 0.3 and 1 - 2 · 0.3: the steep part falls faster
    ),
    "curvature.many_valleys": (
        [("many_start, many_rates = -3.6, (0.03, 0.5)", "many_start, many_rates = -2.4, (0.04, 0.6)")],
        ["x = −3.6", "0.03", "0.5", "−3.51"],
        ["x = −2.4", "0.04", "0.6", "−2.46"],
    ),
    "limits.tolerance": (
        [("_OFFERED = (0.5, 0.25, 0.1)", "_OFFERED = (0.5, 0.2, 0.05)")],
        ["0.8125", "0.25", "0.31"],
        ["0.64", "0.2", "0.1525", "0.05"],  # 3 · 0.2 + 0.04, 3 · 0.05 + 0.0025
    ),
    "limits.two_sides": ([("np.abs(h) / h", "2 * np.abs(h) / h")], ["−1", "+1"], ["−2", "+2"]),
    "limits.round_off": ([("= 1e-16, 1.0", "= 1e-12, 2.0")], ["10⁻¹⁶", "h = 1"], ["10⁻¹²", "h = 2"]),
    "derivative_rules.eight": (
        [('    Rule("|x|", "abs(x)", np.sign, (-1.5, 3.0)),\n', "")],
        ["Eight"],
        ["Seven"],
    ),
    "derivative_rules.quarter": (
        [("highest_slope = 0.25", "highest_slope = 0.2"), ("layers = 5", "layers = 6")],
        ["0.25", "five"],
        ["0.2", "six"],
    ),
    "gradients.dial": (
        [("point_m, point_b = 0.0, 2.5", "point_m, point_b = 1.0, 2.0")],
        ["m = 0", "b = 2.5", "6.71"],
        ["m = 1", "b = 2", "−2.83 and 2.83"],  # the slopes are 4 (1 - 1.5) = -2 and 2 (2 - 1) = 2
    ),
    "hessian.turned": (
        [("asked_angle, shown_angle = 45.0, 30.0", "asked_angle, shown_angle = 60.0, 20.0")],
        ["45 degrees", "30 degrees", "3.00, 3.00 and 1.00"],
        ["60 degrees", "20 degrees", "2.50, 3.50 and 0.87"],  # 3 + cos 120, 3 - cos 120, sin 120
    ),
    "hessian.dial": (
        [("asked_angle, shown_angle = 45.0, 30.0", "asked_angle, shown_angle = 45.0, 20.0")],
        ["30 degrees"],
        ["20 degrees", "between 2 and 4"],
    ),
    "hessian.zigzag": (
        [("few, twice = 10.0, 20.0", "few, twice = 5.0, 15.0"), ("80, 0.01", "80, 0.1")],
        ["here 10", "κ = 20", "23 steps", "47 at", "0.01", "answer 1"],
        ["κ = 5", "κ = 15", "6 steps", "18 at", "0.1", "answer 2"],  # ln 10 / ln (6/4) = 5.7, ln 10 / ln (16/14) = 17.2
    ),
    "hessian.split": (
        [("split_rate, _SPLIT_STEPS = 0.4, 12", "split_rate, _SPLIT_STEPS = 0.3, 12")],
        ["η = 0.4", "−0.6"],
        ["η = 0.3", "−0.2", "the other by 0.4"],
    ),
    "newton.beside": (
        [("start_x, start_y = 0.4, 1.2", "start_x, start_y = 0.3, 1.0")],
        ["x = 0.4", "1.2", "−0.25"],
        ["x = 0.3", "y = 1", "−0.07"],  # 2 · 0.027 / (3 · 0.09 - 1)
    ),
    "newton.saddle": (
        [("ridge_x, nearer_x = 1e-3, 1e-4", "ridge_x, nearer_x = 0.01, 0.002"), ("pass_rate = 0.2", "pass_rate = 0.1")],
        ["0.001", "0.0001", "13 steps longer", "1.2", "ten"],
        ["0.01", "0.002", "17 steps longer", "1.1", "five"],  # ln 5 / ln 1.1 = 16.9
    ),
    "chain_rule.dials": (
        [("at_x, factor, offset = 1.0, 2.0, 3.0", "at_x, factor, offset = 2.0, 3.0, 1.0")],
        ["2x + 3", "times 10", "x = 1", "20"],
        ["3x + 1", "times 3", "times 14", "x = 2", "42"],  # 3 · 2 + 1 = 7 has the rate 14, and 3 · 14 = 42
    ),
    "chain_rule.graph": (
        [
            ("at_x, factor, offset = 1.0, 2.0, 3.0", "at_x, factor, offset = 1.0, 4.0, 1.0"),
            ("graph_x = 2.0", "graph_x = 3.0"),
        ],
        ["2, 4, 7, 49", "x = 2", "14 · 1 · 2 = 28", "answer 28"],
        ["3, 12, 13, 169", "x = 3", "26 · 1 · 4 = 104", "answer 104"],
    ),
    "chain_rule.paths": (
        [("paths_x, paths_factor = 2.0, 3.0", "paths_x, paths_factor = 3.0, 5.0")],
        ["x = 2", "3x", "2, 2 and 3", "2 + 2 + 3 = 7"],
        ["x = 3", "5x", "3, 3 and 5", "3 + 3 + 5 = 11"],
    ),
    "chain_rule.shared": (
        [("shared_w, shared_x, shared_b = 2.0, 3.0, -1.0", "shared_w, shared_x, shared_b = 1.0, 4.0, 5.0")],
        ["w = 2", "x = 3", "b = −1", "5 and 6", "answer 11"],
        ["w = 1", "x = 4", "b = 5", "9 and 4", "answer 13"],  # w x + b = 9, and w x = 4
    ),
    "backpropagation.neuron": (
        [("x, w, b, target = 2.0, 0.5, 0.1, 3.0", "x, w, b, target = 1.5, 1.0, 0.25, 4.0")],
        ["input 2", "weight 0.5", "bias 0.1", "answer -7.6", "−3.8", "3"],
        ["input 1.5", "weight 1", "bias 0.25", "answer -6.75", "−4.5", "4"],  # 1.5 + 0.25 - 4 = -2.25
    ),
    "backpropagation.two_layers": (
        [("\nv = 2.0\n", "\nv = 1.5\n"), ("x, w, b, target = 2.0, 0.5", "x, w, b, target = 4.0, 0.5")],
        ["v = 2", "2w + b"],
        ["v = 1.5", "4w + b"],
    ),
    "backpropagation.cost": (
        [("= (2, 4, 8, 16, 32, 64, 128, 256), 16, 8", "= (4, 8, 16, 32, 64, 128), 16, 2")],
        ["2 to 256", "1.3"],
        ["4 to 128", "1.7"],  # (2 + 2 · 4 + 2) / (2 + 4 + 1)
    ),
    "backpropagation.forgotten": (
        [
            ("_BOTTOM, _START, _STEPS = 3.0, 0.0, 60", "_BOTTOM, _START, _STEPS = 2.0, -1.0, 60"),
            ("_rate = 0.1", "_rate = 0.2"),
        ],
        ["0.1", "x = 0", "at 3", "about 3"],
        ["0.2", "x = −1", "at 2", "about 2"],
    ),
}
