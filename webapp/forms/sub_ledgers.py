"""The form that gives old lines a name."""

from __future__ import annotations

from webapp.forms.fields import Amount, Day, Line, PlainForm


class NameForm(PlainForm):
    """Whom or what a part of an old balance concerns."""

    key = Line("kunci", most=64, missing="Muat ulang halaman ini, lalu isi lagi.")
    place = Line("tempat", most=150, missing="Pilih saldo yang mana.")
    code = Line("kode", most=64, missing="Pilih siapa atau apa.")
    amount = Amount("jumlah", missing="Isi jumlahnya dalam rupiah.")
    on = Day("tanggal", missing="Pilih tanggalnya.")
