"""A deck for Anki, read as Anki reads it."""

import json
import sqlite3
from dataclasses import replace

import pytest

from gdviz.teach import anki
from gdviz.teach.anki import DECK, FIELDS, NOTE_TYPE, Note, package
from tests.teach.sample import opened

NOTES = [
    Note("a.one", ("<p>Q1</p>", "A1", '<img src="one.webp">', "S1"), "a"),
    Note("b.two", ("<p>Q2</p>", "A2", "", "S2"), "b"),
]
TIME = 1764500000


def read(content):
    """The database of a package."""
    base = sqlite3.connect(":memory:")
    base.deserialize(opened(content)["collection.anki2"])
    assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    return base


def made(notes=NOTES, time=TIME):
    return package("Deck", "About", notes, {"one.webp": b"1", "two.webp": b"2"}, time)


def test_the_media_are_numbered_and_named():
    files = opened(made())
    assert json.loads(files["media"]) == {"0": "one.webp", "1": "two.webp"}
    assert (files["0"], files["1"]) == (b"1", b"2")


def test_each_note_has_one_card_in_the_deck_and_four_fields():
    base = read(made())
    rows = base.execute("SELECT id, guid, mid, mod, tags, flds FROM notes ORDER BY guid").fetchall()
    assert [row[1:] for row in rows] == [
        (f"gdviz.{note.id}", NOTE_TYPE, TIME, f" {note.tag} ", "\x1f".join(note.fields)) for note in NOTES
    ]
    cards = base.execute("SELECT nid, did, ord, type, queue, due FROM cards ORDER BY due").fetchall()
    assert cards == [(row[0], DECK, 0, 0, 0, place) for place, row in enumerate(rows, start=1)]
    ver, models, decks = base.execute("SELECT ver, models, decks FROM col").fetchone()
    (model,) = json.loads(models).values()
    assert ver == 11 and [field["name"] for field in model["flds"]] == list(FIELDS)
    shown = model["tmpls"][0]["qfmt"] + model["tmpls"][0]["afmt"]
    assert all(f"{{{{{name}}}}}" in shown for name in FIELDS) and "{{FrontSide}}" in shown
    assert json.loads(decks)[str(DECK)]["name"] == "Deck" and set(json.loads(decks)) == {"1", str(DECK)}


def test_a_newer_deck_changes_texts_and_keeps_numbers():
    """By guid and number Anki knows a note again; it takes the text whose time is later."""
    older = read(made()).execute("SELECT id, guid, mid, mod, flds FROM notes").fetchall()
    changed = [
        replace(NOTES[1], fields=("<p>New</p>", "A", "", "S")),
        replace(NOTES[0]),
        Note("c.new", ("Q", "", "", ""), "c"),
    ]
    newer = read(made(changed, TIME + 60)).execute("SELECT id, guid, mid, mod, flds FROM notes").fetchall()
    again = {row[1]: row for row in newer}
    for number, guid, kind, time, _ in older:
        assert again[guid][:3] == (number, guid, kind) and again[guid][3] == time + 60
    assert again["gdviz.b.two"][4].startswith("<p>New</p>") and len(newer) == 3


def test_the_numbers_stay():
    """Decks that have been handed out have them."""
    assert (DECK, NOTE_TYPE) == (1735689600001, 1735689600002)
    numbers = [row[0] for row in read(made()).execute("SELECT id FROM notes ORDER BY guid")]
    assert numbers == [1500000000000 + 0xA7B02E0E, 1500000000000 + 0x8BB65849]


def test_the_same_notes_give_the_same_bytes():
    assert made() == made() != made(time=TIME + 1)


def test_two_notes_of_one_number_are_an_error(monkeypatch):
    monkeypatch.setattr(anki, "crc32", lambda data: 7)
    with pytest.raises(ValueError, match="two notes of the deck have the same number"):
        made()
