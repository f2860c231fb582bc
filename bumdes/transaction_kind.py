"""Kinds of transaction: what people ask and answer, and what it does to the accounts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bumdes.errors import AccountNotOfferedError, MissingAmountError, UnexpectedAmountError
from bumdes.phrase import phrase
from ledger import credit, debit

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from ledger import Account, Money, Posting


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Move an amount: debit one account, credit another, by the same amount.

    Accounts are named by their role in the unit ("cash", "sales"), amounts by their place on
    the form ("total"). A rule debits and credits the same amount, so no set of rules can make
    an entry that is out of balance.

    Attributes:
        components: the lines of the statement of cash flows that the move belongs to where
            cash is on one side of it, by how the code of the other account begins; the
            longest beginning counts.
    """

    debit: str
    credit: str
    amount: str
    components: Mapping[str, str] = field(default_factory=dict)

    def component(self, code: str) -> str:
        """Return the component of cash that moved against account *code*, if it is known."""
        fitting = [prefix for prefix in self.components if code.startswith(prefix)]
        return self.components[max(fitting, key=len)] if fitting else ""


@dataclass(frozen=True, slots=True)
class AskedAmount:
    """An amount that the form asks for.

    Attributes:
        is_usual: whether it is asked at once though it may be left out; the others are folded.
    """

    name: str
    label: str
    is_optional: bool = False
    is_usual: bool = False

    @property
    def is_folded(self) -> bool:
        """Whether a form keeps it behind the questions that everybody answers."""
        return self.is_optional and not self.is_usual


@dataclass(frozen=True, slots=True)
class AskedAccount:
    """A choice that the form offers: which account plays *role*."""

    role: str
    label: str


@dataclass(frozen=True, slots=True)
class AskedParty:
    """Who owes or is owed.

    Attributes:
        kinds: what such people mostly are to the enterprise, as ``bumdes.party.PartyKind``
            names it; they are offered first.
        is_optional: whether it can all be paid at once, so that nobody need be named.
    """

    label: str
    kinds: tuple[str, ...]
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """What will be recorded, in plain words, if the account in *role* begins with *prefix*.

    The text names amounts and roles of the kind in braces, and ``{unit}``.

    Attributes:
        names: what must be told besides, such as the party; it fits nothing else.
    """

    text: str
    role: str = ""
    prefix: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TransactionKind:
    """A kind of transaction that people record, such as a sale paid at once.

    Attributes:
        key: stable name, stored with every entry of this kind.
        label: what the tile and the form call it.
        question: the first thing the form asks.
        accounts: the accounts that people choose; the other roles are filled by the unit.
        amounts: the amounts that people give.
        rules: the moves it makes; an amount that is not given skips its rules.
        sentences: what it says before it is recorded; the first that fits.
        party: who owes or is owed; None where it is always paid at once.
        opens: whether it may leave something to be paid later, on a day that is asked for.
        settles: key of the sub-ledger whose open documents it pays; empty for none.
    """

    key: str
    label: str
    question: str
    accounts: tuple[AskedAccount, ...]
    amounts: tuple[AskedAmount, ...]
    rules: tuple[Rule, ...]
    sentences: tuple[Sentence, ...]
    party: AskedParty | None = None
    opens: bool = False
    settles: str = ""

    def roles(self, given: Collection[str]) -> tuple[str, ...]:
        """Return the roles that accounts must fill when the amounts *given* are told."""
        rules = [rule for rule in self.rules if rule.amount in given]
        return tuple(dict.fromkeys(r for rule in rules for r in (rule.debit, rule.credit)))

    def check_amounts(self, given: Collection[str]) -> None:
        """Do nothing if *given* are the names of amounts that make a transaction.

        Raises:
            MissingAmountError, UnexpectedAmountError: they are not.
        """
        for asked in self.amounts:
            if not asked.is_optional and asked.name not in given:
                raise MissingAmountError(asked.name)
        for name in given:
            if name not in {asked.name for asked in self.amounts}:
                raise UnexpectedAmountError(name)

    def postings(
        self,
        amounts: Mapping[str, Money],
        accounts: Mapping[str, Account],
        *,
        unit: str,
        fund: str = "",
    ) -> tuple[Posting, ...]:
        """Return the legs that record one transaction of this kind in *unit*, from *fund*.

        Raises:
            AccountNotOfferedError: money would move from an account to itself.
        """
        legs: list[Posting] = []
        for rule in self.rules:
            if rule.amount not in amounts:
                continue
            amount, to, source = (
                amounts[rule.amount],
                accounts[rule.debit],
                accounts[rule.credit],
            )
            if to.code == source.code:
                raise AccountNotOfferedError(rule.debit, to.code)
            moves_cash = to.is_cash != source.is_cash
            other = source if to.is_cash else to
            component = rule.component(other.code) if moves_cash else ""
            for leg, account in ((debit, to), (credit, source)):
                named = component if account is other else ""
                said = {"unit": unit, "fund": fund, "component": named}
                legs.append(leg(account.code, amount, **said))
        return tuple(legs)

    def sentence(
        self,
        amounts: Mapping[str, Money],
        accounts: Mapping[str, Account],
        names: Mapping[str, str],
    ) -> str:
        """Return what recording it will say, in plain words.

        Args:
            names: what people call the account in each role, and the unit.
        """
        text = next(
            s.text
            for s in self.sentences
            if (not s.role or accounts[s.role].code.startswith(s.prefix))
            and all(names.get(name) for name in s.names)
        )
        return phrase(text, **names, **amounts)
