// Forms that join the queue: looked through by the server while there is a signal, kept on the
// device and sent later while there is none. Such a form is marked data-queue="what it records".
//
// Its buttons are named `langkah`: "simpan" records, any other shows the form again.
(function () {
  "use strict";

  if (!window.Queue || !window.indexedDB || !window.fetch) return;
  const PATIENCE_MS = 15000, SLOW_MS = 1500, HELD_MS = 3000, CLICK_MS = 120;
  const SAVE = "simpan", CHECK = "periksa";
  const find = (selector, within = document) => within.querySelector(selector);
  const formHere = () => find("form[data-queue]");
  // What is typed and pressed while the server looks through what was sent before.
  const typedMeanwhile = new Map();
  let isBusy = false, isStale = false, repaired = 0, kept = null, pressedMeanwhile = "", chosenMeanwhile = null;
  let asked = "", askedAt = null, isElsewhere = false, held = null;

  function make(tag, text, more) {
    return Object.assign(document.createElement(tag), { textContent: text, ...more });
  }

  function busy(form, is) {
    isBusy = is;
    form.setAttribute("aria-busy", is);
    form.querySelectorAll("[name=langkah]").forEach((button) => {
      button.classList.toggle("waits", is);
    });
  }

  // --- what is being pressed stays where it is until the click was heard --------------------

  // One of these happened, or nobody waits longer.
  function heard(names, most) {
    return new Promise((resolve) => {
      function end() {
        clearTimeout(alarm);
        names.forEach((name) => document.removeEventListener(name, end, true));
        resolve();
      }
      const alarm = setTimeout(end, most);
      names.forEach((name) => document.addEventListener(name, end, true));
    });
  }

  async function released(names, most) {
    await heard(names, most);
    await heard(["click"], CLICK_MS);
    await new Promise((resolve) => { setTimeout(resolve); });
  }

  async function stillness() {
    for (let seen = null; seen !== held;) {
      seen = held;
      await seen;
    }
  }

  document.addEventListener("pointerdown", () => { held = released(["pointerup", "pointercancel"], HELD_MS); }, true);
  document.addEventListener("keydown", ({ key, repeat, target }) => {
    if (key === " " && !repeat && target.matches("button, summary, [type=checkbox], [type=radio]")) held = released(["keyup"], HELD_MS);
  }, true);

  // --- where somebody is, before and after the page was replaced ------------------------------

  const isPicked = (each) => each.matches("[type=checkbox], [type=radio], button");

  // Who sent the form, and went nowhere since, waits for the answer.
  document.addEventListener("focusin", () => { isElsewhere = true; });
  document.addEventListener("keydown", ({ key, target }) => {
    if (key !== "Enter" && typeof target.selectionStart === "number") isElsewhere = true;
  });

  function whereabouts() {
    const here = document.activeElement;
    if (!isElsewhere || !here || !here.closest("main")) return null;
    const length = here.value ? here.value.length : 0;
    return { here, from: here.selectionStart, to: here.selectionEnd < length ? here.selectionEnd : Infinity };
  }

  function twin(here) {
    if (here.id) return document.getElementById(here.id);
    return Array.from(document.querySelectorAll(`main ${here.localName}`)).find((each) => each.tabIndex >= 0 && (
      here.name ? each.name === here.name && (!isPicked(each) || each.value === here.value) : each.textContent === here.textContent
    ));
  }

  function goTo(place, { from, to }) {
    for (let fold = place.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      if (place !== find("summary", fold)) fold.open = true;
    }
    place.focus({ preventScroll: true });
    if (typeof from === "number") place.setSelectionRange(from, Math.min(to, place.value.length));
  }

  function toAnswer() {
    const result = find("#hasil"), again = result || !askedAt ? null : twin(askedAt);
    if (result) {
      result.tabIndex = -1;
      result.focus({ preventScroll: true });
      result.scrollIntoView({ block: "start" });
    } else if (again) {
      const fold = again.closest("details:not([open])");
      (fold ? find("summary", fold) : again).focus({ preventScroll: true });
    }
  }

  // --- the form as the server sees it ------------------------------------------------------

  function bodyOf(form, step) {
    const body = new FormData(form);
    body.set("langkah", step);
    return body;
  }

  async function fetched(address, body) {
    const abort = new AbortController(), alarm = setTimeout(() => abort.abort(), PATIENCE_MS);
    const hasFile = Array.from(body.values()).some((value) => typeof value !== "string" && value.size);
    if (hasFile) clearTimeout(alarm);
    try {
      const sent = hasFile ? body : new URLSearchParams(Array.from(body).filter(([, value]) => typeof value === "string"));
      const answer = await fetch(address, {
        method: "POST", body: sent, signal: abort.signal, cache: "no-store", headers: { Accept: "text/html" }
      });
      return { answer, text: await answer.text() };
    } finally {
      clearTimeout(alarm);
    }
  }

  function show(text) {
    const page = new DOMParser().parseFromString(text, "text/html"), main = find("main", page);
    const person = whereabouts();
    document.title = page.title;
    find("main").replaceChildren(...main.childNodes);
    isStale = false;
    document.dispatchEvent(new CustomEvent("page:shown"));
    const step = catchUp(formHere()), place = person && twin(person.here);
    if (place) goTo(place, person);
    else toAnswer();
    if (step) look(formHere(), step === SAVE ? CHECK : step);
  }

  // Gives the form what was typed meanwhile; returns what was pressed meanwhile.
  function catchUp(form) {
    const step = pressedMeanwhile;
    pressedMeanwhile = "";
    typedMeanwhile.forEach(({ name, value, checked }) => {
      const field = Array.from(form.elements).find((each) => each.name === name && (!isPicked(each) || each.value === value));
      if (field && isPicked(field)) field.checked = checked;
      else if (field) field.value = value;
      isStale = true;
    });
    typedMeanwhile.clear();
    if (chosenMeanwhile) giveFiles(form, chosenMeanwhile.name, Array.from(chosenMeanwhile.files));
    chosenMeanwhile = null;
    if (isStale) form.dispatchEvent(new CustomEvent("form:filled", { bubbles: true }));
    return step;
  }

  // Photos go where they would be chosen, as if they were chosen there.
  function giveFiles(form, name, files) {
    const field = form.elements[name];
    if (!files.length || !field || !window.DataTransfer) return;
    const list = new DataTransfer();
    files.forEach((file) => list.items.add(file));
    field.files = list.files;
    ["input", "change"].forEach((type) => field.dispatchEvent(new Event(type, { bubbles: true })));
  }

  // As a browser without script would do it: another page answers.
  function natively(form, step) {
    form.append(make("input", "", { type: "hidden", name: "langkah", value: step }));
    if (window.Drafts) Drafts.leave(form);
    form.submit();
  }

  async function look(form, step, body = null) {
    busy(form, true);
    typedMeanwhile.clear();
    pressedMeanwhile = "";
    chosenMeanwhile = null;
    asked = step;
    askedAt = document.activeElement;
    isElsewhere = false;
    let said;
    try {
      if (window.Photo) await Photo.ready(form);
      const sent = body || bodyOf(form, step);
      if (!body) chosenMeanwhile = null;
      said = await fetched(form.action, sent);
      await stillness();
    } catch (_) {
      busy(form, false);
      if (step === CHECK) offerBlind(form);
      else tell(form, "Tidak ada sinyal. Coba lagi bila sinyal sudah ada; isian Anda tetap di sini.");
      return false;
    }
    busy(form, false);
    const { answer, text } = said;
    const isForm = [200, 422].includes(answer.status) && !answer.redirected && text.includes("data-queue=");
    if (isForm) {
      show(text);
    } else if (answer.ok && answer.redirected) {
      isBusy = true;
      location.assign(answer.url);
    } else if (answer.status === 401 && hasPhoto(form)) {
      offer(form, "Anda perlu masuk lagi. Supaya fotonya tidak hilang, simpan dahulu di perangkat ini: dikirim sendiri sesudah Anda masuk, dan diperiksa saat itu.", "Simpan di perangkat ini");
    } else {
      natively(form, step);
    }
    return isForm || answer.redirected;
  }

  // --- without a signal ----------------------------------------------------------------------

  function tell(form, text, ...more) {
    let note = find("[data-told]", form);
    if (!note) {
      note = make("div", "", { className: "note todo" });
      note.dataset.told = "";
      note.setAttribute("role", "status");
      (find(".stick", form) || form).prepend(note);
    }
    const line = make("div", "");
    line.append(make("p", text), ...more);
    note.replaceChildren(line);
    note.scrollIntoView({ block: "nearest" });
  }

  function offer(form, why, label) {
    const button = make("button", label, { className: "btn main full", name: "langkah", value: SAVE });
    tell(form, why, button);
    isStale = true;
    button.dataset.blind = "";
  }

  function offerBlind(form) {
    offer(
      form,
      "Tidak ada sinyal, jadi isian ini belum bisa diperiksa. Boleh disimpan dahulu di perangkat ini: dikirim sendiri begitu ada sinyal, dan diperiksa saat itu.",
      "Simpan tanpa pratinjau"
    );
  }

  function hasPhoto(form) {
    return Array.from(form.elements).some((each) => each.type === "file" && each.files.length);
  }

  function hasAmount(form) {
    return Array.from(form.querySelectorAll("[data-rupiah]")).some((input) => input.value.trim());
  }

  // --- saving: into the queue, which sends it at once if it can ----------------------------------

  function label(form) {
    const amount = Array.from(form.querySelectorAll("[data-rupiah]")).map((input) => input.value.trim()).find(Boolean);
    const words = form.elements.keterangan && form.elements.keterangan.value.trim();
    const what = words ? `${form.dataset.queue}: ${words}` : form.dataset.queue;
    return amount ? `${what}, ${/^\d/.test(amount) ? "Rp" : ""}${amount}` : what;
  }

  function fieldsOf(form, isBlind) {
    const left = new Set(["csrf_token", "langkah", ...(isBlind ? ["segel"] : [])]);
    return Array.from(new FormData(form))
      .filter(([name, value]) => !left.has(name) && (typeof value === "string" || value.size))
      .concat([["langkah", SAVE]]);
  }

  function pageOf(form) {
    const unit = form.elements.unit && form.elements.unit.type === "hidden" ? form.elements.unit.value : "";
    return location.pathname + (unit ? `?unit=${encodeURIComponent(unit)}` : "");
  }

  // How it ended: recorded, refused, or kept until there is a signal. What rests before the note
  // is kept was sending others.
  function outcome(key, isKept) {
    return new Promise((resolve) => {
      const events = ["recorded", "refused", "rested"].map((name) => `queue:${name}`);
      function hear(event) {
        const note = event.detail && event.detail.note;
        if (note ? note.key !== key : event.type !== "queue:rested" || !isKept()) return;
        events.forEach((each) => document.removeEventListener(each, hear));
        resolve({ type: event.type.slice(6), ...event.detail });
      }
      events.forEach((each) => document.addEventListener(each, hear));
    });
  }

  async function save(form, isBlind) {
    if (isBlind && !hasAmount(form)) {
      tell(form, "Tulis jumlahnya dahulu, dengan angka.");
      return;
    }
    busy(form, true);
    asked = SAVE;
    const slow = setTimeout(() => tell(form, "Sedang disimpan… Bila sinyal hilang, catatan ini tetap aman di perangkat ini."), SLOW_MS);
    if (window.Photo) await Photo.ready(form);
    const key = form.elements.kunci.value;
    const note = {
      key, address: new URL(form.action).pathname, page: pageOf(form), fields: fieldsOf(form, isBlind), label: label(form)
    };
    let isKept = Boolean(repaired);
    const ended = outcome(key, () => isKept);
    try {
      if (repaired) await Queue.again(repaired, note);
      else repaired = await Queue.add(note);
      isKept = true;
    } catch (_) {
      clearTimeout(slow);
      natively(form, SAVE);
      return;
    }
    if (window.Drafts) Drafts.drop(form);
    const end = await ended;
    clearTimeout(slow);
    busy(form, false);
    const number = repaired;
    repaired = 0;
    if (end.type === "recorded") {
      isBusy = true;
      location.assign(end.answer.address || "/transaksi/");
    } else if (end.type === "refused") {
      await putRight(form, number);
    } else {
      begin(form, note);
    }
  }

  // The form says what is wrong, each thing at its field; the note itself is no longer needed.
  async function putRight(form, number) {
    repaired = number;
    if (!(await look(form, SAVE))) return;
    repaired = 0;
    if (window.Drafts && formHere()) Drafts.keep(formHere());
    await Queue.remove(number);
  }

  function empty(form) {
    form.reset();
    form.querySelectorAll("[data-preview], label.thumb").forEach((part) => part.remove());
    form.querySelectorAll("[data-once], input:not([type]), input[type=file], textarea").forEach((field) => { field.value = ""; });
    const card = find(".stick", form);
    Array.from(card ? card.children : []).forEach((part) => {
      if (part.matches("button[value=simpan]")) Object.assign(part, { value: CHECK, textContent: "Periksa" });
      else if (!part.matches("h2, .trust, [data-told], button[value=periksa].main")) part.remove();
    });
  }

  // The next one: an empty form with a key of its own, and what became of this one.
  function begin(form, note) {
    kept = note.key;
    empty(form);
    form.elements.kunci.value = Queue.key();
    isStale = true;
    form.dispatchEvent(new CustomEvent("form:filled", { bubbles: true }));
    const again = make("p", "", { className: "btns" });
    again.append(make("a", "Catat yang lain", { className: "btn sm", href: "/catat/" }));
    tell(
      form,
      `“${note.label}” tersimpan di perangkat ini dengan nomor sementara ${note.key.slice(0, 6).toUpperCase()}. Dikirim sendiri bila ada sinyal. Isian sudah kosong lagi untuk catatan berikutnya.`,
      again
    );
    if (!document.activeElement.closest("main")) find("a", again).focus({ preventScroll: true });
  }

  document.addEventListener("queue:recorded", ({ detail }) => {
    const form = formHere();
    if (!form || detail.note.key !== kept || isBusy) return;
    tell(form, `“${detail.note.label}” sudah tersimpan sebagai `, make("a", detail.answer.voucher || "catatan", { href: detail.answer.address }));
  });

  // --- a note that was refused comes back to be put right ----------------------------------------

  async function repair() {
    const form = formHere(), wanted = Number(new URLSearchParams(location.search).get("perbaiki"));
    const note = form && wanted ? await Queue.find(wanted) : null;
    if (!note || note.state !== "refused") return;
    const address = new URL(location.href);
    address.searchParams.delete("perbaiki");
    history.replaceState(null, "", address);
    repaired = note.number;
    if (window.Drafts) Drafts.fill(form, note.fields);
    const photos = note.fields.filter(([, value]) => typeof value !== "string");
    if (photos.length) giveFiles(form, photos[0][0], photos.map(([, file]) => file));
    const body = new FormData();
    note.fields.filter(([name]) => !["langkah", "segel"].includes(name)).forEach(([name, value]) => body.append(name, value));
    body.set("csrf_token", form.elements.csrf_token.value);
    body.set("langkah", CHECK);
    await look(form, CHECK, body);
  }

  // --- all together ---------------------------------------------------------------------------------

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-queue]")) return;
    event.preventDefault();
    const button = event.submitter, step = button && button.name === "langkah" ? button.value : CHECK;
    if (isBusy) {
      if (typedMeanwhile.size || step !== asked) pressedMeanwhile = step;
      return;
    }
    const isBlind = Boolean(button && "blind" in button.dataset);
    if (step === SAVE && (isBlind || !isStale)) save(form, isBlind);
    else look(form, step === SAVE ? CHECK : step);
  });

  // What was looked through is no longer what is there once one types on.
  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!field.form || !field.form.matches("[data-queue]")) return;
    isStale = true;
    if (!isBusy) return;
    if (field.type === "file") {
      chosenMeanwhile = field;
      return;
    }
    const { name, value, checked } = field;
    typedMeanwhile.set(field.type === "checkbox" ? `${name}=${value}` : name, { name, value, checked });
  });

  repair();
})();
