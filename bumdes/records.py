"""Every record there is: importing this module makes their tables known."""

from bumdes.enterprise import Enterprise, Village
from bumdes.governance.decision import Decision
from bumdes.governance.deliberation import Deliberation
from bumdes.installation import InstallationFact
from bumdes.login import Login, LoginAttempt
from bumdes.people import Appointment, Membership, Person
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
)
"""What belongs to one set of books, whose id leads every key; what is named comes before what
names it."""
