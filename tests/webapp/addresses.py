"""What stands in the place of the parts of addresses: real ids of a set of books."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from bumdes.approval.held_act import HeldAct
from bumdes.assets.asset import Asset
from bumdes.assets.count import AssetCount
from bumdes.auditing.access_request import AccessRequest
from bumdes.auditing.audit_finding import AuditFinding
from bumdes.bank.match import BankMatch
from bumdes.bank.statement import BankLine
from bumdes.capital.borrowed_asset import BorrowedAsset
from bumdes.capital.contribution import Contribution
from bumdes.cash.count import CashCount
from bumdes.credit.allowance import Allowance
from bumdes.dealings.investee import Investee
from bumdes.document import Document
from bumdes.governance.cooperation import Cooperation
from bumdes.governance.deliberation import Deliberation
from bumdes.governance.handover import Handover
from bumdes.governance.legal_paper import LegalPaper
from bumdes.journal_template import JournalTemplate
from bumdes.parties.merger import PartyMerger
from bumdes.party import Party
from bumdes.payroll.payroll import Payroll
from bumdes.payroll.staff import StaffMember
from bumdes.people import Appointment, Membership, Person
from bumdes.permissions import Role
from bumdes.planning.proposal import Proposal
from bumdes.reporting.duty_mark import DutyMark
from bumdes.reporting.job import Job
from bumdes.reporting.picture import ReportPicture
from bumdes.schedules.recurring import RecurringEntry
from bumdes.schedules.schedule import Schedule
from bumdes.sharing.scheme import Scheme
from bumdes.sharing.sharing import ProfitSharing, SharePayment
from bumdes.stock.batch import ProductionBatch
from bumdes.stock.count import StockCount
from bumdes.stock.item import Item
from bumdes.stored_file import StoredFile
from bumdes.tax.correction import TaxCorrection
from bumdes.tax.deposit import TaxDeposit
from bumdes.tax.slip import TaxSlip
from bumdes.till.sale import TillSale
from bumdes.till.shift import TillShift
from bumdes.unit import Unit

if TYPE_CHECKING:
    from sqlalchemy.orm import InstrumentedAttribute, Session

Ids = dict[str, dict[str, str]]
"""The values of parts by their names, by the blueprint that means them; ``*`` for others."""

ANY = "*"

WHERE: dict[tuple[str, str], InstrumentedAttribute[str]] = {
    (ANY, "allowance_id"): Allowance.allowance_id,
    (ANY, "appointment_id"): Appointment.appointment_id,
    (ANY, "asset"): Asset.code,
    (ANY, "asset_id"): BorrowedAsset.asset_id,
    (ANY, "batch"): ProductionBatch.code,
    (ANY, "cooperation_id"): Cooperation.cooperation_id,
    ("cash_counts", "count_id"): CashCount.count_id,
    ("stock_counts", "count_id"): StockCount.count_id,
    ("stock_counts", "code"): Unit.code,
    ("stock", "code"): Unit.code,
    ("units", "code"): Unit.code,
    (ANY, "deliberation_id"): Deliberation.deliberation_id,
    (ANY, "digest"): StoredFile.digest,
    (ANY, "document"): Document.code,
    (ANY, "finding"): AuditFinding.number,
    (ANY, "fund"): Contribution.fund,
    (ANY, "handover_id"): Handover.handover_id,
    (ANY, "held_id"): HeldAct.held_id,
    (ANY, "item"): Item.code,
    (ANY, "job_id"): Job.job_id,
    ("schemes", "key"): Scheme.scheme_id,
    ("sharing", "key"): ProfitSharing.sharing_id,
    ("share_payments", "key"): SharePayment.payment_id,
    (ANY, "line_id"): BankLine.line_id,
    (ANY, "mark_id"): DutyMark.mark_id,
    (ANY, "match_id"): BankMatch.match_id,
    (ANY, "paper_id"): LegalPaper.paper_id,
    (ANY, "party"): Party.code,
    ("payrolls", "party"): StaffMember.party,
    ("staff", "party"): StaffMember.party,
    (ANY, "payroll_id"): Payroll.payroll_id,
    (ANY, "picture_id"): ReportPicture.picture_id,
    (ANY, "proposal_id"): Proposal.proposal_id,
    ("asset_counts", "record_id"): AssetCount.count_id,
    ("investees", "record_id"): Investee.investee_id,
    ("people_data", "record_id"): PartyMerger.merger_id,
    ("tax_payments", "record_id"): TaxDeposit.deposit_id,
    ("tax_slips", "record_id"): TaxSlip.slip_id,
    ("tax_years", "record_id"): TaxCorrection.correction_id,
    (ANY, "recurring_id"): RecurringEntry.recurring_id,
    (ANY, "request_id"): AccessRequest.request_id,
    (ANY, "sale_id"): TillSale.sale_id,
    (ANY, "schedule_id"): Schedule.schedule_id,
    (ANY, "shift_id"): TillShift.shift_id,
    (ANY, "template_id"): JournalTemplate.template_id,
}
"""Where ids come from. What is missing here is no id: a year, a kind, a number of a series."""


STANDING: Ids = {
    "accountability": {"slug": "calk"},
    "cash_custody": {"key": "hand_in_days"},
    "free_journal": {"year": "2026", "number": "3"},
    "issued_reports": {"slug": "calk"},
    "jobs": {"slug": "calk"},
    "narratives": {"slug": "calk", "slot": "revenue"},
    "recording": {"slug": "uang-masuk"},
    "statements": {"slug": "laba-rugi", "key": "merchandise"},
    "sub_ledgers": {"key": "wages"},
}
"""What is no id, and means something else in each place."""


def ids_of(session: Session, book_id: str) -> Ids:
    """Return an id of each kind that the books have."""
    found: Ids = {ANY: {}, **{place: dict(parts) for place, parts in STANDING.items()}}
    for (place, name), column in WHERE.items():
        if known := _all(session, column, book_id):
            found.setdefault(place, {})[name] = known[0]
    found[ANY]["username"] = next(each for each in _people(session, book_id) if each != "admin")
    return found


def strange_ids(session: Session, book_id: str, other_id: str) -> Ids:
    """Return an id of each kind that other books have, and these books have not."""
    found: Ids = {ANY: {}}
    for (place, name), column in WHERE.items():
        own = set(_all(session, column, book_id))
        theirs = [each for each in _all(session, column, other_id) if each not in own]
        if theirs:
            found.setdefault(place, {})[name] = theirs[0]
        elif place != ANY:
            found.setdefault(place, {})[name] = ""
    own = set(_people(session, book_id))
    found[ANY]["username"] = next(
        each for each in _people(session, other_id) if each not in own
    )
    return found


_BY_CHANCE = ("_id", "_at", "key", "digest", "content")
"""How the names of columns end whose values differ from run to run."""


def _all(session: Session, column: InstrumentedAttribute[str], book_id: str) -> list[str]:
    """Return what stands in *column*, in an order that does not hang on random ids."""
    stable = [
        each for each in column.class_.__table__.columns if not each.name.endswith(_BY_CHANCE)
    ]
    query = select(column).where(column.class_.book_id == book_id)
    if column.class_ is Appointment:  # only who keeps the installation ends those
        query = query.where(Appointment.role != Role.ADMINISTRATOR)
    return list(session.scalars(query.order_by(*stable, column)))


def _people(session: Session, book_id: str) -> list[str]:
    people = (
        select(Person.username)
        .join(Membership, Membership.person_id == Person.person_id)
        .where(Membership.book_id == book_id)
    )
    return list(session.scalars(people.order_by(Person.username)))
