"""Every record there is: importing this module makes their tables known."""

from bumdes.access.access_event import AccessEvent
from bumdes.access.entry_code import EntryCode
from bumdes.access.factor_rule import FactorRule
from bumdes.access.second_factor import RecoveryCode, SecondFactor
from bumdes.approval.held_act import HeldAct
from bumdes.approval.lone_entry import LoneEntry
from bumdes.approval.oversight import SeenEntry
from bumdes.approval.setting import ApprovalSetting
from bumdes.assets.asset import Asset, AssetPlan
from bumdes.assets.count import AssetCount, CountedAsset, FoundThing
from bumdes.assets.disposal import AssetDisposal
from bumdes.assets.movement import AssetMovement
from bumdes.assets.policy import AssetPolicy
from bumdes.assets.whereabouts import Whereabouts
from bumdes.auditing.access_request import AccessRequest
from bumdes.auditing.audit_finding import AuditFinding, FindingStep
from bumdes.auditing.taken_copy import TakenCopy
from bumdes.bank.match import BankMatch, MatchedEntry, MatchedLine
from bumdes.bank.statement import BankLine, BankStatement
from bumdes.capital.borrowed_asset import BorrowedAsset
from bumdes.capital.change import CapitalChange
from bumdes.capital.contribution import Contribution
from bumdes.capital.contributor import Contributor
from bumdes.capital.planned_use import PlannedUse
from bumdes.cash.count import CashCount, CountedPieces
from bumdes.cash.keeper import CashKeeper
from bumdes.cash.place import CashPlace
from bumdes.cash.rule import CashRule
from bumdes.changes.register_change import RegisterChange
from bumdes.credit.allowance import Allowance, AllowanceLine
from bumdes.credit.band import AgeingBand
from bumdes.credit.instalment import Instalment
from bumdes.credit.limit import CreditLimit
from bumdes.cut_over.cut_over import CutOver, CutOverLine
from bumdes.dealings.dealing import Dealing
from bumdes.dealings.investee import Investee, InvesteeMovement
from bumdes.document import Document
from bumdes.enterprise import Enterprise, Village
from bumdes.entry_comment import EntryComment
from bumdes.governance.cooperation import (
    Cooperation,
    CooperationMember,
    CooperationNote,
    Dispute,
    Obligation,
)
from bumdes.governance.decision import Decision
from bumdes.governance.deliberation import Deliberation
from bumdes.governance.handover import Handover, HandoverContract, HandoverCount
from bumdes.governance.information_request import InformationRequest
from bumdes.governance.legal_paper import LegalPaper, VillageNumber
from bumdes.governance.rural_area import RuralArea, RuralAreaVillage
from bumdes.governance.standing import StatusChange
from bumdes.governance.term import TermOfOffice
from bumdes.governance.village_index import VillageIndex
from bumdes.installation import InstallationFact
from bumdes.journal_template import JournalTemplate, JournalTemplateLine
from bumdes.login import Login, LoginAttempt
from bumdes.parties.merger import PartyDistinction, PartyMerger
from bumdes.party import Party
from bumdes.payroll.payroll import PayLine, Payroll, PayrollEntry, PaySlip
from bumdes.payroll.staff import PayTerms, StaffMember
from bumdes.people import Appointment, Membership, Person
from bumdes.planning.proposal import CostLine, Proposal, ProposalFund
from bumdes.planning.review import Review
from bumdes.planning.work_plan import BudgetLine, WorkPlan
from bumdes.preference import Preference
from bumdes.proofs.added_proof import AddedProof
from bumdes.proofs.setting import ProofSetting
from bumdes.ranking.record import RankingAnswer, RankingWeight
from bumdes.record import Record
from bumdes.reporting.cash_flow_naming import CashFlowNaming
from bumdes.reporting.check_answer import CheckAnswer
from bumdes.reporting.duty_date import DutyDate
from bumdes.reporting.duty_mark import DutyMark
from bumdes.reporting.framework import FrameworkChoice
from bumdes.reporting.issued_report import IssuedReport, ReportSignature
from bumdes.reporting.job import Job
from bumdes.reporting.narrative import Narrative
from bumdes.reporting.picture import ReportPicture
from bumdes.reporting.public_page import PublicPage
from bumdes.schedules.recurring import RecurringEntry, RecurringLine, RecurringMonth
from bumdes.schedules.schedule import Schedule, ScheduleMonth
from bumdes.sharing.scheme import Head, Recipient, Scheme
from bumdes.sharing.sharing import ProfitShare, ProfitSharing, SharePayment
from bumdes.stock.batch import ProductionBatch
from bumdes.stock.consignment import ConsignmentMovement
from bumdes.stock.count import StockCount, StockCountLine
from bumdes.stock.item import Item, Measure
from bumdes.stock.movement import StockMovement
from bumdes.stock.setting import StockSetting
from bumdes.stored_file import StoredFile
from bumdes.tax.accrual import TaxAccrual
from bumdes.tax.correction import TaxCorrection
from bumdes.tax.deposit import TaxDeposit
from bumdes.tax.filing import TaxFiling
from bumdes.tax.local_tax import LocalTax
from bumdes.tax.setting import TaxSetting
from bumdes.tax.slip import TaxSlip
from bumdes.till.sale import TillLine, TillSale
from bumdes.till.shift import TillCount, TillShift
from bumdes.unit import Unit
from bumdes.village_books.record import VillageExport, VillageMovement
from bumdes.year_end.accepted_year import AcceptedYear
from bumdes.year_end.restatement import Restatement

