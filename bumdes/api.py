"""Every act of an enterprise in one place, for programs that use it as a library.

Found, appoint, decide, contribute, allocate, plan, record, close, share, pay: each takes a
``Work`` (see ``bumdes.work``), asks for permission, and refuses with an error that has a
``code``. What belongs to one area lies in a module of ``bumdes.actions``.
"""

from bumdes.actions.adopting import (
    AdoptScheme,
    HeadOf,
    RecipientOf,
    adopt_scheme,
    end_scheme,
)
from bumdes.actions.allocating import (
    MoveBetweenUnits,
    SellBetweenUnits,
    allocate_capital,
    move_between_units,
    sell_between_units,
)
from bumdes.actions.borrowing_assets import (
    BorrowAsset,
    borrow_asset,
    return_asset,
)
from bumdes.actions.changing_status import (
    change_status,
)
from bumdes.actions.charting import (
    add_account_under,
    add_local_account,
    change_account,
)
from bumdes.actions.closing import (
    accept_year,
    check_list,
    close_period,
    close_year,
    lock_period,
    reopen_period,
    reopen_year,
)
from bumdes.actions.contributing import (
    ContributeCapital,
    contribute_capital,
)
from bumdes.actions.cooperating import (
    RegisterCooperation,
    Side,
    end_cooperation,
    register_cooperation,
)
from bumdes.actions.deliberating import (
    RecordDecision,
    RecordDeliberation,
    correct_decision,
    correct_deliberation,
    record_decision,
    record_deliberation,
    revoke_decision,
)
from bumdes.actions.detailing_openings import (
    DetailOpening,
    detail_opening,
)
from bumdes.actions.following_cooperation import (
    AddNote,
    AddObligation,
    SettleDispute,
    add_note,
    add_obligation,
    fulfil_obligation,
    raise_dispute,
    settle_dispute,
)
from bumdes.actions.founding import (
    FoundEnterprise,
    add_unit,
    add_village,
    change_enterprise,
    found_enterprise,
)
from bumdes.actions.handing_over import (
    ListContract,
    PrepareHandover,
    call_off_handover,
    list_contract,
    note_count,
    prepare_handover,
    sign_handover,
)
from bumdes.actions.investing import (
    MoveInvestment,
    RecordResult,
    RegisterInvestee,
    invest,
    receive_dividend,
    record_result,
    register_investee,
)
from bumdes.actions.keeping_areas import (
    KeepRuralArea,
    keep_rural_area,
)
from bumdes.actions.keeping_papers import (
    GivenNumber,
    KeepPaper,
    attach_to_paper,
    end_paper,
    keep_paper,
    keep_village_index,
)
from bumdes.actions.organising import (
    set_term,
)
from bumdes.actions.paying import (
    PayShare,
    pay_share,
    undo_payment,
)
from bumdes.actions.planning import (
    SetBudget,
    approve_plan,
    describe_plan,
    draft_plan,
    review_plan,
    revise_plan,
    set_budget,
    submit_plan,
)
from bumdes.actions.planning_use import (
    UseLine,
    add_planned_uses,
    plan_use,
    plan_use_by_proposal,
)
from bumdes.actions.proposing import (
    Cost,
    Propose,
    approve_proposal,
    change_proposal,
    decline_proposal,
    draft_proposal,
    fund_proposal,
    review_proposal,
    submit_proposal,
)
from bumdes.actions.reconciling import (
    reconciliation,
    take_siskeudes,
)
from bumdes.actions.recording import (
    Draft,
    RecordTransaction,
    draft_transaction,
    record_entries,
    record_entry,
    record_transaction,
    reverse_entry,
)
from bumdes.actions.registering_contributors import (
    RegisterContributor,
    contributor_for,
    register_contributor,
)
from bumdes.actions.registering_parties import (
    RegisterParty,
    register_party,
)
from bumdes.actions.restating import (
    Correction,
    Restate,
    restate,
)
from bumdes.actions.returning_capital import (
    TransferShare,
    WithdrawCapital,
    transfer_share,
    withdraw_capital,
)
from bumdes.actions.reviewing import (
    GiveOpinion,
    Matter,
    give_opinion,
)
from bumdes.actions.running_units import (
    OpenUnit,
    close_unit,
    let_unit_retain,
    open_unit,
    rename_unit,
    reopen_unit,
)
from bumdes.actions.sharing import (
    ShareProfit,
    share_profit,
    undo_sharing,
)
from bumdes.actions.staffing import (
    add_member,
    add_person,
    admit,
    appoint,
    change_password,
    dismiss,
    reset_password,
)
from bumdes.actions.storing import (
    read_file,
    store_file,
)
from bumdes.capital_source import ContributorKind, Treatment
from bumdes.database import connect, migrate
from bumdes.dealings.dealing import DealingKind
from bumdes.enterprise import EnterpriseKind
from bumdes.governance.decision import DecisionKind
from bumdes.governance.deliberation import DeliberationKind
from bumdes.permissions import Actor, Role, command_line_actor
from bumdes.work import begin_session, begin_work, run_work

