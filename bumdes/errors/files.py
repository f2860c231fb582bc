"""Files that cannot be kept or read."""

from __future__ import annotations

from bumdes.errors.base import EnterpriseError


class FileError(EnterpriseError):
    """A file cannot be kept or read."""

    code = "file"


class EmptyFileError(FileError):
    """There is nothing in it."""

    code = "empty_file"

    def __init__(self) -> None:
        super().__init__("the file is empty")


class FileTooLargeError(FileError):
    """It has more bytes than a file may have."""

    code = "file_too_large"

    def __init__(self, size: int, most: int) -> None:
        super().__init__(f"the file has {size} bytes, more than {most}", size=size, most=most)


class FileTypeRefusedError(FileError):
    """By its content it is neither a paper nor a picture of a known kind."""

    code = "file_type_refused"

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"{name!r} is none of {', '.join(known)}", name=name, known=known)


class FileUnreadableError(FileError):
    """It looks like a picture or a paper, and cannot be read as one."""

    code = "file_unreadable"

    def __init__(self, name: str) -> None:
        super().__init__(f"{name!r} is damaged, or locked with a password", name=name)


class PictureTooLargeError(FileError):
    """It has more pixels than a picture may have."""

    code = "picture_too_large"

    def __init__(self, name: str, most: int) -> None:
        super().__init__(f"{name!r} has more than {most} pixels", name=name, most=most)


class ActiveContentError(FileError):
    """It would run something, or hides other files."""

    code = "active_content"

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"{name!r} holds {problem}", name=name, problem=problem)


class FileMissingError(FileError):
    """The records name it, but its content is not in the store."""

    code = "file_missing"

    def __init__(self, digest: str) -> None:
        super().__init__(f"the content of {digest} is not here", digest=digest)


class FileDamagedError(FileError):
    """Its content is not what was kept."""

    code = "file_damaged"

    def __init__(self, digest: str) -> None:
        super().__init__(f"the content of {digest} was changed", digest=digest)
