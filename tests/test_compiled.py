"""Templates are compiled once, and again when their files change."""

from pathlib import Path

import pytest
from jinja2 import Environment

from briefkit.style import load_style
from briefkit.style.compiled import COMPILED
from briefkit.style.finding import packaged_styles


def test_a_template_is_compiled_once_for_all_styles(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_one = Environment.compile

    def counted(self: Environment, source: str, name: str, filename: str) -> object:
        compiled.append(name)
        return compile_one(self, source, name, filename)

    monkeypatch.setattr(COMPILED, "kept", {})
    monkeypatch.setattr(Environment, "compile", counted)
    for name in ("base", "korea-on-point", "base"):
        load_style(packaged_styles() / name).templates.get_template("word/styles.xml.j2")
    assert compiled == ["word/styles.xml.j2"]


def test_a_template_that_was_changed_is_read_anew(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "style.yaml").write_text("extends: base\n", encoding="utf-8")
    template = tmp_path / "mine" / "a.html.j2"
    for words in ("One {{ 1 }}", "Two {{ 2 }}"):
        template.write_text(words, encoding="utf-8")
        found = load_style(tmp_path / "mine").templates.get_template("a.html.j2")
        assert found.render() == words.replace("{{ ", "").replace(" }}", "")
