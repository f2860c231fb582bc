"""Who may do what: roles, and the acts that each role allows.

What no row of ``ALLOWED`` allows is forbidden.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from bumdes.errors import PermissionDeniedError, UnitRequiredError

if TYPE_CHECKING:
    from collections.abc import Mapping


class Permission(StrEnum):
    """An act that somebody may be allowed."""

    READ_REPORTS = "read reports"
    READ_BOOKS = "read books"
    COMMENT_ENTRY = "comment on entries"
    RECORD_TRANSACTION = "record transactions"
    RECORD_ENTRY = "record journal entries"
    RECORD_OPENING = "record opening balances"
    REVERSE_ENTRY = "reverse entries"
    ADD_ACCOUNT = "add accounts"
    CLOSE_PERIOD = "close periods"
    REOPEN_PERIOD = "reopen periods"
    LOCK_PERIOD = "lock periods"
    CLOSE_YEAR = "close years"
    APPROVE_ENTRY = "approve what others record"
    SET_APPROVAL = "set what a second person must see"
    OVERSEE_ENTRIES = "look at what was recorded late or alone"
    EXPORT_BOOKS = "export books"
    VERIFY_BOOKS = "verify books"
    CHANGE_ENTERPRISE = "change the enterprise"
    APPOINT = "appoint people"
    MANAGE_PEOPLE = "manage people"
    READ_ACCESS_LOG = "read the log of access"
    KEEP_PAPERS = "keep papers"
    DECIDE = "record deliberations and decisions"
    PLAN = "plan and propose"
    REVIEW = "review plans and reports"
    MANAGE_CAPITAL = "keep the capital register"
    ALLOCATE = "move money between units"
    SHARE_PROFIT = "share the profit"
    PAY_SHARE = "pay shares of the profit"
    RESTATE = "correct an earlier year"
    HAND_OVER = "hand the office over"
    RECONCILE = "compare the books with the village's"
    KEEP_COOPERATION = "keep the cooperation register"
    KEEP_PARTIES = "register people"
    READ_PERSONAL_DATA = "read personal data"
    MANAGE_CREDIT = "keep receivables and payables"
    MANAGE_ASSETS = "keep the register of assets"
    MANAGE_STOCK = "keep the stock"
    RUN_PAYROLL = "run the payroll"
    MANAGE_TAX = "keep the taxes"
    SELL_AT_TILL = "sell at the till"
    KEEP_CASH = "keep the places of cash"
    COUNT_CASH = "count cash"
    WRITE_REPORTS = "write reports"
    WRITE_SUPERVISION = "write the supervisor's report"
    SIGN_REPORTS = "sign reports"
    WRITE_FINDINGS = "write and close findings"
    GRANT_ACCESS = "grant access for a time"
    PUBLISH = "publish the open page"
    CHANGE_OWN_PASSWORD = "change the own password"  # noqa: S105 - the name of an act
    FOUND_ENTERPRISE = "found enterprises"
    BACK_UP = "back up and restore"

    @property
    def label(self) -> str:
        """What Indonesians call the act: "tidak boleh" comes before it."""
        return _ACTS[self]


class Role(StrEnum):
    """An office in or around the enterprise, the first with the widest powers."""

    ADMINISTRATOR = "administrator"
    """Whoever keeps the installation, also at its command line."""
    DIRECTOR = "director"
    TREASURER = "treasurer"
    SECRETARY = "secretary"
    UNIT_MANAGER = "unit_manager"
    OPERATOR = "operator"
    """Types in what others hand over."""
    ADVISOR = "advisor"
    """Penasihat: the village head by office."""
    SUPERVISOR = "supervisor"
    """Pengawas."""
    VILLAGE_HEAD = "village_head"
    VILLAGE_COUNCIL = "village_council"
    """BPD, the council that asks the village head to account."""
    AUDITOR = "auditor"

    @property
    def label(self) -> str:
        """What Indonesians call the office."""
        return _OFFICES[self]


_ACTS: Mapping[Permission, str] = MappingProxyType(
    {
        Permission.READ_REPORTS: "melihat laporan",
        Permission.READ_BOOKS: "melihat buku",
        Permission.COMMENT_ENTRY: "menanggapi catatan",
        Permission.RECORD_TRANSACTION: "mencatat transaksi",
        Permission.RECORD_ENTRY: "mencatat jurnal",
        Permission.RECORD_OPENING: "mencatat saldo awal",
        Permission.REVERSE_ENTRY: "membatalkan catatan",
        Permission.ADD_ACCOUNT: "mengubah daftar akun",
        Permission.CLOSE_PERIOD: "menutup periode",
        Permission.REOPEN_PERIOD: "membuka kembali periode",
        Permission.LOCK_PERIOD: "mengunci periode",
        Permission.CLOSE_YEAR: "menutup tahun buku",
        Permission.APPROVE_ENTRY: "menyetujui catatan orang lain",
        Permission.SET_APPROVAL: "mengatur persetujuan",
        Permission.OVERSEE_ENTRIES: "menandai catatan untuk pengawasan",
        Permission.EXPORT_BOOKS: "mengekspor buku",
        Permission.VERIFY_BOOKS: "memeriksa keutuhan buku",
        Permission.CHANGE_ENTERPRISE: "mengubah data usaha",
        Permission.APPOINT: "mengangkat pengurus",
        Permission.MANAGE_PEOPLE: "mengatur pengguna",
        Permission.READ_ACCESS_LOG: "melihat catatan akses",
        Permission.KEEP_PAPERS: "menyimpan surat dan berkas",
        Permission.DECIDE: "mencatat musyawarah dan keputusan",
        Permission.PLAN: "menyusun rencana dan usulan",
        Permission.REVIEW: "menelaah rencana dan laporan",
        Permission.MANAGE_CAPITAL: "mencatat modal",
        Permission.ALLOCATE: "memindahkan modal antarunit",
        Permission.SHARE_PROFIT: "membagi hasil usaha",
        Permission.PAY_SHARE: "membayar bagian hasil usaha",
        Permission.RESTATE: "mengoreksi tahun lalu",
        Permission.HAND_OVER: "membuat serah terima jabatan",
        Permission.RECONCILE: "mencocokkan dengan pembukuan Desa",
        Permission.KEEP_COOPERATION: "mencatat kerja sama",
        Permission.KEEP_PARTIES: "mencatat orang dan pihak",
        Permission.READ_PERSONAL_DATA: "melihat data pribadi",
        Permission.MANAGE_CREDIT: "mengurus piutang dan utang",
        Permission.MANAGE_ASSETS: "mengurus aset",
        Permission.MANAGE_STOCK: "mengurus persediaan",
        Permission.RUN_PAYROLL: "mengurus gaji",
        Permission.MANAGE_TAX: "mengurus pajak",
        Permission.SELL_AT_TILL: "menjual di kasir",
        Permission.KEEP_CASH: "mengatur kas dan rekening",
        Permission.COUNT_CASH: "menghitung kas",
        Permission.WRITE_REPORTS: "menulis laporan",
        Permission.WRITE_SUPERVISION: "menulis laporan pengawasan",
        Permission.SIGN_REPORTS: "mengesahkan laporan",
        Permission.WRITE_FINDINGS: "menulis dan menutup temuan pemeriksaan",
        Permission.GRANT_ACCESS: "memberi izin lihat untuk sementara",
        Permission.PUBLISH: "membuka halaman untuk umum",
        Permission.CHANGE_OWN_PASSWORD: "mengganti kata sandi sendiri",
        Permission.FOUND_ENTERPRISE: "mendirikan usaha",
        Permission.BACK_UP: "membuat dan memulihkan cadangan",
    }
)

_OFFICES: Mapping[Role, str] = MappingProxyType(
    {
        Role.ADMINISTRATOR: "Administrator",
        Role.DIRECTOR: "Direktur",
        Role.TREASURER: "Bendahara",
        Role.SECRETARY: "Sekretaris",
        Role.UNIT_MANAGER: "Manajer Unit Usaha",
        Role.OPERATOR: "Operator",
        Role.ADVISOR: "Penasihat",
        Role.SUPERVISOR: "Pengawas",
        Role.VILLAGE_HEAD: "Kepala Desa",
        Role.VILLAGE_COUNCIL: "BPD",
        Role.AUDITOR: "Pemeriksa",
    }
)

_P = Permission
_READING = frozenset({_P.READ_REPORTS, _P.READ_BOOKS, _P.COMMENT_ENTRY, _P.CHANGE_OWN_PASSWORD})
_RECORDING = _READING | {
    _P.RECORD_TRANSACTION,
    _P.KEEP_PARTIES,
    _P.MANAGE_STOCK,
    _P.SELL_AT_TILL,
    _P.COUNT_CASH,
}
_BOOKKEEPING = _RECORDING | {_P.RECORD_ENTRY, _P.REVERSE_ENTRY, _P.ADD_ACCOUNT}
_CLOSING = _BOOKKEEPING | {
    _P.RECORD_OPENING,
    _P.CLOSE_PERIOD,
    _P.CLOSE_YEAR,
    _P.APPROVE_ENTRY,
    _P.EXPORT_BOOKS,
    _P.VERIFY_BOOKS,
}
_TREASURY = _CLOSING | {
    _P.KEEP_PAPERS,
    _P.PLAN,
    _P.MANAGE_CAPITAL,
    _P.ALLOCATE,
    _P.SHARE_PROFIT,
    _P.PAY_SHARE,
    _P.RESTATE,
    _P.HAND_OVER,
    _P.RECONCILE,
    _P.READ_PERSONAL_DATA,
    _P.MANAGE_CREDIT,
    _P.MANAGE_ASSETS,
    _P.RUN_PAYROLL,
    _P.MANAGE_TAX,
    _P.WRITE_REPORTS,
    _P.SIGN_REPORTS,
    _P.BACK_UP,
    _P.KEEP_CASH,
}
_SECRETARIAT = _READING | {
    _P.EXPORT_BOOKS,
    _P.VERIFY_BOOKS,
    _P.CHANGE_ENTERPRISE,
    _P.KEEP_PAPERS,
    _P.DECIDE,
    _P.PLAN,
    _P.HAND_OVER,
    _P.KEEP_COOPERATION,
    _P.RECONCILE,
    _P.KEEP_PARTIES,
    _P.READ_PERSONAL_DATA,
    _P.MANAGE_ASSETS,
    _P.WRITE_REPORTS,
    _P.COUNT_CASH,
}
_EXAMINING = _READING | {_P.EXPORT_BOOKS, _P.VERIFY_BOOKS, _P.COUNT_CASH}

ALLOWED: Mapping[Role, frozenset[Permission]] = MappingProxyType(
    {
        Role.ADMINISTRATOR: frozenset(Permission),
        Role.DIRECTOR: frozenset(Permission)
        - {
            _P.FOUND_ENTERPRISE,
            _P.REVIEW,
            _P.WRITE_SUPERVISION,
            _P.WRITE_FINDINGS,
            _P.OVERSEE_ENTRIES,
        },
        Role.TREASURER: _TREASURY,
        Role.SECRETARY: _SECRETARIAT,
        Role.UNIT_MANAGER: _RECORDING,
        Role.OPERATOR: _RECORDING,
        Role.ADVISOR: _EXAMINING | {_P.REVIEW, _P.RECONCILE, _P.SIGN_REPORTS},
        Role.SUPERVISOR: _EXAMINING
        | {
            _P.REVIEW,
            _P.WRITE_SUPERVISION,
            _P.WRITE_FINDINGS,
            _P.OVERSEE_ENTRIES,
            _P.SIGN_REPORTS,
            _P.READ_ACCESS_LOG,
        },
        Role.VILLAGE_HEAD: _READING | {_P.RECONCILE, _P.SIGN_REPORTS},
        Role.VILLAGE_COUNCIL: _READING,
        Role.AUDITOR: _EXAMINING | {_P.WRITE_FINDINGS, _P.READ_ACCESS_LOG},
    }
)


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts, in one role.

    Attributes:
        name: the username; the command line's begins with ``cli:``.
        unit: the unit the actor is bound to; None acts on all of them and on the whole.
        granted: what somebody granted beyond the role, for a time; reading only.

    Raises:
        UnitRequiredError: a unit manager of no unit.
    """

    name: str
    role: Role
    unit: str | None = None
    granted: frozenset[Permission] = frozenset()

    def __post_init__(self) -> None:
        if self.role is Role.UNIT_MANAGER and not self.unit:
            raise UnitRequiredError(self.role)

    def allows(self, permission: Permission, *, unit: str | None = None) -> bool:
        """Whether the actor may do it.

        Args:
            unit: the unit it concerns, an empty string for the head office; None for
                what concerns the whole, which nobody bound to a unit may.
        """
        if permission is Permission.CHANGE_OWN_PASSWORD:
            return permission in ALLOWED[self.role]
        is_allowed = permission in ALLOWED[self.role] or permission in self.granted
        return is_allowed and self.unit in {None, unit}

    def require(self, permission: Permission, *, unit: str | None = None) -> None:
        """Do nothing if the actor may; otherwise raise.

        Raises:
            PermissionDeniedError: the actor's role does not allow it, or not for *unit*.
        """
        if not self.allows(permission, unit=unit):
            raise PermissionDeniedError(self.name, permission, unit)


def command_line_actor(login: str) -> Actor:
    """Return who acts at the command line: *login* of the operating system, who may all."""
    return Actor(f"cli:{login}", Role.ADMINISTRATOR)
