"""Words: our font, and lines that fit a width."""

from gdviz.drawing.text import register_fonts, text_width, wrap


def test_our_font_is_used_and_its_digits_are_equally_wide():
    assert register_fonts()[0] == "IBM Plex Sans"
    widths = {round(text_width(character, 12.5), 6) for character in "0123456789−\N{FIGURE SPACE}"}
    assert len(widths) == 1


def test_wrap_fills_lines_without_going_over():
    text = "the quick brown fox jumps over the lazy dog"
    lines = wrap(text, 120, 14)
    assert " ".join(lines) == text
    assert all(text_width(line, 14) <= 120 for line in lines)
    following = [word.split()[0] for word in lines[1:]]
    assert all(text_width(f"{line} {word}", 14) > 120 for line, word in zip(lines, following, strict=False))
