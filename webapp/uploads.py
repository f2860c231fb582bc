"""Uploads: papers and proofs that come with a form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from flask import current_app, request

from bumdes.actions.storing import store_file
from bumdes.file_store import FOLDER, LARGEST_BYTES, LARGEST_MADE_BYTES, FileStore
from webapp.config import LARGEST_REQUEST_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from sqlalchemy import Engine

    from bumdes.work import Work

V = TypeVar("V", bound="Callable[..., Any]")

LARGEST_UPLOAD_BYTES = LARGEST_BYTES + LARGEST_REQUEST_BYTES
LARGEST_REPORT_BYTES = LARGEST_MADE_BYTES + LARGEST_REQUEST_BYTES

FILES = "multipart/form-data"
"""How forms with files come; the others stay as small as any."""

_MARK = "takes_files"


class Upload(NamedTuple):
    """A file that somebody sent, read once."""

    name: str
    content: bytes


def init_app(app: Flask, files: FileStore | None) -> None:
    """Let the views of *app* that take files have larger requests; must come before CSRF.

    Args:
        files: where they are kept; None for the folder beside the database.
    """
    app.extensions["files"] = files or files_beside(app.extensions["engine"])
    app.before_request(_allow_files)


def takes_files(view: V) -> V:
    """Mark *view* as one that takes files."""
    setattr(view, _MARK, LARGEST_UPLOAD_BYTES)
    return view


def takes_reports(view: V) -> V:
    """Mark *view* as one that takes reports which the program made, however large they are."""
    setattr(view, _MARK, LARGEST_REPORT_BYTES)
    return view


def uploaded(field: str = "berkas") -> Upload | None:
    """Return the file in *field* of the form; None where none was chosen."""
    sent = request.files.get(field)
    if sent is None or not sent.filename:
        return None
    with sent.stream as content:
        return Upload(sent.filename, content.read())


def kept(work: Work, upload: Upload | None, *, is_personal: bool = False) -> str:
    """Keep the file that came, and return its digest; empty where none came.

    Args:
        is_personal: whether only who may read personal data is to be shown it.

    Raises:
        EnterpriseError: it cannot be kept; see ``store_file``.
    """
    if upload is None:
        return ""
    name, content = upload
    return store_file(
        work, file_store(), name=name, content=content, is_personal=is_personal
    ).digest


def file_store() -> FileStore:
    """Return the store of this application."""
    return cast("FileStore", current_app.extensions["files"])


def _allow_files() -> None:
    view = current_app.view_functions.get(request.endpoint or "")
    largest = getattr(view, _MARK, 0)
    if largest and request.mimetype == FILES:
        request.max_content_length = largest


def files_beside(engine: Engine) -> FileStore:
    """Return the files that lie beside the database of *engine*."""
    file = engine.url.database if engine.dialect.name == "sqlite" else None
    return FileStore((Path(file).parent if file else Path("data")) / FOLDER)
