"""The course as a Common Cartridge: every reference leads somewhere, every section has its link."""

import re
from functools import cache

import pytest

from gdviz.teach.cartridge import cartridge
from tests.teach.sample import SITE, children, course, opened, parsed

NAME = re.compile(r"[A-Za-z_][\w.-]*")  # what an identifier may be


@cache
def files(version):
    return opened(cartridge(course(), version))


@pytest.fixture(params=["1p1", "1p3"])
def version(request):
    return request.param


@pytest.fixture
def manifest(version):
    return parsed(files(version)["imsmanifest.xml"])


def test_the_default_namespace_stands_first(version):
    text = files(version)["imsmanifest.xml"].decode()
    place = f'<manifest xmlns="http://www.imsglobal.org/xsd/imsccv{version}/imscp_v1p1"'
    assert place in text[:500] and text.index("<manifest xmlns=") < 50


def test_it_says_its_version_title_and_rights(version, manifest):
    assert children(manifest) == ["metadata", "organizations", "resources"]
    assert manifest.findtext("metadata/schema") == "IMS Common Cartridge"
    assert manifest.findtext("metadata/schemaversion") == {"1p1": "1.1.0", "1p3": "1.3.0"}[version]
    assert manifest.findtext("metadata/lom/general/title/string") == "How to train a model"
    rights = manifest.findtext("metadata/lom/rights/description/string")
    assert rights == f"How to train a model, {SITE}, CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"


def test_a_module_for_each_part_and_a_folder_for_each_page(manifest):
    (organization,) = manifest.findall("organizations/organization")
    (root,) = organization.findall("item")
    assert organization.get("structure") == "rooted-hierarchy" and root.find("title") is None
    modules = root.findall("item")
    assert [each.findtext("title") for each in modules] == ["Guide", "Deeper", "Practice", "Labs", "Reference"]
    for module, part in zip(modules, course().parts, strict=True):
        assert [page.findtext("title") for page in module.findall("item")] == [page.title for page in part.lessons]
    assert all(item.findtext("title") for item in root.iter("item") if item is not root)


def test_identifiers_are_names_that_occur_once(manifest):
    found = [each.get("identifier") for each in manifest.iter() if each.get("identifier")]
    assert len(set(found)) == len(found)
    assert all(NAME.fullmatch(each) for each in found)


def test_every_reference_leads_to_a_resource_and_every_resource_to_a_file(version, manifest):
    resources = {each.get("identifier"): each for each in manifest.iter("resource")}
    referred = [each.get("identifierref") for each in manifest.iter("item") if each.get("identifierref")]
    needed = {each.get("identifierref") for each in manifest.iter("dependency")}
    assert len(set(referred)) == len(referred)
    assert set(referred) | needed == set(resources)
    hrefs = [each.get("href") for each in manifest.iter("file")]
    assert sorted(hrefs) == sorted(set(files(version)) - {"imsmanifest.xml"})


def test_resources_obey_the_rules_of_the_profile(manifest):
    """Links and assessments have one file and no address of their own; what an item leads to has no items below it."""
    kinds = {each.get("identifier"): each.get("type") for each in manifest.iter("resource")}
    for each in manifest.iter("resource"):
        files = [file.get("href") for file in each.findall("file")]
        assert len(files) == 1
        assert each.get("href") == (files[0] if each.get("type") == "webcontent" else None)
        assert children(each) == ["file"] + ["dependency"] * len(each.findall("dependency"))
        needed = [kinds[need.get("identifierref")] for need in each.findall("dependency")]
        assert set(needed) <= {"webcontent"} and (not needed or each.get("type").endswith("/assessment"))
    for item in manifest.iter("item"):
        assert not item.get("identifierref") or not item.findall("item")


def test_nothing_is_in_it_that_would_be_taken_for_another_format(version):
    assert "canvas_export.txt" not in "".join(files(version))
    for name in files(version):
        assert re.fullmatch(r"[\w./-]+", name) and name.isascii(), name
        assert name.endswith((".xml", ".svg"))


def test_every_section_has_a_link_with_its_anchor(version):
    found = {}
    for name, content in files(version).items():
        if name.startswith("links/"):
            link = parsed(content)
            assert link.tag == "webLink" and children(link) == ["title", "url"]
            assert f'xmlns="http://www.imsglobal.org/xsd/imsccv{version}/imswl_v{version}"' in content.decode()
            found[link.find("url").get("href")] = link.findtext("title")
    pages = {f"{SITE}{lesson.url}": lesson.title for lesson in course().lessons}
    sections = {
        f"{SITE}{lesson.url}#{section.anchor}": section.title
        for lesson in course().lessons
        for section in lesson.sections
    }
    assert found == pages | sections and len(sections) > 150
    assert all(address.isascii() and " " not in address for address in found)


def test_the_exercises_of_a_page_are_one_assessment(version, manifest):
    kind = f"imsqti_xmlv1p2/imscc_xmlv{version}/assessment"
    found = {each.get("identifier"): each for each in manifest.iter("resource") if each.get("type") == kind}
    pages = [lesson for lesson in course().lessons if lesson.exercises]
    assert set(found) == {f"exercises-{lesson.name}" for lesson in pages}
    for each in found.values():
        name = each.find("file").get("href")
        assert "/" not in name  # Moodle looks for pictures from where it is
        text = files(version)[name].decode()
        assert f"ccv{version}_qtiasiv1p2p1_v1p0.xsd" in text
        shown = {f"picture-{picture}" for picture in re.findall(r"\$IMS-CC-FILEBASE\$/pictures/([\w-]+)\.svg", text)}
        assert shown == {need.get("identifierref") for need in each.findall("dependency")}
    types = {each.get("type") for each in manifest.iter("resource")}
    assert types == {kind, f"imswl_xmlv{version}", "webcontent"}


def test_two_sections_with_one_anchor_are_an_error():
    from dataclasses import replace

    lesson = next(course().lessons)
    twice = replace(lesson, sections=(lesson.sections[0], lesson.sections[0]))
    wrong = replace(course(), parts=(replace(course().parts[0], lessons=(twice,)),))
    with pytest.raises(ValueError, match=r"^links/guide-index--.*: two sections of one page have the same anchor$"):
        cartridge(wrong)
