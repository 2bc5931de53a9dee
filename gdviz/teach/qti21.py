"""The exercises as a package of IMS QTI 2.1: an item each, and a test a page.

Here pairs, orders and numbers are what they are. Response processing is written out rather than taken from a template,
since it tells what is said of an answer too: the first wrong option chosen, or the slip that a number comes from.

Source: IMS Question and Test Interoperability, Assessment Test, Section, and Item Information Model 2.1.
"""

from __future__ import annotations

from collections.abc import Iterable

from gdviz.files import zipped
from gdviz.teach.course import Course, Lesson
from gdviz.teach.markup import document, element, tag
from gdviz.teach.qti21_items import NAMESPACE, SCHEMA, XSI, item
from gdviz.teach.question import Question
from gdviz.teach.questions import questions_of

_PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
_PACKAGE_SCHEMA = "http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd"


def package(course: Course) -> bytes:
    """The whole package, one zip file."""
    files: dict[str, bytes] = {}
    resources = []
    for lesson in course.lessons:
        questions = questions_of(course, lesson)
        for question in questions:
            files[_file(question)] = item(question)
            files |= {f"pictures/{name}": content for name, content in question.pictures.items()}
            resources.append(_resource(question.id, "item", _file(question), _pictures(question)))
        if questions:
            name = f"tests/{lesson.name}.xml"
            files[name] = _test(lesson, questions)
            needs = (tag("dependency", identifierref=question.id) for question in questions)
            resources.append(_resource(f"test-{lesson.name}", "test", name, needs))
    return zipped({"imsmanifest.xml": _manifest(resources)} | dict(sorted(files.items())))


def _file(question: Question) -> str:
    return f"items/{question.id.replace('.', '-')}.xml"


def _pictures(question: Question) -> Iterable[str]:
    return (tag("file", href=f"pictures/{name}") for name in question.pictures)


def _resource(identifier: str, kind: str, href: str, more: Iterable[str]) -> str:
    return tag(
        "resource",
        tag("file", href=href),
        *more,
        identifier=identifier,
        type_=f"imsqti_{kind}_xmlv2p1",
        href=href,
    )


def _manifest(resources: Iterable[str]) -> bytes:
    return document(
        element(
            "manifest",
            {
                "xmlns": _PACKAGE,
                "xmlns:xsi": XSI,
                "identifier": "gdviz-questions-qti21",
                "xsi:schemaLocation": f"{_PACKAGE} {_PACKAGE_SCHEMA}",
            },
            tag("metadata", tag("schema", "QTIv2.1 Package"), tag("schemaversion", "1.0.0")),
            tag("organizations"),
            tag("resources", *resources),
        )
    )


def _test(lesson: Lesson, questions: Iterable[Question]) -> bytes:
    """The exercises of a page, in any order and as often as one likes, with what is said of each answer."""
    asked = (tag("assessmentItemRef", identifier=question.id, href=f"../{_file(question)}") for question in questions)
    section = tag("assessmentSection", *asked, identifier="section", title=lesson.title, visible="true")
    often = tag("itemSessionControl", maxAttempts="0", showFeedback="true")
    part = tag("testPart", often, section, identifier="part", navigationMode="nonlinear", submissionMode="individual")
    head = {
        "xmlns": NAMESPACE,
        "xmlns:xsi": XSI,
        "xsi:schemaLocation": f"{NAMESPACE} {SCHEMA}",
        "identifier": f"test-{lesson.name}",
        "title": f"Exercises: {lesson.title}",
    }
    return document(element("assessmentTest", head, part))
