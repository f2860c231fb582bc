"""Worked cases with known figures: post one to a fresh book, and compare what comes out."""

from reports.casecheck.case import Case, CaseUnreadableError
from reports.casecheck.check import check_case
from reports.casecheck.result import CaseReport

__all__ = ["Case", "CaseReport", "CaseUnreadableError", "check_case"]
