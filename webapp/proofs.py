"""Proofs that come with a form of two steps: kept at the first, named at the second.

A browser sends a chosen file once. The form gives back the digests of what was kept as ticks
``foto``, which also lets people leave one out again; only files of these books count.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from flask import g, request
from marshmallow import ValidationError

from bumdes.phrase import phrase
from bumdes.proofs.added_proof import LONGEST_REASON
from bumdes.stored_file import files_named
from webapp.problems import PROOF_LATER, REFUSALS, Problem, problems_of
from webapp.uploads import Upload, kept
from webapp.work import act, reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask

    from bumdes.stored_file import StoredFile
    from bumdes.work import Work

FIELD, KEPT = "bukti", "foto"
MOST_PROOFS = 8

TOO_MANY = "Paling banyak {most} foto atau berkas untuk satu catatan."
UNKNOWN = "Salah satu foto tidak ditemukan lagi. Pilih fotonya sekali lagi."


@dataclass(frozen=True, slots=True)
class Proofs:
    """What came with a form.

    Attributes:
        digests: of what is kept, in the order it came.
        found: what is wrong with what was sent now.
        later: why a proof is still to come, where somebody says so.
    """

    digests: tuple[str, ...] = ()
    found: tuple[Problem, ...] = ()
    later: str = ""

    def checked(self) -> tuple[str, ...]:
        """Return the digests of all that came.

        Raises:
            ValidationError: something could not be kept.
        """
        if self.found:
            raise ValidationError({FIELD: [problem.text for problem in self.found]})
        return self.digests

    def facts(self) -> dict[str, Any]:
        """Return what a command that may pay says of its proof; see ``checked``."""
        return {"evidence": self.checked(), "proof_later": self.later}


NO_PROOFS = Proofs()


def init_app(app: Flask) -> None:
    """Let the forms of *app* show what came with them; see ``parts/proof.html``."""
    app.jinja_env.globals["kept_proofs"] = kept_proofs


def take_proofs() -> Proofs:
    """Keep what was sent with this request, beside what was kept before."""
    told = list(dict.fromkeys(request.form.getlist(KEPT)))[: MOST_PROOFS + 1]
    known: list[str] = []
    if told:
        with reading() as work:
            known = [file.digest for file in _own(work, told)]
    found = [] if len(known) == len(told) else [Problem(FIELD, UNKNOWN)]
    for upload in _sent():
        try:
            digest = act(partial(_kept, upload))
        except REFUSALS as error:
            found += [Problem(FIELD, problem.text) for problem in problems_of(error)]
        else:
            known += [digest] if digest not in known else []
    if len(known) > MOST_PROOFS:
        found.append(Problem(FIELD, phrase(TOO_MANY, most=MOST_PROOFS)))
    later = " ".join(request.form.get(PROOF_LATER, "").split())[:LONGEST_REASON]
    proofs = g.proofs = Proofs(tuple(known), tuple(found), later)
    return proofs


def came_digests() -> tuple[str, ...]:
    """Return the digests of the files that came with this request."""
    proofs: Proofs | None = g.get("proofs")
    return proofs.digests if proofs else ()


def kept_proofs() -> list[StoredFile]:
    """Return the files that came with this request, for its form to show them again."""
    digests = list(came_digests())
    if not digests:
        return []
    with reading() as work:
        return _own(work, digests)


def proof_files(work: Work, proofs: Proofs) -> list[StoredFile]:
    """Return the files of *proofs*, for the form to show."""
    return _own(work, list(proofs.digests))


def _kept(upload: Upload, work: Work) -> str:
    return kept(work, upload)


def _own(work: Work, digests: list[str]) -> list[StoredFile]:
    return [
        file
        for file in files_named(work.session, work.book_id, digests)
        if not file.is_personal
    ]


def _sent() -> Iterator[Upload]:
    for sent in request.files.getlist(FIELD)[: MOST_PROOFS + 1]:
        if sent.filename:
            with sent.stream as content:
                yield Upload(sent.filename, content.read())