metadata = Record.metadata
"""Every table: the journal's, and the enterprise's."""

GLOBAL = (
    InstallationFact,
    Person,
    Membership,
    Preference,
    Login,
    LoginAttempt,
    SecondFactor,
    RecoveryCode,
    EntryCode,
    AccessEvent,
)
"""What belongs to no set of books; in a cluster, reference tables on every node."""

OF_BOOKS = (
    Enterprise,
    Village,
    Unit,
    FactorRule,
    ApprovalSetting,
    HeldAct,
    LoneEntry,
    SeenEntry,
    StoredFile,
    AddedProof,
    ProofSetting,
    EntryComment,
    RegisterChange,
    Party,
    PartyMerger,
    PartyDistinction,
    Document,
    Instalment,
    AgeingBand,
    CreditLimit,
    Allowance,
    AllowanceLine,
    LegalPaper,
    VillageNumber,
    RuralArea,
    RuralAreaVillage,
    VillageIndex,
    StatusChange,
    InformationRequest,
    Cooperation,
    CooperationMember,
    Obligation,
    CooperationNote,
    Dispute,
    Appointment,
    Deliberation,
    Decision,
    TermOfOffice,
    Handover,
    HandoverCount,
    HandoverContract,
    CutOver,
    CutOverLine,
    Contributor,
    Contribution,
    PlannedUse,
    CapitalChange,
    BorrowedAsset,
    AssetPolicy,
    Asset,
    AssetPlan,
    AssetMovement,
    Whereabouts,
    AssetDisposal,
    AssetCount,
    CountedAsset,
    FoundThing,
    WorkPlan,
    BudgetLine,
    Proposal,
    CostLine,
    ProposalFund,
    Review,
    VillageExport,
    VillageMovement,
    Narrative,
    ReportPicture,
    IssuedReport,
    ReportSignature,
    CashCount,
    CountedPieces,
    CashPlace,
    CashKeeper,
    CashRule,
    BankStatement,
    BankLine,
    BankMatch,
    MatchedLine,
    MatchedEntry,
    CheckAnswer,
    DutyDate,
    DutyMark,
    Job,
    RankingWeight,
    RankingAnswer,
    FrameworkChoice,
    CashFlowNaming,
    AccessRequest,
    TakenCopy,
    AuditFinding,
    FindingStep,
    PublicPage,
    Scheme,
    Head,
    Recipient,
    ProfitSharing,
    ProfitShare,
    SharePayment,
    Dealing,
    Investee,
    InvesteeMovement,
    AcceptedYear,
    Restatement,
    Schedule,
    ScheduleMonth,
    RecurringEntry,
    RecurringLine,
    RecurringMonth,
    JournalTemplate,
    JournalTemplateLine,
    StaffMember,
    PayTerms,
    Payroll,
    PaySlip,
    PayLine,
    PayrollEntry,
    Item,
    Measure,
    StockSetting,
    StockMovement,
    ConsignmentMovement,
    StockCount,
    StockCountLine,
    ProductionBatch,
    TillShift,
    TillCount,
    TillSale,
    TillLine,
    TaxSetting,
    LocalTax,
    TaxAccrual,
    TaxDeposit,
    TaxFiling,
    TaxSlip,
    TaxCorrection,
)
"""What belongs to one set of books, whose id leads every key; what is named comes before what
names it."""
