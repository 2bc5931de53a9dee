"""What becomes of the words of the figures on large models; see changes.py."""

SCALE = {
    "at_scale.models": (
        [("= 2.0, float(neural_network.parameters), GPT3.parameters", "= 4.0, 33.0, 65e9")],
        ["Two", "175 billion", "592 thousand", "600 thousand", "296 thousand", "13"],
        # √(4 · 65 · 10⁹) is 509 902, 127 475 times 4
        ["Four", "65 billion", "510 thousand", "500 thousand", "127 thousand", "33"],
    ),
    "at_scale.counted": (
        [
            (
                "EXAMPLES, INPUTS, HIDDEN = (2, 4, 8, 16, 32, 64, 128, 256), 16, 8, 4",
                "EXAMPLES, INPUTS, HIDDEN = (4, 8), 16, 8, 2",
            )
        ],
        ["256", "2 to", "3.8", "four"],
        ["8 units", "4 to", "two"],
    ),
    "at_scale.compute": (
        [
            ("a_parameter_forward, a_parameter_backward = 2, 4", "a_parameter_forward, a_parameter_backward = 2, 2"),
            ("cluster = 1000.0, 1e17", "cluster = 1000.0, 1e18"),
        ],
        ["Six", "10¹⁷", "10¹⁴", "5.5×10²³", "3.2×10²³"],
        ["Four", "10¹⁸", "10¹⁵", "3.7×10²³", "2.1×10²³"],
    ),
    "training_memory.calculator": (
        [("single, half = 4, 2", "single, half = 6, 3"), ("device = 80e9", "device = 40e9")],
        ["80 GB", "16 bytes", "2 + 2", "4 + 4", "four more", "32 bits", "16 bits"],
        ["40 GB", "24 bytes", "3 + 3", "6 + 6", "six more", "48 bits", "24 bits"],
    ),
    "fine_tuning.layers": (
        [("LAYERS, WIDTH, EXAMPLES = 6, 64, 16", "LAYERS, WIDTH, EXAMPLES = 4, 32, 16")],
        ["six", "64"],
        ["four", "32"],
    ),
}
