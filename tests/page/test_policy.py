"""The policy of the pages: what it allows, how a page says it, and the scripts of one that has all in it."""

import re

from bs4 import BeautifulSoup

from gdviz.page import policy

# What CSP Level 3 gives as the hash of a script, and the script: https://www.w3.org/TR/CSP3/#example-hash-source
SCRIPT, HASH = "alert('Hello, world.');", "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"


def _directives(said):
    return dict(part.strip().split(" ", 1) for part in said.split(";"))


def test_no_script_stands_in_a_page_none_is_made_from_text_and_nothing_comes_from_elsewhere():
    said = _directives(policy.SITE)
    assert said["default-src"] == "'self'" and "script-src" not in said
    assert [name for name, allowed in said.items() if "unsafe" in allowed] == ["style-src"]
    assert "unsafe-eval" not in policy.SITE and not re.search(r"https?:|\*", policy.SITE)
    assert {said[name] for name in ("object-src", "base-uri", "form-action")} == {"'none'"}


def test_a_page_says_it_in_one_element():
    meta = BeautifulSoup(policy.meta(), "html.parser").find_all(True)
    assert [(tag.name, tag["http-equiv"], tag["content"]) for tag in meta] == [
        ("meta", "Content-Security-Policy", policy.SITE)
    ]


def test_a_file_that_has_all_in_it_may_run_its_own_scripts_alone_and_fetch_nothing():
    said = _directives(policy.of_one_file(f"<p>x</p><script>{SCRIPT}</script>\n<script>\n2;\n</script>"))
    first, second = said["script-src"].split()
    assert first == HASH and re.fullmatch(r"'sha256-[\w+/]{43}='", second) and second != first
    assert said["default-src"] == "'none'" and "connect-src" not in said
    assert {name: allowed for name, allowed in said.items() if "data:" in allowed} == {
        "font-src": "data:",
        "img-src": "data:",
    }


def test_what_others_may_set_as_a_header_is_the_same_with_a_reason_for_each_part():
    header, table = re.fullmatch(r"```text\n(.*?)\n```\n\n(.*)", policy.policy(), re.S).groups()
    name, _, said = header.partition(": ")
    assert name == "Content-Security-Policy" and _directives(said) == _directives(policy.SITE)
    rows = re.findall(r"^\| `(\S+) ([^`]*)` \| (.+) \|$", table, re.M)
    assert {directive: allowed for directive, allowed, _ in rows} == _directives(policy.SITE)
    assert all(len(why) > 20 for *_, why in rows)
