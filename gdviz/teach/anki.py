"""A collection of cards as a package for Anki, written with the standard library.

The same cards give the same bytes. Notes, deck and kind of note keep their numbers, by which Anki knows them again: of
a note that it has it takes the text whose time is later, and leaves alone what has been learnt.

Source: the collection of Anki 2.1, schema 11, which later versions import.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha1
from typing import Any
from zlib import crc32

from gdviz.files import zipped

DECK, NOTE_TYPE = 1735689600001, 1735689600002  # for good
FIELDS = ("Question", "Answer", "Picture", "Source")
_NOTES = 1500000000000  # what is added to the number of an id: Anki takes it for the time in ms when it was written
_FRONT = "{{Question}}"
_BACK = "{{FrontSide}}<hr id=answer>{{Answer}}<div>{{Picture}}</div><p class=source>{{Source}}</p>"
_STYLE = """.card { font: 20px/1.4 sans-serif; text-align: left; max-width: 40em; margin: 0 auto }
img { max-width: 100%; height: auto; background: #fff }
.source { font-size: 15px }"""
_SCHEMA = """
CREATE TABLE col (id integer primary key, crt integer not null, mod integer not null, scm integer not null,
  ver integer not null, dty integer not null, usn integer not null, ls integer not null, conf text not null,
  models text not null, decks text not null, dconf text not null, tags text not null);
CREATE TABLE notes (id integer primary key, guid text not null, mid integer not null, mod integer not null,
  usn integer not null, tags text not null, flds text not null, sfld integer not null, csum integer not null,
  flags integer not null, data text not null);
CREATE TABLE cards (id integer primary key, nid integer not null, did integer not null, ord integer not null,
  mod integer not null, usn integer not null, type integer not null, queue integer not null, due integer not null,
  ivl integer not null, factor integer not null, reps integer not null, lapses integer not null, left integer not null,
  odue integer not null, odid integer not null, flags integer not null, data text not null);
CREATE TABLE revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null,
  ivl integer not null, lastIvl integer not null, factor integer not null,
  time integer not null, type integer not null);
CREATE TABLE graves (usn integer not null, oid integer not null, type integer not null);
CREATE INDEX ix_notes_usn on notes (usn);
CREATE INDEX ix_cards_usn on cards (usn);
CREATE INDEX ix_revlog_usn on revlog (usn);
CREATE INDEX ix_cards_nid on cards (nid);
CREATE INDEX ix_cards_sched on cards (did, queue, due);
CREATE INDEX ix_revlog_cid on revlog (cid);
CREATE INDEX ix_notes_csum on notes (csum);
"""


@dataclass(frozen=True)
class Note:
    """One note, which is one card.

    Attributes:
        id: for good.
        fields: HTML, as `FIELDS` names them.
        tag: by which the reader may sort.
    """

    id: str
    fields: tuple[str, str, str, str]
    tag: str


def package(title: str, about: str, notes: Iterable[Note], media: Mapping[str, bytes], time: int) -> bytes:
    """The package, one file.

    Arguments:
        title: of the deck.
        about: what its overview says.
        media: the pictures that fields show, by name.
        time: when the notes were written, in seconds since 1970.

    Raises:
        ValueError: when two notes have the same number.
    """
    names = {str(place): name for place, name in enumerate(media)}
    files = {"collection.anki2": _collection(title, about, list(notes), time), "media": json.dumps(names).encode()}
    return zipped(files | {place: media[name] for place, name in names.items()}, tuple(names))


def _collection(title: str, about: str, notes: list[Note], time: int) -> bytes:
    """The database; written in one order, so that the same cards give the same bytes."""
    numbers = [_NOTES + crc32(note.id.encode()) for note in notes]
    if len(set(numbers)) < len(numbers):
        raise ValueError("two notes of the deck have the same number: give one of the figures another name")
    base = sqlite3.connect(":memory:")
    base.executescript(_SCHEMA)
    base.execute(
        "INSERT INTO col VALUES (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, '{}')",
        (
            time,
            time * 1000,
            time * 1000,
            *map(json.dumps, (_CONFIG, _model(time), _decks(title, about, time), _OPTIONS)),
        ),
    )
    for place, note in enumerate(notes):
        number, question = numbers[place], note.fields[0]
        check = int(sha1(question.encode()).hexdigest()[:8], 16)
        base.execute(
            "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, '')",
            (number, f"gdviz.{note.id}", NOTE_TYPE, time, f" {note.tag} ", "\x1f".join(note.fields), question, check),
        )
        base.execute(
            "INSERT INTO cards VALUES (?, ?, ?, 0, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')",
            (number, number, DECK, time, place + 1),
        )
    base.commit()
    content = base.serialize()
    base.close()
    return content


def _model(time: int) -> dict[str, Any]:
    """The kind of note: four fields, one card."""
    look = {"font": "Arial", "media": [], "rtl": False, "size": 20, "sticky": False}
    template = {"name": "Card", "ord": 0, "qfmt": _FRONT, "afmt": _BACK, "bqfmt": "", "bafmt": "", "did": None}
    return {
        str(NOTE_TYPE): {
            "id": NOTE_TYPE,
            "name": "gdviz: a question of a figure",
            "type": 0,
            "mod": time,
            "usn": -1,
            "sortf": 0,
            "did": DECK,
            "tmpls": [template],
            "flds": [{"name": name, "ord": place, **look} for place, name in enumerate(FIELDS)],
            "css": _STYLE,
            "latexPre": "",
            "latexPost": "",
            "latexsvg": False,
            "req": [[0, "any", [0]]],
            "tags": [],
            "vers": [],
        }
    }


def _decks(title: str, about: str, time: int) -> dict[str, Any]:
    """The deck, and the one that every collection has."""
    common = {
        "mod": time,
        "usn": -1,
        "lrnToday": [0, 0],
        "revToday": [0, 0],
        "newToday": [0, 0],
        "timeToday": [0, 0],
        "collapsed": False,
        "browserCollapsed": False,
        "dyn": 0,
        "conf": 1,
        "extendNew": 0,
        "extendRev": 0,
    }
    return {
        "1": {"id": 1, "name": "Default", "desc": "", **common},
        str(DECK): {"id": DECK, "name": title, "desc": about, **common},
    }


_CONFIG = {
    "activeDecks": [1],
    "curDeck": 1,
    "newSpread": 0,
    "collapseTime": 1200,
    "timeLim": 0,
    "estTimes": True,
    "dueCounts": True,
    "curModel": None,
    "nextPos": 1,
    "sortType": "noteFld",
    "sortBackwards": False,
    "addToCur": True,
}
_OPTIONS = {
    "1": {
        "id": 1,
        "name": "Default",
        "mod": 0,
        "usn": 0,
        "maxTaken": 60,
        "autoplay": True,
        "timer": 0,
        "replayq": True,
        "dyn": False,
        "new": {
            "bury": True,
            "delays": [1, 10],
            "initialFactor": 2500,
            "ints": [1, 4, 7],
            "order": 1,
            "perDay": 20,
            "separate": True,
        },
        "rev": {
            "bury": True,
            "ease4": 1.3,
            "fuzz": 0.05,
            "ivlFct": 1,
            "maxIvl": 36500,
            "minSpace": 1,
            "perDay": 200,
        },
        "lapse": {"delays": [10], "leechAction": 0, "leechFails": 8, "minInt": 1, "mult": 0},
    }
}
