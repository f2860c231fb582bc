"""What is wrong with a file from the village's own books."""

from __future__ import annotations

from bumdes.errors.base import EnterpriseError


class SiskeudesFileError(EnterpriseError):
    """A file is no export of Siskeudes that can be read; ``problem`` and ``where`` say why."""

    code = "siskeudes_file"

    def __init__(self, problem: str, where: str) -> None:
        super().__init__(f"not read: {problem} {where}".rstrip(), problem=problem, where=where)
