"""Acts that may wait: done at once, or kept until a second person approves."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import wraps
from importlib import import_module
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from bumdes.approval.held_act import HeldAct, held_with_key, same_waiting
from bumdes.approval.packing import UnpackableError, pack, unpack
from bumdes.approval.setting import approval_setting
from bumdes.approval.sort import EntrySort
from bumdes.errors import HeldOutdatedError
from bumdes.permissions import Permission
from bumdes.record import new_id
from bumdes.work import Doing, HeldError
from ledger import Side
from ledger.canonical import stamp
from ledger.errors import KeyReusedError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from bumdes.approval.unwaited import Unwaited
    from bumdes.work import Work
    from ledger import JournalEntry, Posting

P = ParamSpec("P")
R = TypeVar("R")

_ACTIONS = "bumdes.actions"
_MARK, _REASON = "checker", "unwaited"
LONGEST_DESCRIPTION = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What a second person is to see, and why.

    Attributes:
        key: the same when the same is asked for again.
        sort, minor: the limit that it reaches, and by how much, in sen; None and 0 for what
            always waits.
        entries: those that would be posted, the one that reaches the limit first; none for
            what posts nothing.
    """

    description: str
    on: dt.date
    key: str
    sort: EntrySort | None = None
    minor: int = 0
    entries: tuple[JournalEntry, ...] = ()


class SecondPersonNeededError(Exception):
    """Something is not done before a second person has seen it; ends the act that waits."""

    def __init__(self, matter: Matter) -> None:
        super().__init__(f"{matter.description} waits for a second person")
        self.matter = matter


def may_wait(act: Callable[Concatenate[Work, P], R]) -> Callable[Concatenate[Work, P], R]:
    """Let *act* wait for a second person where it reaches a limit of the enterprise.

    It is done to its end, so that all it would post is seen and nothing waits that would be
    refused. Then what it wrote is undone, it is kept as data, and ``HeldError`` says so. Only
    an act whose arguments are plain data may wait: see ``bumdes.approval.packing``. An act
    that is done by another one waits with that, or not at all.
    """
    return _waiting(act, _has_limits, Permission.APPROVE_ENTRY)


def never_waits(
    reason: Unwaited,
) -> Callable[[Callable[Concatenate[Work, P], R]], Callable[Concatenate[Work, P], R]]:
    """Return what marks an act that posts, and waits for nobody, and why.

    What it posts above a limit is put on the list of the pengawas.
    """

    def marked(act: Callable[Concatenate[Work, P], R]) -> Callable[Concatenate[Work, P], R]:
        @wraps(act)
        def asked(work: Work, /, *args: P.args, **kwargs: P.kwargs) -> R:
            if work.doing is not None:
                return act(work, *args, **kwargs)
            work.doing = Doing(may_wait=False)
            try:
                return act(work, *args, **kwargs)
            finally:
                work.doing = None

        setattr(asked, _REASON, reason)
        return asked

    return marked


def always_waits(
    checker: Permission,
) -> Callable[[Callable[Concatenate[Work, P], R]], Callable[Concatenate[Work, P], R]]:
    """Return what lets an act wait whatever the limits, for somebody who may *checker*.

    The act raises ``SecondPersonNeededError`` itself, unless the work names an approver.
    """

    def marked(act: Callable[Concatenate[Work, P], R]) -> Callable[Concatenate[Work, P], R]:
        return _waiting(act, lambda _: True, checker)

    return marked


def _waiting(
    act: Callable[Concatenate[Work, P], R],
    is_asked: Callable[[Work], bool],
    checker: Permission,
) -> Callable[Concatenate[Work, P], R]:
    @wraps(act)
    def asked(work: Work, /, *args: P.args, **kwargs: P.kwargs) -> R:
        if work.doing is not None or work.approver or not is_asked(work):
            return act(work, *args, **kwargs)
        work.doing = doing = Doing(may_wait=True)
        try:
            with work.session.begin_nested():
                done = act(work, *args, **kwargs)
                if not doing.waits:
                    return done
                raise SecondPersonNeededError(_matter(doing))  # noqa: TRY301 - undoes what it wrote
        except SecondPersonNeededError as needed:
            matter = needed.matter
        finally:
            work.doing = None
        raise HeldError(_keep(work, _name(act), pack((args, kwargs)), matter).held_id)

    setattr(asked, _MARK, checker)
    return asked


