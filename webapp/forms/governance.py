"""Forms about deliberations, decisions, offices and hand-overs."""

from __future__ import annotations

from bumdes.governance.decision import DecisionKind
from bumdes.governance.deliberation import DeliberationKind
from bumdes.governance.organ import ORGAN_OF
from webapp.forms.fields import Amount, Day, Line, OneOf, Paragraphs, PlainForm, Whole

NO_DAY = "Pilih tanggalnya."
MOST_ATTENDEES = 100_000
LONGEST_TERM_YEARS = 99


class DeliberationForm(PlainForm):
    """A meeting, as its minutes have it."""

    kind = OneOf("jenis", DeliberationKind)
    held_on = Day("tanggal", missing=NO_DAY)
    place = Line("tempat", most=200, missing="Tulis tempatnya, misalnya: Balai Desa.")
    agenda = Paragraphs("acara", most=4000, missing="Tulis apa yang dibahas.")
    number = Line("nomor", most=100)
    chair = Line("pemimpin", most=100)
    attendance = Paragraphs("hadir", most=4000)
    attendees = Whole("jumlah-hadir", most=MOST_ATTENDEES)
    hours = Line("waktu", most=60)
    note_taker = Line("notulis", most=100)
    proceedings = Paragraphs("jalannya", most=8000)


class DecisionForm(PlainForm):
    """A decision, as its paper has it."""

    number = Line("nomor", most=100, missing="Tulis nomor keputusannya.")
    kind = OneOf("jenis", DecisionKind)
    decided_on = Day("tanggal", missing=NO_DAY)
    about = Line("tentang", most=500, missing="Tulis apa yang diputuskan, dalam satu kalimat.")
    deliberation_id = Line("musyawarah", most=32)
    authority = Line("oleh", most=200)
    most = Amount("batas")


class RevokeForm(PlainForm):
    """From when a decision allows nothing, and why."""

    on = Day("sejak", missing=NO_DAY)
    because = Line("alasan", most=500, missing="Tulis alasannya, atau keputusan yang mencabut.")


class AppointForm(PlainForm):
    """An office for somebody known, or for somebody new who never logs in."""

    role = OneOf("jabatan", ORGAN_OF)
    person = Line("orang", most=40)
    name = Line("nama", most=100)
    unit = Line("unit", most=16)
    title = Line("sebutan", most=100)
    decree = Line("sk", most=100)
    first_day = Day("mulai", missing="Pilih hari pertama menjabat.")
    last_day = Day("sampai")


class DismissForm(PlainForm):
    """The last day of an office, and why it ends."""

    last_day = Day("sampai", missing="Pilih hari terakhir menjabat.")
    decree = Line("sk", most=100)
    because = Line("alasan", most=200)


class TermForm(PlainForm):
    """What the statutes say of an office."""

    role = OneOf("jabatan", ORGAN_OF)
    valid_from = Day("berlaku", missing="Pilih sejak kapan berlaku.")
    years = Whole("tahun", most=LONGEST_TERM_YEARS)
    most_reappointments = Whole("kembali", most=LONGEST_TERM_YEARS)
    source = Line("dasar", most=200, missing="Tulis pasalnya, misalnya: AD 2024 Pasal 12.")


class HandoverForm(PlainForm):
    """An office to be handed over."""

    appointment_id = Line("jabatan", most=32, missing="Pilih jabatan yang diserahkan.")
    incoming = Line("penerima", most=40, missing="Pilih siapa yang menerima.")
    cut_off = Day("per", missing="Pilih per tanggal berapa.")
    place = Line("tempat", most=200, missing="Tulis tempatnya, misalnya: Balai Desa.")
    decision = Line("sk", most=100)
    note = Line("catatan", most=500)


class ContractForm(PlainForm):
    """A contract that is still open."""

    partner = Line("pihak", most=200, missing="Tulis dengan siapa.")
    about = Line("tentang", most=300, missing="Tulis isinya dalam satu kalimat.")
    until = Day("sampai")
    amount = Amount("jumlah")


class CallOffForm(PlainForm):
    """Why a hand-over is not to be."""

    because = Line("alasan", most=300, missing="Tulis alasannya.")
