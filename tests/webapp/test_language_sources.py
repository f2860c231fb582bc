"""Words in templates, scripts and modules: found, and put into another language."""

from __future__ import annotations

import pytest

from webapp.language import python_source, script_source, template_source
from webapp.language.sources import ROOT


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<h1>Beranda</h1>", ["Beranda"]),
        ("<p>\n  Belum ada\n  catatan.\n</p>", ["Belum ada catatan."]),
        ("<p>{{ count }} catatan</p>", ["{1} catatan"]),
        ("<p><b class='num'>{{ left|rp }}</b> belum diterima.</p>", ["{1} belum diterima."]),
        ("<p><b>LATIHAN</b> Tidak masuk buku.</p>", ["<1>LATIHAN</1> Tidak masuk buku."]),
        ("<p>{{ icon('clock') }}Besok</p>", ["Besok"]),
        ("<li><b>{{ name }}</b> <span>Dibatalkan</span></li>", ["Dibatalkan"]),
        ("<p>Ada{% if many %} banyak{% endif %}.</p>", ["Ada", "banyak"]),
        ('<nav aria-label="Menu utama" class="Menu besar"></nav>', ["Menu utama"]),
        (
            "{{ row('down', 'Laporan tahunan', hint='satu PDF') }}",
            ["Laporan tahunan", "satu PDF"],
        ),
        ("{{ 'Buka' if role == 'Direktur Utama' else 'Tutup' }}", ["Buka", "Tutup"]),
        ("{% if kind == 'Kas Tunai' %}{% endif %}", []),
        ("{% set title = 'Kas Tunai' %}", ["Kas Tunai"]),
        ("{{ 'kali'|t }}", ["kali"]),
        ("<span class='rp'>Rp</span>{{ amount }}<br>&nbsp;", []),
        ("{# Tidak tampil #}<!-- juga tidak -->", []),
        ("<a href=\"{{ url_for('x', y='Satu dua') }}\">{{ name }}</a>", ["Satu dua"]),
    ],
)
def test_a_template_says(source, found):
    assert template_source.messages(source) == found


@pytest.mark.parametrize(
    ("source", "said", "becomes"),
    [
        (
            "<p>\n <b>{{ n }}</b> dari {{ all }} cocok</p>",
            {"{1} dari {2} cocok": "of {2}, {1} match"},
            "<p>\n of {{ all }}, <b>{{ n }}</b> match</p>",
        ),
        (
            '<p>Lihat <a href="/x">Bagi hasil</a> dahulu.</p>',
            {"Lihat <1>Bagi hasil</1> dahulu.": "First see <1>Profit shares</1>."},
            '<p>First see <a href="/x">Profit shares</a>.</p>',
        ),
        ("{{ 'Hari ini' }}", {"Hari ini": 'A "day"'}, '{{ "A \\"day\\"" }}'),
        (
            '<i title="Kas {{ n }}">x</i>',
            {"Kas {1}": "Cash {1}"},
            '<i title="Cash {{ n }}">x</i>',
        ),
        ("<p>Tidak dikenal</p>", {}, "<p>Tidak dikenal</p>"),
    ],
)
def test_a_template_is_said_anew(source, said, becomes):
    assert template_source.translated(source, said.get) == becomes


def test_templates_of_which_nothing_is_known_stay_as_they_are():
    changed = [
        path.name
        for path in (ROOT / "webapp" / "templates").rglob("*.html")
        if template_source.translated(source := path.read_text("utf-8"), {}.get) != source
    ]

    assert changed == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('say("Tidak ada sinyal.");', ["Tidak ada sinyal."]),
        ("say(`${name} tersimpan`);", ["{1} tersimpan"]),
        ('// "Tidak tampil"\nfind("input, select");', []),
        ('const KEY = "isian";', []),
    ],
)
def test_a_script_says(source, found):
    assert script_source.messages(source) == found


def test_a_script_is_said_anew():
    said = {"{1} dari {2} terkirim": "of {2}, {1} sent"}

    assert (
        script_source.translated("x(`${a.b} dari ${c} terkirim`);", said.get)
        == "x(`of ${c}, ${a.b} sent`);"
    )


def test_scripts_of_which_nothing_is_known_stay_as_they_are():
    changed = [
        path.name
        for path in (ROOT / "webapp" / "static").glob("*.js")
        if script_source.translated(source := path.read_text("utf-8"), {}.get) != source
    ]

    assert changed == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('LABEL = "Uang masuk"', ["Uang masuk"]),
        ('LABEL = "Kas"', ["Kas"]),
        ('KEY = "uang_masuk"', []),
        ('"""Tidak tampil."""', []),
        ('raise ValueError("Tidak tampil")', []),
        ('x = f"Tidak {tampil} lagi"', []),
        ('x = phrase("Kurang {amount} di kas", amount=left)', ["Kurang {amount} di kas"]),
        ('def f(x: "Nama Kelas") -> "Nama Lain": pass', []),
    ],
)
def test_a_module_says(source, found):
    assert python_source.messages(source) == found
