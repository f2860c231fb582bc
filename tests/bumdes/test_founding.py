from __future__ import annotations

import pytest

from bumdes.actions.charting import add_local_account
from bumdes.actions.founding import (
    FoundEnterprise,
    add_unit,
    add_village,
    change_enterprise,
    found_enterprise,
)
from bumdes.actions.recording import record_entry
from bumdes.actions.storing import store_file
from bumdes.chart import COMPONENTS, STANDARD_CLOSING, founding_accounts
from bumdes.enterprise import (
    Enterprise,
    EnterpriseKind,
    LegalStatus,
    enterprises,
    villages_of,
)
from bumdes.errors import InvalidFieldError, NotFoundError, PermissionDeniedError, TakenError
from bumdes.file_store import FileStore
from bumdes.unit import HEAD_OFFICE, find_unit, units_of
from bumdes.unit_types import UNIT_TYPES
from bumdes.work import begin_session, begin_work
from ledger import Book, Dimension, DimensionValue, rp
from ledger.errors import BlankTextError, BookExistsError, InvalidDateError, TextTooLongError
from tests.bumdes.paper_files import PDF, PNG
from tests.bumdes.village import ADMIN, BOOK, DIRECTOR, TREASURER, Village, day, entry, founded

CODES = ("99.01.01.2001", "99.01.01.2002")


def joint(engine):
    return founded(engine, kind=EnterpriseKind.BUM_DESA_BERSAMA, name="BUM Desa Bersama Maju")


def without_an_enterprise(engine, chart=()):
    with begin_session(engine) as session:
        Book.create(session, "tanpa", name="Tanpa", chart=chart)
    return Village(engine, "tanpa")


def test_a_new_enterprise_has_the_standard_chart(village):
    with village.work(read_only=True) as work:
        assert list(work.book.chart) == sorted(founding_accounts(), key=lambda a: a.code)


def test_a_new_enterprise_has_its_accounts_for_closing(village):
    with village.work(read_only=True) as work:
        row = work.book.settings()

    found = (row.result_account, row.head_office_account, row.unit_current_account)
    assert found == STANDARD_CLOSING


def test_a_new_enterprise_knows_the_lines_of_the_cash_flow_statement(village):
    with village.work(read_only=True) as work:
        known = work.book.known(Dimension.COMPONENT)

    assert {value.code for value in known} == {value.code for value in COMPONENTS}


def test_a_new_enterprise_keeps_its_letterhead(engine):
    village = founded(engine, address="Jalan Raya 1", phone="0811", email="a@example.org")

    with village.work(read_only=True) as work:
        assert work.enterprise.contact == "Jalan Raya 1 · 0811 · a@example.org"


def test_a_letterhead_has_the_postal_code_and_the_website(engine):
    village = founded(
        engine, address="Jalan Raya 1", postal_code="61471", website="https://example.org"
    )

    with village.work(read_only=True) as work:
        assert work.enterprise.contact == "Jalan Raya 1 61471 · https://example.org"


def test_one_id_names_one_enterprise(village):
    with pytest.raises(BookExistsError):
        founded(village.engine)


def test_an_enterprise_has_a_name(engine):
    with pytest.raises(BlankTextError):
        founded(engine, name=" ")


def test_an_enterprise_does_not_say_more_than_fits(engine):
    with pytest.raises(TextTooLongError):
        founded(engine, nib="1" * 41)


def test_the_director_founds_no_enterprises(engine):
    with pytest.raises(PermissionDeniedError), begin_session(engine) as session:
        found_enterprise(session, FoundEnterprise(book_id="x", name="X"), actor=DIRECTOR)


def test_many_enterprises_live_in_one_database(village):
    founded(village.engine, book_id="lain", name="BUM Desa Aman")

    with begin_session(village.engine, read_only=True) as session:
        found = enterprises(session, [BOOK, "lain"])
    assert [e.name for e in found] == ["BUM Desa Aman", "BUM Desa Maju Jaya"]


def test_an_enterprise_changes_what_it_says_of_itself(village):
    village.does(change_enterprise, phone="0812", by=DIRECTOR)

    with village.work(read_only=True) as work:
        assert work.enterprise.phone == "0812"


def test_an_enterprise_says_nothing_else_of_itself(village):
    with pytest.raises(InvalidFieldError):
        village.does(change_enterprise, book_id="lain")


