"""Every record there is: importing this module makes their tables known."""

from bumdes.capital.borrowed_asset import BorrowedAsset
from bumdes.capital.change import CapitalChange
from bumdes.capital.contribution import Contribution
from bumdes.capital.contributor import Contributor
from bumdes.capital.planned_use import PlannedUse
from bumdes.enterprise import Enterprise, Village
from bumdes.governance.decision import Decision
from bumdes.governance.deliberation import Deliberation
from bumdes.installation import InstallationFact
from bumdes.login import Login, LoginAttempt
from bumdes.people import Appointment, Membership, Person
from bumdes.planning.proposal import CostLine, Proposal
from bumdes.planning.review import Review
from bumdes.planning.work_plan import BudgetLine, WorkPlan
from bumdes.record import Record
from bumdes.unit import Unit

metadata = Record.metadata
"""Every table: the journal's, and the enterprise's."""

GLOBAL = (InstallationFact, Person, Membership, Login, LoginAttempt)
"""What belongs to no set of books; in a cluster, reference tables on every node."""

OF_BOOKS = (
    Enterprise,
    Village,
    Unit,
    Appointment,
    Deliberation,
    Decision,
    Contributor,
    Contribution,
    PlannedUse,
    CapitalChange,
    BorrowedAsset,
    WorkPlan,
    BudgetLine,
    Proposal,
    CostLine,
    Review,
)
"""What belongs to one set of books, whose id leads every key; what is named comes before what
names it."""