__all__ = [
    "Actor",
    "AddNote",
    "AddObligation",
    "AdoptScheme",
    "BorrowAsset",
    "ContributeCapital",
    "ContributorKind",
    "Correction",
    "Cost",
    "DealingKind",
    "DecisionKind",
    "DeliberationKind",
    "DetailOpening",
    "Draft",
    "EnterpriseKind",
    "FoundEnterprise",
    "GiveOpinion",
    "GivenNumber",
    "HeadOf",
    "KeepPaper",
    "KeepRuralArea",
    "ListContract",
    "Matter",
    "MoveBetweenUnits",
    "MoveInvestment",
    "OpenUnit",
    "PayShare",
    "PrepareHandover",
    "Propose",
    "RecipientOf",
    "RecordDecision",
    "RecordDeliberation",
    "RecordResult",
    "RecordTransaction",
    "RegisterContributor",
    "RegisterCooperation",
    "RegisterInvestee",
    "RegisterParty",
    "Restate",
    "Role",
    "SellBetweenUnits",
    "SetBudget",
    "SettleDispute",
    "ShareProfit",
    "Side",
    "TransferShare",
    "Treatment",
    "UseLine",
    "WithdrawCapital",
    "accept_year",
    "add_account_under",
    "add_local_account",
    "add_member",
    "add_note",
    "add_obligation",
    "add_person",
    "add_planned_uses",
    "add_unit",
    "add_village",
    "admit",
    "adopt_scheme",
    "allocate_capital",
    "appoint",
    "approve_plan",
    "approve_proposal",
    "attach_to_paper",
    "begin_session",
    "begin_work",
    "borrow_asset",
    "call_off_handover",
    "change_account",
    "change_enterprise",
    "change_password",
    "change_proposal",
    "change_status",
    "check_list",
    "close_period",
    "close_unit",
    "close_year",
    "command_line_actor",
    "connect",
    "contribute_capital",
    "contributor_for",
    "correct_decision",
    "correct_deliberation",
    "decline_proposal",
    "describe_plan",
    "detail_opening",
    "dismiss",
    "draft_plan",
    "draft_proposal",
    "draft_transaction",
    "end_cooperation",
    "end_paper",
    "end_scheme",
    "found_enterprise",
    "fulfil_obligation",
    "fund_proposal",
    "give_opinion",
    "invest",
    "keep_paper",
    "keep_rural_area",
    "keep_village_index",
    "let_unit_retain",
    "list_contract",
    "lock_period",
    "migrate",
    "move_between_units",
    "note_count",
    "open_unit",
    "pay_share",
    "plan_use",
    "plan_use_by_proposal",
    "prepare_handover",
    "raise_dispute",
    "read_file",
    "receive_dividend",
    "reconciliation",
    "record_decision",
    "record_deliberation",
    "record_entries",
    "record_entry",
    "record_result",
    "record_transaction",
    "register_contributor",
    "register_cooperation",
    "register_investee",
    "register_party",
    "rename_unit",
    "reopen_period",
    "reopen_unit",
    "reopen_year",
    "reset_password",
    "restate",
    "return_asset",
    "reverse_entry",
    "review_plan",
    "review_proposal",
    "revise_plan",
    "revoke_decision",
    "run_work",
    "sell_between_units",
    "set_budget",
    "set_term",
    "settle_dispute",
    "share_profit",
    "sign_handover",
    "store_file",
    "submit_plan",
    "submit_proposal",
    "take_siskeudes",
    "transfer_share",
    "undo_payment",
    "undo_sharing",
    "withdraw_capital",
]
