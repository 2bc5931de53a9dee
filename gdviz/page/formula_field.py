"""The field in which a reader types a formula of their own, the same for a curve and for a graph."""

from __future__ import annotations

from html import escape

from gdviz.figure.scene import Scene


def formula_field(scene: Scene, part: str, label: str, example: str, allowed: str = "") -> str:
    """A field with its label, an example and room for what is wrong with what is typed.

    Arguments:
        part: the name of the part that it belongs to.
        label: HTML.
        example: a formula.
        allowed: HTML of what may stand in it, where that is to be said.
    """
    name = escape(f"own-{scene.id}")
    return (
        f'<div class="gd-own" data-part="{part}"><label for="{name}">{label}</label>'
        f'<input id="{name}" type="text" autocomplete="off" autocapitalize="off" autocorrect="off" spellcheck="false" '
        f'enterkeyhint="done" aria-describedby="{name}-hint {name}-mistake">'
        f'<p class="gd-hint" id="{name}-hint">For example <code translate="no">{escape(example)}</code>{allowed}; '
        "leave it empty to return to the page’s own</p>"
        f'<div class="gd-mistake" id="{name}-mistake" aria-live="polite"></div></div>'
    )
