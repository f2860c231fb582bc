"""Digital signatures: put behind a PDF, checked, and broken by whoever changes it."""

from __future__ import annotations

import datetime as dt
import sys

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from reports.digital_signing import sign_pdf
from reports.errors import SigningFailedError
from reports.verifying.contents import contents_of
from reports.verifying.signed import signatures_in

PASSPHRASE = "rahasia"  # noqa: S105 - made up


@pytest.fixture(scope="module")
def key(tmp_path_factory):
    """A certificate that somebody made, with its key."""
    secret = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Bagas Tirtawangsa")])
    day = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(secret.public_key())
        .serial_number(1)
        .not_valid_before(day)
        .not_valid_after(day + dt.timedelta(days=3650))
        .sign(secret, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("kunci") / "kunci.p12"
    locked = serialization.BestAvailableEncryption(PASSPHRASE.encode())
    file.write_bytes(
        pkcs12.serialize_key_and_certificates(b"x", secret, certificate, None, locked)
    )
    return file


@pytest.fixture(scope="module")
def signed(paper, key):
    return sign_pdf(paper(), key, PASSPHRASE, reason="Disetujui")


def test_what_was_there_stays_byte_for_byte(paper, signed):
    assert signed.startswith(paper())


def test_a_signature_is_whole_and_says_whose_it_is(signed):
    (signature,) = contents_of(signed).signatures

    assert signature.is_whole
    assert signature.covers_all
    assert "Bagas Tirtawangsa" in signature.says
    assert "utuh" in signature.says


def test_a_signed_paper_still_carries_its_data(paper, signed):
    assert contents_of(signed).files == contents_of(paper()).files


def test_two_may_sign_one_after_the_other(signed, key):
    first, second = signatures_in(sign_pdf(signed, key, PASSPHRASE))

    assert (first.is_whole, second.is_whole) == (True, True)
    assert (first.covers_all, second.covers_all) == (False, True)


def test_who_changes_a_signed_paper_breaks_it(signed):
    place = signed.index(b"/Title") + 12
    changed = signed[:place] + b"X" + signed[place + 1 :]

    (signature,) = contents_of(changed).signatures

    assert signature.is_whole is False
    assert "RUSAK" in signature.says


def test_an_unsigned_paper_has_no_signature(paper):
    assert contents_of(paper()).signatures == ()


def test_a_wrong_passphrase_opens_nothing(paper, key):
    with pytest.raises(SigningFailedError):
        sign_pdf(paper(), key, "salah")


def test_without_the_library_nobody_signs(paper, key, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyhanko.sign", None)

    with pytest.raises(SigningFailedError, match="pip install"):
        sign_pdf(paper(), key, PASSPHRASE)


def test_without_the_library_a_signature_is_there_but_not_checked(signed, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyhanko.pdf_utils.reader", None)

    (signature,) = signatures_in(signed)

    assert signature.is_whole is None
    assert "belum dapat diperiksa" in signature.says
