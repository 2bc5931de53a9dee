"""Macros are put in place; all other braces of formulas and code are text, and in running text a mistake."""

import pytest

from gdviz.page.expand import expand

MACROS = {
    "scene": lambda id: f"<{id}>",
    "value": lambda name, format="g": {"a.b": "−1", "a.c": "2"}[name],
    "gallery": lambda: "all",
}


def expanded(text):
    told = []
    return expand(text, MACROS, lambda line, reason: told.append((line, reason))), told


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ('{{ value("a.b") }} and {{value("a.c")}}', "−1 and 2"),
        ('$m = {{ value("a.c") }}$', "$m = 2$"),
        (r'$\slope{ {{ value("a.b") }} }$', r"$\slope{ −1 }$"),
        (r'$\slope{{{ value("a.b") }}}$', r"$\slope{−1}$"),
        ('```python\nprint(x)  # {{ value("a.b") | replace("−", "-") }}\n```', "```python\nprint(x)  # -1\n```"),
        ('{{ scene("x.y") }}\n\n{{ gallery() }}', "<x.y>\n\nall"),
    ],
)
def test_a_macro_is_put_in_place_wherever_it_stands(text, result):
    assert expanded(text) == (result, [])


@pytest.mark.parametrize(
    "text",
    [
        "$e^{{x}}$ and $$\\hat{{f(x)}}$$ and \\(e^{{x}}\\)",
        "$$\ne^{{x}}\n$$",
        'Code `f"{{{n}}}"`, `` {{ x }} ``.',
        '```python\nprint(f"{{{n}}}", f"{{ get(1) }}")\n{{ x }}\n```',
        "~~~\n{{ scene }}\n~~~",
        "<code>{{ x }}</code> and <pre class='a'>\n{{ x }}\n</pre>",
        "- item\n\n    ```\n    {{ x }}\n    ```\n",
        "## Title {#own-id}\n\n{% raw %} and {# x #} and <!-- {{ x }} -->",
    ],
)
def test_braces_of_formulas_and_code_are_text(text):
    assert expanded(text) == (text, [])


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ('One.\n\n{{ scen("x") }}', 3, "{{ scen(\"x\") }}: unknown macro 'scen': did you mean scene?"),
        ('$m = {{ valeu("a.b") }}$', 1, "{{ valeu(\"a.b\") }}: unknown macro 'valeu': did you mean value?"),
        ("a\n{{ value }}", 2, "{{ value }}: a macro is called, as in {{ value(...) }}"),
        ('a {{ value("a.b" b', 1, '{{ value("a.b" b: not closed, }} is missing on this line'),
        ("{{ x }}", 1, "{{ x }}: {{ calls a macro, of which there are gallery, scene, value; braces are text in code"),
        ('{{ value("a.b", 1, 2) }}', 1, 'value("a.b", 1, 2) }}: '),
        ('{{ value("a.b", }}', 1, '{{ value("a.b", }}: unexpected '),
        ('{{ value("a.b") | nothing }}', 1, "No filter named 'nothing'"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_stays(text, line, reason):
    left, told = expanded(text)
    assert left == text
    assert [(found, reason in said) for found, said in told] == [(line, True)]


def test_every_mistake_of_a_page_is_told():
    assert [line for line, _ in expanded("{{ a }}\n\n`{{ b }}`\n{{ c }} {{ d }}\n")[1]] == [1, 4, 4]
