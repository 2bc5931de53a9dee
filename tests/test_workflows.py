"""What the workflows may do: as little as they need; that actions are pinned is in tests/lessons/test_readme.py."""

import re

import pytest
import yaml

from gdviz.paths import ROOT

FILES = sorted((ROOT / ".github/workflows").glob("*.yml"))
WORKFLOWS = {file.stem: yaml.safe_load(file.read_text(encoding="utf-8")) for file in FILES}
JOBS = [(name, job) for name, workflow in WORKFLOWS.items() for job in workflow["jobs"]]
# Why a job may change something: the site is published with a token of its own, and the notebooks are on a branch.
WRITING = {("pages", "deploy"): {"pages", "id-token"}, ("pages", "notebooks"): {"contents"}}


@pytest.mark.parametrize(("workflow", "job"), JOBS)
def test_a_job_may_read_and_change_only_what_its_work_is(workflow, job):
    whole, own = WORKFLOWS[workflow]["permissions"], WORKFLOWS[workflow]["jobs"][job].get("permissions")
    allowed = whole if own is None else own
    assert set(whole.values()) <= {"read"} and isinstance(allowed, dict)
    assert {name for name, right in allowed.items() if right == "write"} == WRITING.get((workflow, job), set())


@pytest.mark.parametrize(("workflow", "job"), JOBS)
def test_a_job_ends_and_its_steps_leave_no_credentials_unless_it_pushes(workflow, job):
    told = WORKFLOWS[workflow]["jobs"][job]
    assert told["timeout-minutes"] <= 60
    for step in told["steps"]:
        if step.get("uses", "").startswith("actions/checkout@") and "contents" not in WRITING.get((workflow, job), ()):
            assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("workflow", WORKFLOWS)
def test_what_strangers_write_is_in_no_command(workflow):
    """A title or a branch that is put into a command is run; none is handed a token with more rights either."""
    triggers = WORKFLOWS[workflow][True]  # "on", as YAML 1.1 has it
    assert "pull_request_target" not in triggers
    commands = [step.get("run", "") for job in WORKFLOWS[workflow]["jobs"].values() for step in job["steps"]]
    assert [command for command in commands if "${{" in command] == []


def test_the_lock_is_audited_each_week_and_when_it_changes():
    audit = WORKFLOWS["audit"]
    assert all("requirements.lock" in audit[True][event]["paths"] for event in ("push", "pull_request"))
    (schedule,) = audit[True]["schedule"]
    assert re.fullmatch(r"\d+ \d+ \* \* [0-6]", schedule["cron"])
    command = audit["jobs"]["audit"]["steps"][-1]["run"]
    assert re.search(r"pip-audit==\d+\.\d+\.\d+ --requirement requirements\.lock --require-hashes", command)
