"""Keeps what was measured: scripts that measure call `record`, and `docs/reference/quality.json` has the last figures.

Needs the environment that the scripts make.
"""

import datetime
import os
import platform

from gdviz.files import write
from gdviz.page.quality import DATA, as_json, promise_of, promises


def record(command, records, data=DATA):
    """Put what a command has measured into the data, in one piece; other promises stay as they are.

    Arguments:
        command: as it is typed in a checkout, such as `python3 scripts/bench.py`; the same for every record.
        records: dicts with `id`, `part`, `promise`, `goal`, `unit` and `figure`, and with `held` where the goal is no
            number: see `gdviz.page.quality.Promise`. A known id is replaced where it stands, a new one comes last.
        data: the file, which may be missing.

    Raises:
        ValueError: when a record says what it cannot mean, or has no figure; nothing is written then.
    """
    known = {each.id: each for each in promises(data)} if data.is_file() else {}
    told = {"command": command, "date": datetime.datetime.now(datetime.UTC).date().isoformat(), "on": machine()}
    for each in records:
        if each.get("figure") is None:
            raise ValueError(f"promise {each.get('id')!r}: no figure; what was not measured is not recorded")
        promise = promise_of({**each, **told})
        known[promise.id] = promise
    write(data, as_json(known.values()).encode())


def machine():
    """What a figure may depend on, in a few words."""
    cores = os.cpu_count()
    return f"{cores} core{'' if cores == 1 else 's'}, {platform.system()}, Python {platform.python_version()}"
