"""The command for translators, on a framework of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from maturity.framework.start import start_framework


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return start_framework("mine", "My framework", tmp_path)


def translate(catalog: Path, wanted: dict[str, str]) -> None:
    content = catalog.read_text(encoding="utf-8")
    for english, other in wanted.items():
        content = content.replace(f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{other}"')
    catalog.write_text(content, encoding="utf-8")


def test_from_nothing_to_a_framework_in_portuguese(run, folder):
    catalog = folder / "locale/pt-BR.po"
    code, out, _ = run("translate", "pt-BR", str(folder))
    assert code == 0
    assert "texts to translate" in out
    before = catalog.read_bytes()
    run("translate", "pt-BR", str(folder))
    assert catalog.read_bytes() == before
    code, out, _ = run("translate", "pt-BR", str(folder), "--check")
    assert code == 1
    assert f"{catalog}:" in out
    assert "the translation is missing" in out
    translate(catalog, {"My framework": "Meu modelo"})
    run("translate", "pt-BR", str(folder))
    assert 'msgstr "Meu modelo"' in catalog.read_text(encoding="utf-8")


def test_a_changed_text_is_stale_until_somebody_has_looked_at_it(run, folder):
    catalog, head = folder / "locale/es.po", folder / "framework.yaml"
    run("translate", "es", str(folder))
    translate(catalog, {"My framework": "Mi marco"})
    assert "Mi marco" in run("show", str(folder), "--language", "es")[1]
    head.write_text(head.read_text().replace("My framework", "Our framework"))
    shown = run("show", str(folder), "--language", "es")[1]
    assert "Our framework" in shown
    assert "Mi marco" not in shown
    assert "the text has changed since (title)" in run("translate", "es", str(folder), "--check")[1]
    run("translate", "es", str(folder))
    assert "the translation is of an older text (title)" in run("translate", "es", str(folder), "--check")[1]
    content = catalog.read_text(encoding="utf-8")
    assert '#| msgid "My framework"' in content
    catalog.write_text(content.replace("#, fuzzy\n", ""), encoding="utf-8")
    assert "Mi marco" in run("show", str(folder), "--language", "es")[1]


def test_a_catalog_that_cannot_be_read_is_left_alone(run, folder):
    catalog = folder / "locale/es.po"
    run("translate", "es", str(folder))
    broken = catalog.read_text(encoding="utf-8").replace('msgid "My framework"', 'msgid "My "framework"')
    catalog.write_text(broken, encoding="utf-8")
    code, _, err = run("translate", "es", str(folder))
    assert code == 1
    assert "this line can't be read" in err
    assert catalog.read_text(encoding="utf-8") == broken
    assert run("show", str(folder), "--language", "es")[0] == 0


@pytest.mark.parametrize("language", ["spanglish", "x", "../es", "zz"])
def test_a_language_that_nobody_knows_is_refused(run, folder, language):
    code, _, err = run("translate", language, str(folder))
    assert code == 2
    assert "write a code such as es or pt-BR" in " ".join(err.split())
    assert not (folder / "locale").exists()


def test_a_framework_is_not_translated_to_its_own_language(run, folder):
    code, out, _ = run("translate", "en", str(folder), "--check")
    assert (code, out) == (0, "en: everything is translated\n")


def test_a_language_that_the_product_does_not_speak_is_refused(run):
    code, _, err = run("describe", "311", "--language", "pt")
    assert code == 2
    assert "'pt' is not one of: en, es" in " ".join(err.split())


def test_commands_speak_spanish(run):
    example = "examples/city-180000.yaml"
    for words, said in (
        (("score", example), "Solicitudes de servicio y seguimiento hasta el final"),
        (("roadmap", example), "Acuerdos escritos con los cinco departamentos"),
        (("describe", "311"), "Cada respuesta"),
        (("explain", example), "El centro en su conjunto"),
        (("show", "311"), "Marco de madurez para centros 311"),
    ):
        code, out, _ = run(*words, "--language", "es")
        assert code == 0
        assert said in out
