"""A form is looked through while people go on: nothing they press or type is lost meanwhile."""

from __future__ import annotations

import pytest

from tests.webapp.desk import until

FORM = "/catat/uang-masuk?unit=TOKO"
CHECK = "section button:has-text('Periksa')"
FOCUS = "document.activeElement.id || document.activeElement.textContent.trim()"
LOOKED_THROUGH = "text=Jual tunai Rp150.000 di Toko Desa"


PATIENT = """
  const soon = window.setTimeout, longer = (after) => (after < 3000 ? after : after * 60);
  window.setTimeout = (act, after, ...more) => soon(act, longer(after), ...more);
  window.answers = 0;
  document.addEventListener("page:shown", () => { window.answers += 1; });
"""
"""The page waits for a finger to be lifted for seconds: here for minutes, as it may be."""


class SlowAnswers:
    """The answers to what a page sends, which come when the test lets them."""

    def __init__(self, page):
        self.page, self.held = page, []
        page.route("**/catat/**", self._hold)

    def come(self):
        """Let one come, and wait until it is shown."""
        shown = self.page.evaluate("window.answers")
        self.arrive()
        self.page.wait_for_function("(shown) => window.answers > shown", arg=shown)

    def arrive(self):
        """Let one come, to a page that may not show it yet."""
        until(self.page, lambda: self.held)
        with self.page.expect_response(self.held[0].request.url) as answer:
            self.held.pop(0).continue_()
        answer.value.finished()
        self.page.wait_for_timeout(150)

    def _hold(self, route):
        if route.request.method == "POST":
            self.held.append(route)
        else:
            route.continue_()


@pytest.fixture
def form(desk):
    page = desk.logged_in()
    page.add_init_script(PATIENT)
    page.goto(FORM)
    return page


@pytest.fixture
def answers(form):
    return SlowAnswers(form)


def focus(page):
    return page.evaluate(FOCUS)


def pressing(page, selector):
    """Put the mouse on something, and the finger on the mouse."""
    box = page.locator(selector).bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()


def test_who_types_while_the_answer_comes_types_on(form, answers):
    form.press("#jumlah-total", "Enter")
    form.locator("#jumlah-total").press_sequentially("15")
    answers.come()
    form.keyboard.type("0000")

    assert form.input_value("#jumlah-total") == "150.000"


def test_what_was_selected_is_selected_in_the_answer_too(form, answers):
    form.fill("#jumlah-total", "99000")
    form.press("#jumlah-total", "Enter")
    form.focus(CHECK)
    form.locator("#jumlah-total").select_text()
    answers.come()
    form.keyboard.insert_text("150000")

    assert form.input_value("#jumlah-total") == "150.000"


def test_the_caret_stays_where_it_was(form, answers):
    form.fill("#jumlah-total", "150")
    form.press("#jumlah-total", "Enter")
    form.focus(CHECK)
    form.locator("#jumlah-total").press("Home")
    answers.come()
    form.keyboard.type("9")

    assert form.input_value("#jumlah-total") == "9.150"


def test_a_fold_that_was_opened_meanwhile_stays_open_for_who_types_in_it(form, answers):
    form.press("#jumlah-total", "Enter")
    form.click("details.fold >> text=lain-lain")
    form.locator("#keterangan").press_sequentially("Beras")
    answers.come()
    form.keyboard.type(" merah")

    assert form.input_value("#keterangan") == "Beras merah"


def test_what_was_chosen_meanwhile_stays_chosen(form, answers):
    form.press("#jumlah-total", "Enter")
    form.click("summary:has-text('Kas atau bank lain')")
    form.click("label:has-text('Bank')")
    chosen = form.locator("[name=akun-cash]:checked").get_attribute("value")
    answers.come()

    assert chosen != "1.1.01.01"
    assert form.locator("[name=akun-cash]:checked").get_attribute("value") == chosen


def test_a_button_that_is_being_pressed_when_the_answer_comes_is_heard(form, answers):
    form.press("#jumlah-total", "Enter")
    form.locator("#jumlah-total").press_sequentially("150000")
    pressing(form, CHECK)
    answers.arrive()
    assert form.locator("#hasil").count() == 0

    form.mouse.up()
    answers.come()
    form.wait_for_selector(LOOKED_THROUGH)


def test_a_key_that_is_being_pressed_when_the_answer_comes_is_heard(form, answers):
    form.press("#jumlah-total", "Enter")
    form.locator("#jumlah-total").press_sequentially("150000")
    form.focus(CHECK)
    form.keyboard.down(" ")
    answers.arrive()
    assert form.locator("#hasil").count() == 0

    form.keyboard.up(" ")
    answers.come()
    form.wait_for_selector(LOOKED_THROUGH)


def test_another_button_that_is_pressed_meanwhile_is_heard_too(form, answers):
    form.click("summary:has-text('Ganti unit')")
    form.click("role=button[name='Air Bersih']")
    form.click(CHECK)
    answers.come()
    answers.come()

    form.wait_for_selector("#hasil")
    assert form.locator(".head p").inner_text().startswith("Air Bersih")


def test_who_asked_is_led_to_the_answer(form):
    form.fill("#jumlah-total", "150000")
    form.click(CHECK)
    form.wait_for_selector(f"#hasil:focus >> {LOOKED_THROUGH}")

    form.fill("#jumlah-total", "150000")
    form.press("#jumlah-total", "Enter")
    form.wait_for_selector(f"#hasil:focus >> {LOOKED_THROUGH}")


def test_who_changes_the_unit_goes_on_from_there(form):
    form.click("summary:has-text('Ganti unit')")
    form.click("role=button[name='Air Bersih']")

    form.wait_for_selector("summary:focus:has-text('Air Bersih')")