def _matter(doing: Doing) -> Matter:
    """Return what of *doing* is to be seen: all of it, told by what reached a limit first."""
    first, reached = doing.waits[0]
    rest = tuple(entry for entry in doing.made if entry is not first)
    told = f" (dan {len(rest)} catatan lain)" if rest else ""
    return Matter(
        description=first.description[: LONGEST_DESCRIPTION - len(told)] + told,
        on=first.date,
        key=first.key,
        sort=EntrySort(reached.sort),
        minor=reached.minor,
        entries=(first, *rest),
    )


def _has_limits(work: Work) -> bool:
    setting = approval_setting(work.session, work.book_id, work.today)
    return setting is not None and setting.has_limits


def do_held(work: Work, held: HeldAct) -> object:
    """Return what the held act returns, done in *work*.

    Raises:
        HeldOutdatedError: there is no such act any more, or it takes something else.
        EnterpriseError, LedgerError: it is refused.
    """
    act = _act(held)
    try:
        args, kwargs = unpack(held.command)
    except (ImportError, UnpackableError, KeyError, ValueError) as error:
        raise HeldOutdatedError(held.act) from error
    done: object = act(work, *args, **kwargs)
    return done


def checker_permission(held: HeldAct) -> Permission:
    """Return what whoever answers *held* must be allowed."""
    try:
        permission: Permission = getattr(_act(held), _MARK)
    except HeldOutdatedError:
        return Permission.APPROVE_ENTRY  # it can still be sent back
    return permission


def may_approve(work: Work, held: HeldAct) -> bool:
    """Whether the actor may answer *held* as the second person."""
    return held.asked_by != work.actor.name and work.actor.allows(checker_permission(held))


def _act(held: HeldAct) -> Callable[..., Any]:
    module, _, name = held.act.partition(".")
    try:
        act: Callable[..., Any] = getattr(import_module(f"{_ACTIONS}.{module}"), name)
    except (ImportError, AttributeError) as error:
        raise HeldOutdatedError(held.act) from error
    if not hasattr(act, _MARK):
        raise HeldOutdatedError(held.act)
    return act


def _name(act: Callable[..., Any]) -> str:
    return f"{act.__module__.removeprefix(f'{_ACTIONS}.')}.{act.__name__}"


def _keep(work: Work, act: str, command: str, matter: Matter) -> HeldAct:
    """Return the record of what waits: a new one, or that of the same asking before.

    Raises:
        KeyReusedError: something else waits, or waited, under the same key.
    """
    actor = work.actor
    work.book.writer()  # holds the books, so that the same is not held twice
    known = held_with_key(work.session, work.book_id, matter.key)
    if known is None:
        known = same_waiting(work.session, work.book_id, act, command)
    if known is not None and not known.stage.is_over:
        if (known.act, known.command) == (act, command):
            return known
        stored, given = known.description, matter.description
        raise KeyReusedError(matter.key, "description", stored=stored, given=given)
    postings = [posting for entry in matter.entries for posting in entry.postings]
    evidence = [digest for entry in matter.entries for digest in entry.evidence]
    units = {posting.unit for posting in postings}
    held = HeldAct(
        book_id=work.book_id,
        held_id=new_id(),
        act=act,
        command=command,
        key=matter.key,
        sort=matter.sort or "",
        amount_minor=matter.minor,
        description=matter.description,
        entry_date=matter.on,
        unit=units.pop() if len(units) == 1 else None,
        lines_json=_lines(postings),
        evidence_json=json.dumps(list(dict.fromkeys(evidence))),
        asked_by=actor.name,
        role=actor.role.value,
        bound_to=actor.unit,
        asked_at=stamp(work.clock()),
    )
    work.session.add(held)
    work.session.flush()
    return held


def _lines(postings: Iterable[Posting]) -> str:
    return json.dumps(
        [
            [p.account, p.side is Side.DEBIT, p.minor, p.unit, p.party, p.document]
            for p in postings
        ]
    )
