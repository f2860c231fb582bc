"""What beginning the books refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.errors.base import EnterpriseError

if TYPE_CHECKING:
    import datetime as dt


class BeginningError(EnterpriseError):
    """The books cannot begin so."""

    code = "beginning"


class CutOverStageError(BeginningError):
    """The cut-over is not so far, or already further."""

    code = "cut_over_stage"

    def __init__(self, stage: str) -> None:
        super().__init__(f"the cut-over is {stage}", stage=stage)


class CutOverEmptyError(BeginningError):
    """There is nothing to begin with."""

    code = "cut_over_empty"

    def __init__(self) -> None:
        super().__init__("the cut-over has no lines")


class BooksBegunError(BeginningError):
    """The books have entries already; a cut-over comes before all others."""

    code = "books_begun"

    def __init__(self, first: dt.date) -> None:
        super().__init__(f"the books have entries since {first}", first=first)


class SetUpAlreadyError(BeginningError):
    """Somebody set the installation up before."""

    code = "set_up_already"

    def __init__(self) -> None:
        super().__init__("the installation is set up already")