def test_an_enterprise_says_what_it_is_and_does(engine):
    village = founded(
        engine,
        legal_status=LegalStatus.LEGAL_PERSON,
        legal_on=day(2),
        kbli="47111;  03120 47111",
        region_code="3517082011",
        postal_code="61471",
        website="https://example.org",
    )

    with village.work(read_only=True) as work:
        found = work.enterprise
    assert (found.legal_status, found.legal_on) == ("legal_person", day(2))
    assert found.kbli_codes == ("47111", "03120")
    assert (found.region_code, found.postal_code) == ("35.17.08.2011", "61471")


def test_an_enterprise_need_not_say_what_it_does(village):
    with village.work(read_only=True) as work:
        assert work.enterprise.kbli_codes == ()


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("legal_status", "terkenal"),
        ("kbli", "4711"),
        ("kbli", "47111, toko"),
        ("region_code", "35.1"),
        ("postal_code", "6147"),
        ("postal_code", "01471"),
    ],
)
def test_an_enterprise_says_nothing_that_cannot_be(village, fact, value):
    with pytest.raises(InvalidFieldError) as refused:
        village.does(change_enterprise, **{fact: value})

    assert refused.value.facts["field"] == fact


def test_an_enterprise_may_forget_what_it_said(village):
    village.does(change_enterprise, region_code="35.17", legal_on=day(2))

    changed = village.does(change_enterprise, region_code="", legal_on=None)

    assert (changed.region_code, changed.legal_on) == ("", None)


def test_a_day_of_an_enterprise_is_a_day(village):
    with pytest.raises(InvalidDateError):
        village.does(change_enterprise, legal_on="2025-01-01")


def test_the_logo_is_a_picture_that_is_kept(village, tmp_path):
    file = village.does(store_file, FileStore(tmp_path), name="logo.png", content=PNG)

    assert village.does(change_enterprise, logo=file.digest).logo == file.digest


def test_the_logo_is_not_a_paper(village, tmp_path):
    file = village.does(store_file, FileStore(tmp_path), name="logo.pdf", content=PDF)

    with pytest.raises(InvalidFieldError):
        village.does(change_enterprise, logo=file.digest)


def test_a_logo_that_is_not_kept_is_refused(village):
    with pytest.raises(NotFoundError):
        village.does(change_enterprise, logo="0" * 64)


def test_the_treasurer_does_not_change_the_enterprise(village):
    with pytest.raises(PermissionDeniedError):
        village.does(change_enterprise, phone="0812", by=TREASURER)


# --- villages ------------------------------------------------------------------------


def test_a_village_owns_its_enterprise(village):
    village.does(add_village, CODES[0], "Maju", district="Jaya", regency="Kabupaten Contoh")

    with begin_session(village.engine, read_only=True) as session:
        (owner,) = villages_of(session, BOOK)
    assert owner.seat == "Desa Maju, Kecamatan Jaya, Kabupaten Contoh"


def test_a_village_may_be_all_that_is_known(village):
    assert village.does(add_village, CODES[0], "Maju").seat == "Desa Maju"


def test_a_bum_desa_has_one_village(village):
    village.does(add_village, CODES[0], "Maju")

    with pytest.raises(InvalidFieldError) as refused:
        village.does(add_village, CODES[1], "Mundur")

    assert refused.value.facts["rule"] == "one_village"


def test_a_bum_desa_bersama_has_several_villages(engine):
    village = joint(engine)
    for code in CODES:
        village.does(add_village, code, "Maju")

    with village.work(read_only=True) as work:
        assert (work.enterprise.is_joint, len(villages_of(work.session, BOOK))) == (True, 2)


def test_a_village_owns_an_enterprise_once(engine):
    village = joint(engine)
    village.does(add_village, CODES[0], "Maju")

    with pytest.raises(TakenError):
        village.does(add_village, CODES[0], "Maju")


def test_the_code_of_a_village_may_leave_its_dots_out(village):
    assert village.does(add_village, "9901012001", "Maju").code == CODES[0]


def test_where_a_village_lies_is_known(village):
    owner = village.does(add_village, "3517082011", "Diwek")

    lies_in = (owner.district, owner.regency, owner.province)
    assert lies_in == ("Diwek", "Kabupaten Jombang", "Jawa Timur")


def test_where_a_village_lies_is_what_people_say(village):
    owner = village.does(add_village, "3517082011", "Diwek", district="Ngoro")

    assert owner.district == "Ngoro"


@pytest.mark.parametrize(
    "code", ["", "99010120", "99.01.012001", "99.01.01.200", "٩٩.01.01.2001"]
)
def test_a_village_has_the_code_of_the_ministry(village, code):
    with pytest.raises(InvalidFieldError):
        village.does(add_village, code, "Maju")


