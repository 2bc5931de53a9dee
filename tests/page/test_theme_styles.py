"""The theme's stylesheets are cut to what pages and scripts can use, and to nothing less."""

import pytest

from gdviz.page.theme_styles import lean, needed_properties, needed_rules, words_of

WORDS = words_of(['<p class="a b-c" data-x="1">', 'element.className = "late";'])


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".a{x:1}", ".a{x:1}"),
        (".gone{x:1}", ""),
        (".a .gone,.a>p,.late{x:1}", ".a>p,.late{x:1}"),
        ("h1,:root{x:1}", "h1,:root{x:1}"),
        ("[data-x=none] .b-c{x:1}", "[data-x=none] .b-c{x:1}"),
        ("[data-y] .a{x:1}", ""),
        (".a:not(.gone){x:1}", ".a:not(.gone){x:1}"),
        (r".a\:b{x:1}", ""),
        ("@media print{.a{x:1}.gone{x:2}}", "@media print{.a{x:1}}"),
        ("@media print{.gone{x:2}}", ""),
        ("@supports (x:1){@media print{.late{x:1}}}", "@supports (x:1){@media print{.late{x:1}}}"),
        ("@keyframes turn{to{x:1}}.gone{x:1}", "@keyframes turn{to{x:1}}"),
        ('@charset "utf-8";.a{content:"}"}', '@charset "utf-8";.a{content:"}"}'),
    ],
)
def test_a_rule_is_kept_where_it_can_apply(css, kept):
    assert needed_rules(css, WORDS) == kept


def test_a_custom_property_is_kept_where_it_is_asked_for():
    css = ":root{--one:url('data:image/svg+xml;a}b');--two:2px;--three:3}p{width:var(--two)}"
    assert needed_properties(css, {"--two"}) == ":root{--two:2px;}p{width:var(--two)}"


def test_what_another_sheet_or_a_script_asks_for_is_kept():
    sheets = {"main": ":root{--a:1;--b:2;--c:3;--d:4}.late{x:var(--a)}.gone{x:var(--d)}"}
    made = lean(sheets, {*WORDS, "--c"}, ["p{y:var(--b)}"])
    assert made == {"main": ":root{--a:1;--b:2;--c:3;}.late{x:var(--a)}"}


def test_what_would_have_a_browser_go_through_a_whole_page_again_is_not_asked_for():
    sheets = {"main": "table:not([class]) td>*{x:1}[data-md-color-switching] *{x:2}"}
    words = words_of(['<body data-md-color-switching class="gd-term-rows">'])
    assert lean(sheets, words, []) == {"main": "table:not(.gd-term-rows) td>*{x:1}"}
