"""What GitHub reads beside the code: forms for issues, what a pull request is asked, workflows."""

import re

import pytest
import yaml

from gdviz.paths import ROOT

GITHUB = ROOT / ".github"
FORMS = sorted((GITHUB / "ISSUE_TEMPLATE").glob("*.yml"))
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
KINDS = {"markdown", "textarea", "input", "dropdown", "checkboxes"}


def _read(file):
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def _jobs():
    return {f"{file.stem}: {name}": job for file in WORKFLOWS for name, job in _read(file)["jobs"].items()}


def _commands(job):
    return "\n".join(step.get("run", "") for step in job["steps"])


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_a_form_for_an_issue_is_one_that_github_takes(file):
    form = _read(file)
    assert form.keys() == {"name", "description", "labels", "body"}
    asked = [each for each in form["body"] if each["type"] != "markdown"]
    assert {each["type"] for each in form["body"]} <= KINDS and asked
    assert len({each["id"] for each in asked}) == len(asked)
    assert all(re.fullmatch(r"[\w-]+", each["id"]) and each["attributes"]["label"] for each in asked)
    assert any(each.get("validations", {}).get("required") for each in asked)
    assert file.with_suffix(".md").exists() is False  # GitHub would show both


def test_there_is_a_form_for_each_kind_of_issue_and_their_names_differ():
    forms = [_read(file) for file in FORMS]
    labels = [label for form in forms for label in form["labels"]]
    assert {"bug", "lesson", "accessibility"} <= {*labels} and len({form["name"] for form in forms}) == len(forms)


def test_a_pull_request_is_asked_for_what_contributing_asks():
    text = (GITHUB / "PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for command in re.findall(r"`(python3 \S+)`", text):
        assert command in contributing and (ROOT / command.split()[1]).is_file()
    (anchor,) = re.findall(r"CONTRIBUTING\.md#([\w-]+)", text)
    assert f"## {anchor.replace('-', ' ').capitalize()}\n" in contributing
    assert text.count("- [ ] ") >= 4 and "`CHANGELOG.md`" in text


@pytest.mark.parametrize("name", _jobs())
def test_a_job_ends_by_itself_and_runs_what_there_is(name):
    job = _jobs()[name]
    assert 0 < job["timeout-minutes"] <= 60
    assert [path for path in re.findall(r"\bscripts/\w+\.py\b", _commands(job)) if not (ROOT / path).is_file()] == []


def test_the_tests_run_on_every_system_that_people_have():
    systems = {job["runs-on"] for job in _jobs().values()}
    matrix = _jobs()["test: systems"]["strategy"]["matrix"]["system"]
    assert "ubuntu-latest" in systems and {*matrix} == {"windows-latest", "macos-latest"}
    commands = _commands(_jobs()["test: systems"])
    assert "scripts/build.py" in commands and "pytest tests --ignore=tests/site" in commands


def test_what_comes_next_is_tried_before_it_comes():
    """By the clock, since nothing in the project changes when somebody else publishes a version."""
    workflow = _read(GITHUB / "workflows" / "next.yml")
    assert workflow[True]["schedule"]  # YAML takes the word `on` for yes
    (commands,) = map(_commands, workflow["jobs"].values())
    (names,) = re.findall(r"pip install --upgrade --pre (.*)", commands)
    assert names.split() == ["numpy", "matplotlib", "pillow"]
    assert commands.rstrip().endswith("scripts/test.py")
