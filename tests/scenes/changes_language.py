"""What becomes of the words of the figures of language models; see changes.py."""

LANGUAGE = {
    "language_model.bigram": (
        [("rate, updates = BIGRAM_RATE, BIGRAM_UPDATES", "rate, updates = BIGRAM_RATE, 400")],
        ["500"],
        ["400"],
    ),
    "language_model.network": (
        [("context, embedding, hidden, parameters = STORED.context,", "context, embedding, hidden, parameters = 7,")],
        ["four"],
        ["seven"],
    ),
    "language_model.writing": (
        [('beginning = "jack and "', 'beginning = "the mouse "'), ("0.3, 1.5", "0.4, 1.5")],
        ["jack and", "0.3"],
        ["the mouse", "0.4"],
    ),
}
