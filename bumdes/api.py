"""Every act of an enterprise in one place, for programs that use it as a library.

Found, appoint, decide, contribute, allocate, plan, record, close, share, pay: each takes a
``Work`` (see ``bumdes.work``), asks for permission, and refuses with an error that has a
``code``. What belongs to one area lies in a module of ``bumdes.actions``.
"""

from bumdes.actions.accruing_taxes import (
    OweTax,
    owe_tax,
    undo_accrual,
)
from bumdes.actions.acquiring_assets import (
    BuyAsset,
    buy_asset,
)
from bumdes.actions.adding_pictures import (
    AddPicture,
    add_picture,
    remove_picture,
)
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
from bumdes.actions.answering_findings import (
    answer_finding,
    withdraw_answer,
)
from bumdes.actions.approving import (
    Approved,
    approve_held,
    keep_typed,
    reject_held,
    withdraw_held,
)
from bumdes.actions.asking_access import (
    answer_access,
    ask_access,
    end_access,
)
from bumdes.actions.backing_up import (
    check_may_back_up,
    check_may_take_away,
)
from bumdes.actions.borrowing_assets import (
    BorrowAsset,
    borrow_asset,
    return_asset,
)
from bumdes.actions.bringing_taxes_forward import (
    BringTaxForward,
    bring_tax_forward,
)
from bumdes.actions.buying_goods import (
    BoughtGoods,
    BuyGoods,
    buy_goods,
)
from bumdes.actions.changing_assets import (
    FinishConstruction,
    ImpairAsset,
    ReviseWear,
    TransferAsset,
    finish_construction,
    impair_asset,
    revise_wear,
    transfer_asset,
)
from bumdes.actions.changing_status import (
    change_status,
)
from bumdes.actions.charging_value_added import (
    ChargeValueAdded,
    charge_value_added,
)
from bumdes.actions.charting import (
    add_account_under,
    add_local_account,
    change_account,
)
from bumdes.actions.closing import (
    accept_year,
    check_list,
    close_month,
    close_period,
    close_year,
    lock_period,
    month_check_list,
    reopen_period,
    reopen_year,
)
from bumdes.actions.commenting import (
    comment_on_entry,
)
from bumdes.actions.consigning import (
    Consign,
    give_back_consigned,
    take_consigned,
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
from bumdes.actions.correcting import (
    Corrected,
    CorrectEntry,
    correct_entry,
    correctable,
    take_back,
)
from bumdes.actions.counting_assets import (
    CountAssets,
    Looked,
    count_assets,
)
from bumdes.actions.counting_by_month import (
    CountMonth,
    FoundByMonth,
    count_month,
)
from bumdes.actions.counting_cash import (
    CountCash,
    confirm_count,
    count_cash,
    file_minutes,
    post_difference,
)
from bumdes.actions.counting_stock import (
    CountStock,
    Found,
    count_stock,
)
from bumdes.actions.crediting_documents import (
    IssueCreditNote,
    issue_credit_note,
)
from bumdes.actions.cutting_over import (
    AddLine,
    accept_paper_review,
    add_line,
    begin_cut_over,
    remove_line,
    review_cut_over,
    submit_cut_over,
    take_over_unit,
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
from bumdes.actions.depositing_taxes import (
    DepositTax,
    FileReturn,
    deposit_tax,
    file_return,
    undo_deposit,
)
from bumdes.actions.depreciating import (
    run_depreciation,
)
from bumdes.actions.detailing_openings import (
    DetailOpening,
    detail_opening,
)
from bumdes.actions.detailing_stock import (
    DetailedGoods,
    DetailStock,
    detail_stock,
)
from bumdes.actions.disposing_assets import (
    DisposeAsset,
    cancel_asset,
    dispose_asset,
)
from bumdes.actions.employing import (
    Earlier,
    Employ,
    Terms,
    change_staff,
    change_terms,
    employ,
    end_employment,
)
from bumdes.actions.erasing_parties import (
    Erasure,
    erase_party,
)
from bumdes.actions.examining import (
    AnswerFinding,
    WriteFinding,
    answer_audit_finding,
    judge_answer,
    write_finding,
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
from bumdes.actions.importing_assets import (
    ImportAssets,
    import_assets,
)
from bumdes.actions.importing_items import (
    ImportedItems,
    import_items,
)
from bumdes.actions.importing_parties import (
    ImportedParties,
    import_parties,
)
from bumdes.actions.importing_slips import (
    import_slips,
)
from bumdes.actions.improving_assets import (
    ImproveAsset,
    improve_asset,
)
from bumdes.actions.informing import (
    KeepInformationRequest,
    answer_information_request,
    extend_information_request,
    keep_information_request,
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
from bumdes.actions.inviting import (
    Invited,
    invite,
    withdraw_invitation,
)
from bumdes.actions.issuing_reports import (
    IssueReport,
    issue_report,
    sign_report,
)
from bumdes.actions.keeping_areas import (
    KeepRuralArea,
    keep_rural_area,
)
from bumdes.actions.keeping_assets import (
    DescribeAsset,
    describe_asset,
    place_asset,
    settle_asset_policy,
)
from bumdes.actions.keeping_cash import (
    ChangeCashPlace,
    OpenCashPlace,
    change_cash_place,
    close_cash_place,
    entrust_cash,
    open_cash_place,
    reopen_cash_place,
    set_cash_rule,
)
from bumdes.actions.keeping_duties import (
    MarkDuty,
    SetDutyDate,
    mark_duty,
    set_duty_date,
    unmark_duty,
)
from bumdes.actions.keeping_items import (
    ItemCodes,
    MeasureSaid,
    RegisterItem,
    change_item,
    keep_measure,
    register_item,
    register_one_item,
    set_measure,
    set_stock_method,
)
from bumdes.actions.keeping_papers import (
    GivenNumber,
    KeepPaper,
    attach_to_paper,
    end_paper,
    keep_paper,
    keep_village_index,
)
from bumdes.actions.keeping_templates import (
    SaveTemplate,
    remove_template,
    save_template,
)
from bumdes.actions.keeping_the_till import (
    CloseShift,
    Counted,
    OpenShift,
    close_shift,
    open_shift,
)
from bumdes.actions.matching_banks import (
    RecordBankLine,
    accept_sure_matches,
    match_lines,
    record_bank_line,
    take_in_statement,
    unmatch,
)
from bumdes.actions.merging_parties import (
    merge_parties,
    tell_parties_apart,
    undo_merger,
)
from bumdes.actions.moving_goods import (
    MovedGoods,
    MoveGoods,
    move_goods,
)
from bumdes.actions.naming_old_lines import (
    NameOldLines,
    name_old_lines,
)
from bumdes.actions.opening_documents import (
    OpenDocument,
    TellApart,
    ToldApart,
    open_claim,
    tell_apart,
)
from bumdes.actions.organising import (
    set_term,
)
from bumdes.actions.overseeing import (
    mark_seen,
)
from bumdes.actions.paying import (
    PayShare,
    pay_share,
    undo_payment,
)
from bumdes.actions.paying_wages import (
    PayWages,
    WagePayment,
    pay_wages,
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
from bumdes.actions.posting_cut_over import (
    post_cut_over,
)
from bumdes.actions.preferring import (
    set_accountant_mode,
    set_language,
)
from bumdes.actions.presenting import (
    NameCashFlow,
    choose_framework,
    name_cash_flow,
)
from bumdes.actions.producing import (
    AddToBatch,
    BatchSpending,
    FinishBatch,
    StartBatch,
    add_to_batch,
    finish_batch,
    start_batch,
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
from bumdes.actions.proving import (
    AddProof,
    SetProofLimit,
    add_proof,
    set_proof_limit,
)
from bumdes.actions.publishing import (
    set_public_page,
)
from bumdes.actions.queueing_jobs import (
    AskForReport,
    ask_for_report,
    cancel_job,
)
from bumdes.actions.ranking import (
    answer_indicator,
    set_ranking_weights,
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
    require_reversing,
    reverse_entry,
    sentence_of,
)
from bumdes.actions.registering_contributors import (
    RegisterContributor,
    contributor_for,
    register_contributor,
)
from bumdes.actions.registering_parties import (
    ChangeParty,
    PartyCodes,
    RegisterParty,
    change_one,
    change_party,
    register_one,
    register_party,
)
from bumdes.actions.reopening import (
    ask_reopening,
    ask_reopening_year,
)
from bumdes.actions.repeating import (
    ConfirmRecurring,
    PlanRecurring,
    confirm_recurring,
    plan_recurring,
    run_recurring,
    skip_recurring,
    stop_recurring,
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
from bumdes.actions.returning_goods import (
    ReturnedGoods,
    ReturnGoods,
    return_purchase,
    return_sale,
)
from bumdes.actions.reviewing import (
    GiveOpinion,
    Matter,
    give_opinion,
)
from bumdes.actions.running_payroll import (
    ChangeSlip,
    change_slip,
    draft_payroll,
    post_payroll,
    review_payroll,
)
from bumdes.actions.running_taxes import (
    run_taxes,
)
from bumdes.actions.running_units import (
    OpenUnit,
    close_unit,
    let_unit_retain,
    open_unit,
    rename_unit,
    reopen_unit,
)
from bumdes.actions.scheduling import (
    EndSchedule,
    StartSchedule,
    end_schedule,
    run_schedules,
    start_schedule,
)
from bumdes.actions.securing import (
    confirm_factor,
    drop_factor,
    end_other_logins,
    end_own_login,
    forget_unreadable_factors,
    renew_recovery_codes,
    require_factor,
    start_factor,
    take_factor_away,
)
from bumdes.actions.selling_at_till import (
    SellAtTill,
    SoldLine,
    sell_at_till,
)
from bumdes.actions.selling_goods import (
    SellGoods,
    SoldGoods,
    sell_goods,
)
from bumdes.actions.selling_goods_between import (
    PricedGoods,
    SellGoodsBetween,
    sell_goods_between,
)
from bumdes.actions.setting_approval import (
    SetApproval,
    set_approval,
)
from bumdes.actions.setting_aside import (
    ProposeAllowance,
    post_allowance,
    propose_allowance,
    review_allowance,
    withdraw_allowance,
)
from bumdes.actions.setting_credit import (
    PlanInstalments,
    SetBands,
    SetLimit,
    agree_instalments,
    plan_instalments,
    set_bands,
    set_limit,
)
from bumdes.actions.setting_taxes import (
    SetLocalTax,
    SetTaxFacts,
    set_local_tax,
    set_tax_facts,
)
from bumdes.actions.settling_documents import (
    SettleDocuments,
    SettlementDraft,
    draft_settlement,
    settle_documents,
)
from bumdes.actions.settling_income_tax import (
    CorrectIncome,
    correct_income,
    drop_correction,
    settle_income_tax,
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
from bumdes.actions.taking_copies import (
    TakeCopy,
    note_copy,
)
from bumdes.actions.taking_over_assets import (
    TakeOverAsset,
    take_over_asset,
)
from bumdes.actions.undoing_payroll import (
    discard_payroll,
    return_payroll,
    withdraw_payroll,
)
from bumdes.actions.using_goods import (
    UsedGoods,
    UseGoods,
    UseKind,
    use_goods,
)
from bumdes.actions.withholding_tax import (
    WithholdTax,
    complete_slip,
    draft_withholding,
    pay_withheld,
    receive_withheld,
)
from bumdes.actions.writing_narratives import (
    WriteNarrative,
    write_narrative,
)
from bumdes.actions.writing_off import (
    WriteOff,
    write_off,
)
from bumdes.assets.whereabouts import PlaceAsset
from bumdes.bookings.asset import AssetFacts
from bumdes.bookings.asset_payment import PaidFrom
from bumdes.bookings.goods import GoodsPosted, Paid
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
    "AddLine",
    "AddNote",
    "AddObligation",
    "AddPicture",
    "AddProof",
    "AddToBatch",
    "AdoptScheme",
    "AnswerFinding",
    "Approved",
    "AskForReport",
    "AssetFacts",
    "BatchSpending",
    "BorrowAsset",
    "BoughtGoods",
    "BringTaxForward",
    "BuyAsset",
    "BuyGoods",
    "ChangeCashPlace",
    "ChangeParty",
    "ChangeSlip",
    "ChargeValueAdded",
    "CloseShift",
    "ConfirmRecurring",
    "Consign",
    "ContributeCapital",
    "ContributorKind",
    "CorrectEntry",
    "CorrectIncome",
    "Corrected",
    "Correction",
    "Cost",
    "CountAssets",
    "CountCash",
    "CountMonth",
    "CountStock",
    "Counted",
    "DealingKind",
    "DecisionKind",
    "DeliberationKind",
    "DepositTax",
    "DescribeAsset",
    "DetailOpening",
    "DetailStock",
    "DetailedGoods",
    "DisposeAsset",
    "Draft",
    "Earlier",
    "Employ",
    "EndSchedule",
    "EnterpriseKind",
    "Erasure",
    "FileReturn",
    "FinishBatch",
    "FinishConstruction",
    "Found",
    "FoundByMonth",
    "FoundEnterprise",
    "GiveOpinion",
    "GivenNumber",
    "GoodsPosted",
    "HeadOf",
    "ImpairAsset",
    "ImportAssets",
    "ImportedItems",
    "ImportedParties",
    "ImproveAsset",
    "Invited",
    "IssueCreditNote",
    "IssueReport",
    "ItemCodes",
    "KeepInformationRequest",
    "KeepPaper",
    "KeepRuralArea",
    "ListContract",
    "Looked",
    "MarkDuty",
    "Matter",
    "MeasureSaid",
    "MoveBetweenUnits",
    "MoveGoods",
    "MoveInvestment",
    "MovedGoods",
    "NameCashFlow",
    "NameOldLines",
    "OpenCashPlace",
    "OpenDocument",
    "OpenShift",
    "OpenUnit",
    "OweTax",
    "Paid",
    "PaidFrom",
    "PartyCodes",
    "PayShare",
    "PayWages",
    "PlaceAsset",
    "PlanInstalments",
    "PlanRecurring",
    "PrepareHandover",
    "PricedGoods",
    "Propose",
    "ProposeAllowance",
    "RecipientOf",
    "RecordBankLine",
    "RecordDecision",
    "RecordDeliberation",
    "RecordResult",
    "RecordTransaction",
    "RegisterContributor",
    "RegisterCooperation",
    "RegisterInvestee",
    "RegisterItem",
    "RegisterParty",
    "Restate",
    "ReturnGoods",
    "ReturnedGoods",
    "ReviseWear",
    "Role",
    "SaveTemplate",
    "SellAtTill",
    "SellBetweenUnits",
    "SellGoods",
    "SellGoodsBetween",
    "SetApproval",
    "SetBands",
    "SetBudget",
    "SetDutyDate",
    "SetLimit",
    "SetLocalTax",
    "SetProofLimit",
    "SetTaxFacts",
    "SettleDispute",
    "SettleDocuments",
    "SettlementDraft",
    "ShareProfit",
    "Side",
    "SoldGoods",
    "SoldLine",
    "StartBatch",
    "StartSchedule",
    "TakeCopy",
    "TakeOverAsset",
    "TellApart",
    "Terms",
    "ToldApart",
    "TransferAsset",
    "TransferShare",
    "Treatment",
    "UseGoods",
    "UseKind",
    "UseLine",
    "UsedGoods",
    "WagePayment",
    "WithdrawCapital",
    "WithholdTax",
    "WriteFinding",
    "WriteNarrative",
    "WriteOff",
    "accept_paper_review",
    "accept_sure_matches",
    "accept_year",
    "add_account_under",
    "add_line",
    "add_local_account",
    "add_member",
    "add_note",
    "add_obligation",
    "add_person",
    "add_picture",
    "add_planned_uses",
    "add_proof",
    "add_to_batch",
    "add_unit",
    "add_village",
    "admit",
    "adopt_scheme",
    "agree_instalments",
    "allocate_capital",
    "answer_access",
    "answer_audit_finding",
    "answer_finding",
    "answer_indicator",
    "answer_information_request",
    "appoint",
    "approve_held",
    "approve_plan",
    "approve_proposal",
    "ask_access",
    "ask_for_report",
    "ask_reopening",
    "ask_reopening_year",
    "attach_to_paper",
    "begin_cut_over",
    "begin_session",
    "begin_work",
    "borrow_asset",
    "bring_tax_forward",
    "buy_asset",
    "buy_goods",
    "call_off_handover",
    "cancel_asset",
    "cancel_job",
    "change_account",
    "change_cash_place",
    "change_enterprise",
    "change_item",
    "change_one",
    "change_party",
    "change_password",
    "change_proposal",
    "change_slip",
    "change_staff",
    "change_status",
    "change_terms",
    "charge_value_added",
    "check_list",
    "check_may_back_up",
    "check_may_take_away",
    "choose_framework",
    "close_cash_place",
    "close_month",
    "close_period",
    "close_shift",
    "close_unit",
    "close_year",
    "command_line_actor",
    "comment_on_entry",
    "complete_slip",
    "confirm_count",
    "confirm_factor",
    "confirm_recurring",
    "connect",
    "contribute_capital",
    "contributor_for",
    "correct_decision",
    "correct_deliberation",
    "correct_entry",
    "correct_income",
    "correctable",
    "count_assets",
    "count_cash",
    "count_month",
    "count_stock",
    "decline_proposal",
    "deposit_tax",
    "describe_asset",
    "describe_plan",
    "detail_opening",
    "detail_stock",
    "discard_payroll",
    "dismiss",
    "dispose_asset",
    "draft_payroll",
    "draft_plan",
    "draft_proposal",
    "draft_settlement",
    "draft_transaction",
    "draft_withholding",
    "drop_correction",
    "drop_factor",
    "employ",
    "end_access",
    "end_cooperation",
    "end_employment",
    "end_other_logins",
    "end_own_login",
    "end_paper",
    "end_schedule",
    "end_scheme",
    "entrust_cash",
    "erase_party",
    "extend_information_request",
    "file_minutes",
    "file_return",
    "finish_batch",
    "finish_construction",
    "forget_unreadable_factors",
    "found_enterprise",
    "fulfil_obligation",
    "fund_proposal",
    "give_back_consigned",
    "give_opinion",
    "impair_asset",
    "import_assets",
    "import_items",
    "import_parties",
    "import_slips",
    "improve_asset",
    "invest",
    "invite",
    "issue_credit_note",
    "issue_report",
    "judge_answer",
    "keep_information_request",
    "keep_measure",
    "keep_paper",
    "keep_rural_area",
    "keep_typed",
    "keep_village_index",
    "let_unit_retain",
    "list_contract",
    "lock_period",
    "mark_duty",
    "mark_seen",
    "match_lines",
    "merge_parties",
    "migrate",
    "month_check_list",
    "move_between_units",
    "move_goods",
    "name_cash_flow",
    "name_old_lines",
    "note_copy",
    "note_count",
    "open_cash_place",
    "open_claim",
    "open_shift",
    "open_unit",
    "owe_tax",
    "pay_share",
    "pay_wages",
    "pay_withheld",
    "place_asset",
    "plan_instalments",
    "plan_recurring",
    "plan_use",
    "plan_use_by_proposal",
    "post_allowance",
    "post_cut_over",
    "post_difference",
    "post_payroll",
    "prepare_handover",
    "propose_allowance",
    "raise_dispute",
    "read_file",
    "receive_dividend",
    "receive_withheld",
    "reconciliation",
    "record_bank_line",
    "record_decision",
    "record_deliberation",
    "record_entries",
    "record_entry",
    "record_result",
    "record_transaction",
    "register_contributor",
    "register_cooperation",
    "register_investee",
    "register_item",
    "register_one",
    "register_one_item",
    "register_party",
    "reject_held",
    "remove_line",
    "remove_picture",
    "remove_template",
    "rename_unit",
    "renew_recovery_codes",
    "reopen_cash_place",
    "reopen_period",
    "reopen_unit",
    "reopen_year",
    "require_factor",
    "require_reversing",
    "reset_password",
    "restate",
    "return_asset",
    "return_payroll",
    "return_purchase",
    "return_sale",
    "reverse_entry",
    "review_allowance",
    "review_cut_over",
    "review_payroll",
    "review_plan",
    "review_proposal",
    "revise_plan",
    "revise_wear",
    "revoke_decision",
    "run_depreciation",
    "run_recurring",
    "run_schedules",
    "run_taxes",
    "run_work",
    "save_template",
    "sell_at_till",
    "sell_between_units",
    "sell_goods",
    "sell_goods_between",
    "sentence_of",
    "set_accountant_mode",
    "set_approval",
    "set_bands",
    "set_budget",
    "set_cash_rule",
    "set_duty_date",
    "set_language",
    "set_limit",
    "set_local_tax",
    "set_measure",
    "set_proof_limit",
    "set_public_page",
    "set_ranking_weights",
    "set_stock_method",
    "set_tax_facts",
    "set_term",
    "settle_asset_policy",
    "settle_dispute",
    "settle_documents",
    "settle_income_tax",
    "share_profit",
    "sign_handover",
    "sign_report",
    "skip_recurring",
    "start_batch",
    "start_factor",
    "start_schedule",
    "stop_recurring",
    "store_file",
    "submit_cut_over",
    "submit_plan",
    "submit_proposal",
    "take_back",
    "take_consigned",
    "take_factor_away",
    "take_in_statement",
    "take_over_asset",
    "take_over_unit",
    "take_siskeudes",
    "tell_apart",
    "tell_parties_apart",
    "transfer_asset",
    "transfer_share",
    "undo_accrual",
    "undo_deposit",
    "undo_merger",
    "undo_payment",
    "undo_sharing",
    "unmark_duty",
    "unmatch",
    "use_goods",
    "withdraw_allowance",
    "withdraw_answer",
    "withdraw_capital",
    "withdraw_held",
    "withdraw_invitation",
    "withdraw_payroll",
    "write_finding",
    "write_narrative",
    "write_off",
]
