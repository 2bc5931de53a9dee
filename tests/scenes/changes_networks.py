"""What becomes of the words of the scenes of networks when their constants change; see `changes`."""

NETWORKS = {
    "neural_network.line": ([("half_turn = 0.15, 180.0", "half_turn = 0.15, 170.0")], ["180 degrees"], ["170 degrees"]),
    "neural_network.forming": ([("early, top_loss = 100", "early, top_loss = 150")], ["step 100"], ["step 150"]),
    # In the second run all weights are zero now: it stays at ln 2.
    "neural_network.zero_start": (
        [("(np.zeros(parameters), alike(_RANDOM), _RANDOM)", "(np.zeros(parameters), np.zeros(parameters), _RANDOM)")],
        ["0.34"],
        ["0.69"],
    ),
    "hidden_units.unit": (
        [("shown_steepness, asked_steepness = 2.0, 6.0", "shown_steepness, asked_steepness = 2.0, 8.0")],
        ["three times", "to 6"],
        ["four times", "to 8"],
    ),
    # With so large a bias every point is said to be filled, and half of them are.
    "hidden_units.seen": ([("BIAS = float(_LAST[0])", "BIAS = 100.0")], ["76%", "99.5%"], ["50%"]),
    # All weights zero: every score is 0, and the loss ln 2.
    "network_slice.slices": ([("TRAINED = RUN.vectors[-1]", "TRAINED = 0.0 * RUN.vectors[-1]")], ["0.052"], ["0.693"]),
    "debugging_training.tiny_batch": (
        [("tiny_sound, tiny_sign = _last(_SOUND, True), _last(_SIGN, True)", "tiny_sound = tiny_sign = 0.25")],
        ["0.0027", "0.49"],
        ["0.25"],
    ),
    "debugging_training.gallery": (
        [
            ("overfit_lowest, overfit_at, overfit_held = examined", "_, _, _ = examined"),
            (
                "overfit_loss = _last(_OVERFIT)",
                "overfit_loss, overfit_lowest, overfit_at, overfit_held = 0.5, 0.6, 70.0, 2.5",
            ),
        ],
        ["0.30", "1.17", "step 19"],
        ["0.50", "2.50", "step 70"],
    ),
    "debugging_training.patient": (
        [("patient_count, test_count = patients(count), len(TESTS_SAID)", "patient_count, test_count = 15, 4")],
        ["33", "six"],
        ["15", "four"],
    ),
}
