"""The package of QTI 2.1: its manifest, its tests and its items."""

import re
from functools import cache

from gdviz.teach.qti21 import package
from tests.teach.sample import children, course, opened, parsed
from tests.teach.test_questions import ALL


@cache
def files():
    return opened(package(course()))


def test_the_manifest_names_every_file_once_and_every_reference_leads_somewhere():
    manifest = parsed(files()["imsmanifest.xml"])
    assert children(manifest) == ["metadata", "organizations", "resources"]
    assert manifest.findtext("metadata/schema") == "QTIv2.1 Package"
    resources = {each.get("identifier"): each for each in manifest.iter("resource")}
    assert len(resources) == len(list(manifest.iter("resource")))
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", name) for name in resources)
    assert {each.get("identifierref") for each in manifest.iter("dependency")} == set(ALL)
    assert {each.get("href") for each in manifest.iter("file")} == set(files()) - {"imsmanifest.xml"}
    assert all(each.get("href") == each.find("file").get("href") for each in resources.values())
    kinds = {each.get("type") for each in resources.values()}
    assert kinds == {"imsqti_item_xmlv2p1", "imsqti_test_xmlv2p1"}


def test_each_page_is_a_test_of_its_exercises():
    for lesson in course().lessons:
        name = f"tests/{lesson.name}.xml"
        assert (name in files()) == bool(lesson.exercises)
        if lesson.exercises:
            found = list(parsed(files()[name]).iter("assessmentItemRef"))
            assert [each.get("identifier") for each in found] == list(lesson.exercises)
            for each in found:
                item = parsed(files()[each.get("href").removeprefix("../")])
                assert item.get("identifier") == each.get("identifier")


def test_pictures_are_where_items_look_for_them():
    for name, content in files().items():
        assert re.fullmatch(r"[\w./-]+", name)
        if name.startswith("items/"):
            shown = {each.get("src").removeprefix("../") for each in parsed(content).iter("img")}
            assert shown <= set(files())
    assert len([name for name in files() if name.startswith("pictures/")]) == 9


def test_the_manifest_comes_first_and_the_others_in_order():
    first, *others = files()
    assert first == "imsmanifest.xml" and others == sorted(others)
