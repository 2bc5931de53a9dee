"""The figures of a small site of two pages, as the figure build leaves them."""

import json

import pytest

GUIDE = "# Learning rates { #top }\n\n{{ scene('learning_rates.diverging') }}\n"
BYTES = 180_400  # of every picture
HOME = '# Home\n\n{{ scene("learning_rates.diverging") }}\n'

LIVE = "<div><!--frame--></div><!--play--><fieldset></fieldset><details data-search-exclude><!--links--></details>"


def _files(stem, kinds):
    return {theme: {kind: f"{stem}.{theme}.{kind}" for kind in kinds} for theme in ("light", "dark")}


def _entry(stem, animated, **changes):
    kinds = ("png", "svg", "still.webp", *(("gif",) if animated else ()))
    wide = (*kinds, "thumbnail.webp")
    return {
        "title": "Too fast & too far",
        "caption": "It leaves at η = 1.05, where $1 - 2\\eta < -1$.",
        "alt": 'Dots that "climb" the walls',
        "question": "Where does it land?",
        "animated": animated,
        "controls": LIVE if animated else "",
        "kinds": ["contours", "steps"] if animated else ["curve"],
        "layouts": {"wide": {"width": 720, "height": 428}, "narrow": {"width": 400, "height": 700}},
        "files": {"wide": _files(stem, wide), "narrow": _files(f"{stem}.narrow", kinds)},
        "data": {"json": f"{stem}.json", "csv": f"{stem}.csv"},
        "gif_bytes": {"wide": {"light": BYTES, "dark": BYTES}, "narrow": {"light": BYTES, "dark": BYTES}},
    } | changes


@pytest.fixture
def generated(tmp_path):
    folder = tmp_path / "docs/assets/generated"
    scenes = {
        "learning_rates.diverging": _entry("learning_rates/diverging", animated=True),
        "derivatives.tangents": _entry("derivatives/tangents", animated=False, title="Tangents"),
    }
    for scene in scenes.values():
        for themes in scene["files"].values():
            for name in (name for kinds in (*themes.values(), scene["data"]) for name in kinds.values()):
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_bytes(b"x" * BYTES)
    (folder / "manifest.json").write_text(json.dumps({"scenes": scenes}), encoding="utf-8")
    (tmp_path / "docs/guide").mkdir()
    (tmp_path / "docs/guide/learning-rates.md").write_text(GUIDE, encoding="utf-8")
    (tmp_path / "docs/index.md").write_text(HOME, encoding="utf-8")
    return folder
