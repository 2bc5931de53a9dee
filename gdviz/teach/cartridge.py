"""The course as an IMS Common Cartridge: a module a part, a link to every section, an assessment a page.

`1p1` is version 1.1, which Moodle, Canvas and Blackboard read; `1p3` is 1.3, which Moodle does not. The default
namespace stands first in the manifest: Moodle looks for it in the first characters of the file.

Source: IMS Common Cartridge Profile 1.1 and 1.3, Implementation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gdviz.files import zipped
from gdviz.teach.assessment import assessment
from gdviz.teach.course import Course, Lesson
from gdviz.teach.markup import document, element, tag, text
from gdviz.teach.questions import questions_of

VERSIONS = {"1p1": "1.1.0", "1p3": "1.3.0"}
LICENCE = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"


@dataclass(frozen=True)
class _Resource:
    """One resource of the cartridge: what the manifest says of it, and its file."""

    ident: str
    type: str
    href: str
    content: bytes
    needs: tuple[str, ...] = ()


class _Cartridge:
    """What a cartridge of one version is made of."""

    def __init__(self, course: Course, version: str) -> None:
        self.course, self.version = course, version
        self.resources: dict[str, _Resource] = {}

    def files(self) -> dict[str, bytes]:
        """Every file by name."""
        manifest = self.manifest()
        return {"imsmanifest.xml": manifest} | {each.href: each.content for each in self.resources.values()}

    def manifest(self) -> bytes:
        """The list of all that is in it."""
        base = f"http://www.imsglobal.org/xsd/imsccv{self.version}/imscp_v1p1"
        lom = f"http://ltsc.ieee.org/xsd/imsccv{self.version}/LOM"
        profile = f"http://www.imsglobal.org/profile/cc/ccv{self.version}"
        schemas = {
            base: f"{profile}/ccv{self.version}_imscp_v1p2_v1p0.xsd",
            f"{lom}/resource": f"{profile}/LOM/ccv{self.version}_lomresource_v1p0.xsd",
            f"{lom}/manifest": f"{profile}/LOM/ccv{self.version}_lommanifest_v1p0.xsd",
        }
        modules = tag("item", *self.modules(), identifier="modules")
        return document(
            element(
                "manifest",
                {
                    "xmlns": base,
                    "xmlns:lom": f"{lom}/resource",
                    "xmlns:lomimscc": f"{lom}/manifest",
                    "xmlns:xsi": _XSI,
                    "identifier": f"gdviz-course-cc{self.version}",
                    "xsi:schemaLocation": " ".join(f"{name} {place}" for name, place in schemas.items()),
                },
                self.metadata(),
                tag(
                    "organizations",
                    tag("organization", modules, identifier="organization", structure="rooted-hierarchy"),
                ),
                tag("resources", *map(_resource, self.resources.values())),
            )
        )

    def metadata(self) -> str:
        """Title, description, language and rights."""

        def words(name: str, value: str) -> str:
            return tag(f"lomimscc:{name}", tag("lomimscc:string", text(value), language="en"))

        rights = f"{self.course.title}, {self.course.site}, {LICENCE}"
        general = (
            words("title", self.course.title),
            tag("lomimscc:language", "en"),
            words("description", self.course.description),
        )
        restricted = tag("lomimscc:copyrightAndOtherRestrictions", tag("lomimscc:value", "yes"))
        return tag(
            "metadata",
            tag("schema", "IMS Common Cartridge"),
            tag("schemaversion", VERSIONS[self.version]),
            tag(
                "lomimscc:lom",
                tag("lomimscc:general", *general),
                tag("lomimscc:rights", restricted, words("description", rights)),
            ),
        )

    def modules(self) -> Iterator[str]:
        """A module for each part, in it a folder for each page."""
        for part in self.course.parts:
            pages = (self.page(lesson) for lesson in part.lessons)
            yield tag("item", _title(part.title), *pages, identifier=f"part-{part.title.lower()}")

    def page(self, lesson: Lesson) -> str:
        """The page, its sections, and its exercises."""
        links = [self.link(lesson, "", lesson.title)]
        links += [self.link(lesson, section.anchor, section.title) for section in lesson.sections]
        if lesson.exercises:
            links.append(self.exercises(lesson))
        return tag("item", _title(lesson.title), *links, identifier=f"page-{lesson.name}")

    def link(self, lesson: Lesson, anchor: str, title: str) -> str:
        """An item that leads to a section, or to the whole page."""
        name = f"{lesson.name}--{anchor}" if anchor else lesson.name
        address = f"{self.course.site}{lesson.url}" + (f"#{anchor}" if anchor else "")
        content = _web_link(title, address, self.version)
        return self.item(_Resource(f"link-{name}", f"imswl_xmlv{self.version}", f"links/{name}.xml", content), title)

    def exercises(self, lesson: Lesson) -> str:
        """An item that opens the exercises of a page."""
        questions = questions_of(self.course, lesson)
        ident, title = f"exercises-{lesson.name}", f"Exercises: {lesson.title}"
        pictures = {name: content for question in questions for name, content in question.pictures.items()}
        for name, content in pictures.items():
            picture = _Resource(f"picture-{name.removesuffix('.svg')}", "webcontent", f"pictures/{name}", content)
            self.resources[picture.ident] = picture
        needs = tuple(f"picture-{name.removesuffix('.svg')}" for name in pictures)
        content = assessment(f"{ident}-assessment", title, questions, self.version)
        kind = f"imsqti_xmlv1p2/imscc_xmlv{self.version}/assessment"
        return self.item(_Resource(ident, kind, f"{ident}.xml", content, needs), title)

    def item(self, resource: _Resource, title: str) -> str:
        """An item with its resource, which is kept.

        Raises:
            ValueError: when another has its identifier.
        """
        if resource.ident in self.resources:
            raise ValueError(f"{resource.href}: two sections of one page have the same anchor")
        self.resources[resource.ident] = resource
        return tag("item", _title(title), identifier=f"item-{resource.ident}", identifierref=resource.ident)


def cartridge(course: Course, version: str = "1p1") -> bytes:
    """The whole cartridge, one zip file.

    Arguments:
        version: 1p1 or 1p3.
    """
    return zipped(_Cartridge(course, version).files())


def _title(words: str) -> str:
    return tag("title", text(words))


def _web_link(title: str, address: str, version: str) -> bytes:
    namespace = f"http://www.imsglobal.org/xsd/imsccv{version}/imswl_v{version}"
    schema = f"http://www.imsglobal.org/profile/cc/ccv{version}/ccv{version}_imswl_v{version}.xsd"
    head = {"xmlns": namespace, "xmlns:xsi": _XSI, "xsi:schemaLocation": f"{namespace} {schema}"}
    return document(element("webLink", head, _title(title), tag("url", href=address, target="_blank")))


def _resource(resource: _Resource) -> str:
    inside = [tag("file", href=resource.href), *(tag("dependency", identifierref=each) for each in resource.needs)]
    about = {"identifier": resource.ident, "type": resource.type}
    if resource.type == "webcontent":
        about["href"] = resource.href
    return element("resource", about, *inside)
