from __future__ import annotations

import re

import pytest

from tests.webapp.house import TREASURER, words
from webapp.help_topics import help_topics, help_words, read_topic, topic_for
from webapp.pages import PAGES

NAMES = sorted(page.name for page in PAGES)


@pytest.mark.parametrize("page", NAMES)
def test_every_page_has_its_help(page):
    assert topic_for(page) is not None


def test_no_page_is_explained_twice_or_is_not_there():
    named = [page for topic in help_topics() for page in topic.pages]

    assert sorted(named) == NAMES


@pytest.mark.parametrize("topic", help_topics(), ids=lambda topic: topic.slug)
def test_a_topic_can_be_read_in_a_minute(topic):
    told = " ".join(block.text + " ".join(block.items) for block in topic.blocks)

    assert topic.title
    assert 30 <= len(told.split()) <= 220
    assert not re.search(
        r"\b(posting|entry|void|unduhan file|klik di sini)\b", told, re.IGNORECASE
    )


def test_a_page_leads_to_its_own_help(house):
    browser = house.visit(TREASURER)

    page = browser.get("/catat/uang-masuk?unit=TOKO")

    assert "Bantuan: Mencatat setiap hari" in words(page)
    assert 'href="/bantuan/mencatat"' in page.text


def test_the_manual_holds_every_topic_and_every_word(house):
    page = words(house.visit().get("/bantuan/panduan"))

    assert all(topic.title in page for topic in help_topics())
    assert all(word.meaning in page for word in help_words())


def test_words_are_told_in_their_order(house):
    page = words(house.visit().get("/bantuan/istilah"))

    assert page.index("Akun ") < page.index("Piutang") < page.index("Utang ")


def test_a_topic_that_is_not_there_is_not_found(house):
    assert house.visit().get("/bantuan/entah").status_code == 404


def test_a_file_of_help_is_read_as_it_is_written():
    topic = read_topic("contoh", "# Judul\nuntuk: home, jobs\n\nSatu dua.\nTiga.\n\n- A\n- B\n")

    assert (topic.title, topic.pages) == ("Judul", ("home", "jobs"))
    assert [block.text or block.items for block in topic.blocks] == [
        "Satu dua. Tiga.",
        ("A", "B"),
    ]
