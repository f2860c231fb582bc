from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

import bumdes
from bumdes.errors import InvalidFieldError
from bumdes.region import (
    Region,
    RegionLevel,
    check_region_code,
    find_region,
    region_path,
    regions_in,
    search_regions,
)
from bumdes.region_packing import pack

DATA = Path(bumdes.__file__).parent / "data"


def codes(regions):
    return [region.code for region in regions]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("35", "35"),
        ("3517", "35.17"),
        ("351708", "35.17.08"),
        ("3517082011", "35.17.08.2011"),
        (" 35.17.08.2011 ", "35.17.08.2011"),
    ],
)
def test_a_code_may_leave_its_dots_out(text, code):
    assert check_region_code(text) == code


@pytest.mark.parametrize(
    "text", ["", "3", "351", "35170820", "35.17.082011", "35170820111", "٣٥", "35.17.08.201\n1"]
)
def test_what_is_no_code_is_refused(text):
    with pytest.raises(InvalidFieldError) as refused:
        check_region_code(text)

    assert refused.value.facts["rule"] == "region_code"


def test_a_code_of_another_level_is_refused():
    with pytest.raises(InvalidFieldError):
        check_region_code("35.17", level=RegionLevel.VILLAGE)


def test_a_code_that_the_table_does_not_know_is_taken():
    assert check_region_code("99.01.01.2001", level=RegionLevel.VILLAGE) == "99.01.01.2001"


@pytest.mark.parametrize("code", ["35.17.08.2011", "3517082011"])
def test_a_village_is_found_by_its_code(code):
    assert find_region(code) == Region("35.17.08.2011", "Diwek")


@pytest.mark.parametrize("code", ["99", "99.01.01.2001", "35.17.08.9999", "bukan kode", ""])
def test_what_the_table_does_not_know_is_not_found(code):
    assert find_region(code) is None


def test_the_way_to_a_village_leads_through_all_levels():
    path = region_path("35.17.08.2011")

    assert [(region.level, region.name) for region in path] == [
        (RegionLevel.PROVINCE, "Jawa Timur"),
        (RegionLevel.REGENCY, "Kabupaten Jombang"),
        (RegionLevel.DISTRICT, "Diwek"),
        (RegionLevel.VILLAGE, "Diwek"),
    ]


def test_the_way_ends_where_the_table_does():
    assert codes(region_path("35.17.08.9999")) == ["35", "35.17", "35.17.08"]


def test_there_is_no_way_to_what_is_no_code():
    assert region_path("bukan kode") == ()


def test_the_way_tells_what_lies_in_what():
    assert [region.parent for region in region_path("35.17.08")] == ["", "35", "35.17"]


@pytest.mark.parametrize(
    ("code", "count"), [("", 38), ("35", 38), ("35.17", 21), ("3517", 21), ("35.17.08", 20)]
)
def test_what_lies_in_a_region_is_listed(code, count):
    assert len(regions_in(code)) == count


@pytest.mark.parametrize("code", ["35.17.08.2011", "99", "bukan kode"])
def test_nothing_lies_in_a_village_or_nowhere(code):
    assert regions_in(code) == ()


def test_the_table_is_as_large_as_the_decree():
    here, counts = regions_in(), []
    while here:
        counts.append(len(here))
        here = [below for region in here for below in regions_in(region.code)]

    assert counts == [38, 514, 7285, 83762]


def test_a_name_is_found_by_how_it_begins():
    found = search_regions("diw", within="35.17", level=RegionLevel.VILLAGE)

    assert codes(found) == ["35.17.08.2011"]


def test_a_name_is_found_by_a_later_word():
    assert "35.17" in codes(search_regions("JOMBANG", level=RegionLevel.REGENCY))


def test_names_that_begin_so_come_first():
    assert codes(search_regions("jombang"))[-1] == "35.17"


def test_villages_are_found_in_the_whole_country():
    found = search_regions("sukamaju", level=RegionLevel.VILLAGE, most=1000)

    assert len({region.code[:2] for region in found}) > 1


def test_no_more_is_found_than_asked_for():
    assert len(search_regions("su", level=RegionLevel.VILLAGE, most=3)) == 3


def test_a_search_for_nothing_finds_nothing():
    assert search_regions("  ") == ()


@pytest.mark.parametrize("level", RegionLevel)
def test_every_level_has_a_name(level):
    assert level.label


def test_the_table_is_the_one_that_was_looked_at():
    digest = hashlib.sha256((DATA / "regions.zip").read_bytes()).hexdigest()

    assert digest in (DATA / "regions.md").read_text(encoding="utf-8")


def test_the_licence_of_the_table_lies_beside_it():
    licence = (DATA / "regions.license.md").read_text(encoding="utf-8")

    assert licence.startswith("# Open Database License (ODbL)")


def test_packing_gives_the_same_bytes_each_time(tmp_path):
    for name, row in (
        ("provinces", "11,Aceh"),
        ("regencies", "11.01,Kabupaten Aceh  Selatan"),
        ("districts", "11.01.01,Bakongan"),
        ("villages", '11.01.01.2001,"Keude ""Bakongan"""'),
    ):
        (tmp_path / f"{name}.csv").write_text(f"code,name\n{row}\n", encoding="utf-8")

    assert pack(tmp_path, tmp_path / "a.zip") == pack(tmp_path, tmp_path / "b.zip")


def test_the_command_line_reads_no_regions():
    code = "import sys, webapp.cli; sys.exit('bumdes.region' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
