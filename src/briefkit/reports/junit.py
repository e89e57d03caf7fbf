"""Findings as JUnit XML, which most CI servers show as the results of tests.

JUnit has no standard; this keeps to the schema of Jenkins's xUnit plugin (junit-10.xsd).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree import ElementTree as Xml

from briefkit.diagnostic import Checked, Diagnostic
from briefkit.reports.text import listed

# What XML 1.0 (section 2.2) cannot hold, not even as an entity.
FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def report(briefs: Iterable[Checked]) -> str:
    """A test suite a brief, with a failed case for each finding that fails the brief.

    A brief without any has one case, which passed. Findings that fail nothing are the
    suite's output, as text.
    """
    root = Xml.Element("testsuites", name="briefkit")
    root.extend([_suite(brief) for brief in briefs])
    Xml.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{Xml.tostring(root, "unicode")}\n'


def _suite(brief: Checked) -> Xml.Element:
    name, failures = _clean(brief.name), len(brief.failing)
    counts = {"tests": str(failures or 1), "failures": str(failures), "errors": "0"}
    suite = Xml.Element("testsuite", {"name": name, **counts})
    for each in brief.failing:
        suite.append(_failed(each, name))
    if not failures:
        Xml.SubElement(suite, "testcase", name="check", classname=name)
    if passing := [each for each in brief.found if each not in brief.failing]:
        Xml.SubElement(suite, "system-out").text = _clean(listed(passing))
    return suite


def _failed(diagnostic: Diagnostic, brief: str) -> Xml.Element:
    line, column = diagnostic.place.position
    # Servers tell cases apart by their names, so the place is part of it.
    name = f"{diagnostic.rule} ({line}:{column})"
    case = Xml.Element("testcase", name=name, classname=brief)
    message = _clean(diagnostic.message)
    failure = Xml.SubElement(case, "failure", type=diagnostic.rule, message=message)
    failure.text = _clean(listed([diagnostic]))
    return case


def _clean(text: str) -> str:
    return FORBIDDEN.sub("", text)