def test_a_village_has_a_name(village):
    with pytest.raises(BlankTextError):
        village.does(add_village, CODES[0], "")


@pytest.mark.parametrize("kind", EnterpriseKind)
def test_every_kind_of_enterprise_has_a_name(kind):
    assert kind.label.startswith("BUM Desa")


@pytest.mark.parametrize("status", LegalStatus)
def test_every_legal_status_has_a_name(status):
    assert status.label


def test_an_lkd_is_a_bum_desa_bersama(engine):
    village = founded(engine, kind=EnterpriseKind.BUM_DESA_BERSAMA_LKD)

    with village.work(read_only=True) as work:
        assert work.enterprise.is_joint


# --- units ---------------------------------------------------------------------------


def test_a_unit_can_be_named_by_postings(shop):
    with shop.work(read_only=True) as work:
        assert [value.code for value in work.book.known(Dimension.UNIT)] == ["TOKO"]


def test_a_unit_has_the_account_of_its_type(shop):
    with shop.work(read_only=True) as work:
        assert find_unit(work.session, BOOK, "TOKO").current_account == "1.1.99.03"


def test_a_second_unit_of_a_type_gets_an_account_of_its_own(shop):
    shop.with_unit("WARUNG", "trading")

    with shop.work(read_only=True) as work:
        assert work.book.chart["1.1.99.10"].name == "RK Unit Unit Warung"


def test_units_without_an_account_of_their_type_get_their_own(village):
    for code in ("JASA", "TANI"):
        village.with_unit(code, "services")

    with village.work(read_only=True) as work:
        found = [unit.current_account for unit in units_of(work.session, BOOK)]
    assert found == ["1.1.99.10", "1.1.99.11"]


def test_a_unit_remembers_its_type_and_first_day(village):
    village.does(add_unit, "AIR", "Air Bersih", type_key="water", opened_on=day(2))

    with village.work(read_only=True) as work:
        unit = find_unit(work.session, BOOK, "AIR")
    assert (unit.type, unit.opened_on) == (UNIT_TYPES["water"], day(2))


def test_a_code_names_one_unit(shop):
    with pytest.raises(TakenError):
        shop.with_unit("TOKO", "services")


def test_a_unit_that_the_books_learnt_from_entries_becomes_one_with_its_account(village):
    learnt = DimensionValue(dimension=Dimension.UNIT, code="TOKO", name="TOKO")
    village.does(lambda work: work.book.declare(learnt))
    village.does(record_entry, entry(unit="TOKO"))

    village.with_unit("TOKO", "trading")

    with village.work(read_only=True) as work:
        (known,) = work.book.known(Dimension.UNIT)
        spent = work.book.balance("6.1.02.01", unit="TOKO")
    assert (known.name, known.account) == ("Unit Toko", "1.1.99.03")
    assert spent.net("debit") == rp(100_000)


@pytest.mark.parametrize("code", ["", "toko", "-TOKO", "TOKO DESA", "T" * 17, "TÖKO"])
def test_a_unit_is_named_by_capitals(village, code):
    with pytest.raises(InvalidFieldError):
        village.does(add_unit, code, "Toko", type_key="trading")


def test_a_unit_is_of_a_type_that_exists(village):
    with pytest.raises(NotFoundError):
        village.does(add_unit, "TOKO", "Toko", type_key="perdagangan")


def test_the_head_office_is_a_unit_without_a_code(village):
    with village.work(read_only=True) as work:
        assert find_unit(work.session, BOOK, HEAD_OFFICE).name == "Kantor Pusat"


def test_the_treasurer_opens_no_units(village):
    with pytest.raises(PermissionDeniedError):
        village.does(add_unit, "TOKO", "Toko", type_key="trading", by=TREASURER)


def test_books_without_an_enterprise_have_no_units(engine):
    with pytest.raises(NotFoundError):
        without_an_enterprise(engine).with_unit()


def test_when_accounts_between_offices_run_out_it_is_said(village):
    with village.work() as work:
        for number in range(10, 99):
            add_local_account(work, f"1.1.99.{number}", f"RK {number}")

    with pytest.raises(TakenError):
        village.with_unit("JASA", "services")


def test_units_of_a_chart_without_such_accounts_have_none(engine):
    village = without_an_enterprise(engine)
    with begin_session(engine) as session:
        session.add(Enterprise(book_id="tanpa", name="Tanpa", kind=EnterpriseKind.BUM_DESA))

    with begin_work(engine, actor=ADMIN, book_id=village.book_id) as work:
        assert add_unit(work, "TOKO", "Toko", type_key="trading").current_account == ""
