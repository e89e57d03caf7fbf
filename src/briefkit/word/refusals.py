"""The one clear error that says why a file can't be read as a Word document."""

from __future__ import annotations

import re

from briefkit.diagnostic import Diagnostic, Place, Severity, Unreadable
from briefkit.word.document import WordFile

SAVE = "Open it in Word or LibreOffice and save it as a Word document (.docx)"
# An OLE container (MS-CFB) holds old Word files, and new ones that have a password.
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
OLD_WORD = "WordDocument".encode("utf-16-le")
OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument"
XML_OR_HTML = re.compile(rb"\s*<(?:\?xml|!doctype|html)", re.IGNORECASE)


def refusal(name: str, rule: str, message: str) -> Unreadable:
    """The error for a file as a whole."""
    place = Place(WordFile(name, ""), 0, 0)
    return Unreadable(Diagnostic(place, Severity.ERROR, rule, message))


def damaged(name: str) -> Unreadable:
    """The error for a file of which a needed part is broken."""
    message = f"This Word file is damaged. {SAVE} again, or ask for another copy"
    return refusal(name, "damaged-file", message)


def no_package(name: str, data: bytes) -> Unreadable | None:
    """The error for what is plainly no .docx by its first bytes; None for what may be one."""
    if data.startswith(OLE):
        return _ole(name, data)
    if data.startswith(rb"{\rtf"):
        return refusal(name, "not-word", f"This is an RTF file, not a .docx. {SAVE}")
    if data[30:].startswith(OPEN_DOCUMENT):
        return refusal(name, "not-word", f"This is an OpenDocument file. {SAVE}")
    if data.startswith(b"PK"):
        return None
    if not data:
        return refusal(name, "not-word", "This file is empty. Ask for another copy")
    if XML_OR_HTML.match(data.removeprefix(b"\xef\xbb\xbf")):
        message = f"This is a web page or another kind of XML, not a .docx. {SAVE}"
        return refusal(name, "not-word", message)
    return refusal(name, "not-word", f"This is not a Word document (.docx). {SAVE}")


def _ole(name: str, data: bytes) -> Unreadable:
    if ENCRYPTED in data:
        message = (
            "This file is protected by a password. Open it in Word, take the password off "
            "(File, Info, Protect Document, Encrypt with Password), and save it"
        )
        return refusal(name, "encrypted-file", message)
    if OLD_WORD in data:
        message = f"This is a Word file of the old kind (.doc). {SAVE}"
        return refusal(name, "old-word-file", message)
    return refusal(name, "not-word", f"This is not a Word document (.docx). {SAVE}")
