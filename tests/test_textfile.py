"""A file is read as UTF-8 text, or refused with one clear error."""

import subprocess
import sys
from pathlib import Path

import pytest

from briefkit.diagnostic import Diagnostic, Unreadable
from briefkit.textfiles.textfile import MAX_BYTES, read_text_file


def refusal(path: Path) -> Diagnostic:
    with pytest.raises(Unreadable) as caught:
        read_text_file(path)
    return caught.value.diagnostic


def test_a_file_is_read_with_its_line_ends_and_without_its_byte_order_mark(
    tmp_path: Path,
) -> None:
    path = tmp_path / "brief.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: \xc3\xa9\r\n")
    file = read_text_file(path)
    assert (file.name, file.text) == (str(path), "a: é\r\n")
    assert read_text_file(path, "brief").name == "brief"


def test_a_wrong_byte_is_told_with_its_place_and_its_likely_meaning(tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: \xc3\xa9\nb: \xc3\xa9caf\xe9 c\n")
    found = refusal(path)
    assert (found.rule, found.place.position) == ("not-utf-8", (2, 8))
    assert "0xE9" in found.message
    assert "“é” in Windows-1252" in found.message
    assert "Save it as UTF-8" in found.message


def test_a_file_of_the_largest_size_is_read_and_a_larger_one_is_not(tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    path.write_bytes(b"x" * MAX_BYTES)
    assert len(read_text_file(path).text) == MAX_BYTES
    path.write_bytes(b"x" * (MAX_BYTES + 1))
    assert refusal(path).rule == "file-too-large"


@pytest.mark.parametrize(
    ("data", "rule", "words"),
    [
        ("a: b\n".encode("utf-16"), "not-utf-8", "UTF-16"),
        ("a: b\n".encode("utf-16-le"), "not-text", "plain text"),
        (b"PK\x03\x04" + bytes(64), "not-text", "plain text"),
        (b"a: \xed\xa0\x80", "not-utf-8", "0xED"),
        (b"a: \xc3", "not-utf-8", "0xC3"),
    ],
)
def test_what_is_not_utf_8_is_refused(
    tmp_path: Path, data: bytes, rule: str, words: str
) -> None:
    path = tmp_path / "brief.yaml"
    path.write_bytes(data)
    found = refusal(path)
    assert found.rule == rule
    assert words in found.message


def test_what_cannot_be_opened_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert refusal(tmp_path).rule == "not-a-file"
    assert refusal(tmp_path / "missing.yaml").rule == "file-not-found"
    assert refusal(tmp_path / ("x" * 999)).rule == "file-not-readable"

    def closed(*_: object) -> None:
        raise PermissionError

    (tmp_path / "brief.yaml").write_text("a: b")
    monkeypatch.setattr(Path, "open", closed)
    found = refusal(tmp_path / "brief.yaml")
    assert (found.rule, "may not read" in found.message) == ("file-not-readable", True)


def test_a_device_without_end_is_refused() -> None:
    assert refusal(Path("/dev/zero")).rule == "file-too-large"


READ = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (200_000_000, 200_000_000))
from briefkit.diagnostic import Unreadable
from briefkit.textfiles.textfile import read_text_file
from briefkit.textfiles.yamltext import read
try:
    print(len(read(read_text_file(Path(sys.argv[1])))[1]))
except Unreadable as failure:
    print(failure.diagnostic.rule)
"""
HOSTILE = {
    "a binary file": (bytes(range(256)) * 7000, "not-utf-8"),
    "control characters": (b"a: " + b"\x01" * 1_900_000, "not-text"),
    "aliases of aliases": (
        b"0: &a0 [x, x]\n"
        + b"".join(b"%d: &a%d [%s]\n" % (n, n, b"*a%d, " % (n - 1) * 9) for n in range(1, 30)),
        "yaml-too-large",
    ),
    "brackets": (b"a: " + b"[" * 1_900_000, "yaml-too-deep"),
    "items": (b"a:\n" + b"- b\n" * 400_000, "yaml-too-large"),
    "tags": (b"a: !!python/object/apply:os.system [id]\n", "1"),
    "faults": (b"a:\n" + b"- !x #y\n" * 49_000, "98000"),
    "one long text": (b"a: " + b"x " * 900_000, "0"),
    "spaces": (b"a: '" + b" " * 1_900_000 + b"b'", "0"),
}


@pytest.mark.parametrize(("data", "told"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_read_or_refused_in_little_memory(
    tmp_path: Path, data: bytes, told: str
) -> None:
    path = tmp_path / "brief.yaml"
    path.write_bytes(data)
    assert told_of(path) == told


def test_a_file_of_a_hundred_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    with path.open("wb") as stream:
        stream.truncate(100_000_000)
    assert told_of(path) == "file-too-large"


def told_of(path: Path) -> str:
    command = [sys.executable, "-c", READ, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return done.stdout.strip()
