// What is typed is kept on this device at every keystroke, and given back if it was not sent.
//
// For each person and each form; never passwords or files. A form that was answered by going on
// to another page is done: the server then takes away the cookie that was set when it was sent.
(function () {
  "use strict";

  const { owner = "" } = document.currentScript.dataset;
  const PREFIX = "isian:", SENT = "isian-dikirim", COOKIE = "isian";
  const KEPT_MS = 7 * 86400000, OTHERS_MS = 12 * 3600000;
  const FLEETING = new Set(["csrf_token", "kunci", "segel", "langkah", "baris"]);
  const UNCOMPARED = new Set(["kunci", "hari"]);
  const mine = `${PREFIX}${encodeURIComponent(owner)}:`;
  const risky = new WeakSet();
  let isLeaving = false;

  // --- the store; there is none in some private windows --------------------------------------

  function read(place) {
    try {
      return JSON.parse(localStorage.getItem(place));
    } catch (_) {
      return null;
    }
  }

  function write(place, draft) {
    try {
      localStorage.setItem(place, JSON.stringify(draft));
      return true;
    } catch (_) {
      return false;
    }
  }

  function forget(place) {
    try {
      localStorage.removeItem(place);
    } catch (_) { /* Nothing is kept. */ }
  }

  function places() {
    try {
      return Object.keys(localStorage).filter((place) => place.startsWith(PREFIX));
    } catch (_) {
      return [];
    }
  }

  function tidy() {
    places().forEach((place) => {
      const draft = read(place), age = draft ? Date.now() - draft.at : Infinity;
      if (age > KEPT_MS || (!place.startsWith(mine) && age > OTHERS_MS)) forget(place);
    });
  }

  // --- what a form holds -------------------------------------------------------------------

  function isKept(form) {
    return Boolean(owner) && form.method === "post"
      && !form.matches("[data-no-draft], [data-till], [action$='/keluar']");
  }

  // One draft for each form about each thing; the hidden fields say which thing.
  function placeOf(form) {
    const about = Array.from(form.elements)
      .filter((each) => each.type === "hidden" && each.name && !FLEETING.has(each.name) && !each.name.endsWith("-untuk"))
      .map((each) => `${each.name}=${each.value}`);
    return `${mine}${new URL(form.action).pathname}?${about.join("&")}`;
  }

  const asked = () => location.search.replace(/[?&]perbaiki=\d+/, "");

  function isTyped(each) {
    return Boolean(each.name) && !each.disabled && !["hidden", "password", "file", "submit", "button"].includes(each.type) && each.autocomplete !== "one-time-code"
      && each.tagName !== "FIELDSET" && each.tagName !== "OUTPUT";
  }

  function typed(form) {
    const found = [];
    Array.from(form.elements).filter(isTyped).forEach((each) => {
      if (!["checkbox", "radio"].includes(each.type) || each.checked) found.push([each.name, each.value]);
    });
    return found;
  }

  function comparable(fields) {
    return JSON.stringify(fields.filter(([name]) => !UNCOMPARED.has(name)));
  }

  function fill(form, fields) {
    const values = {};
    fields.forEach(([name, value]) => { (values[name] = values[name] || []).push(value); });
    if (values.baris && window.Lines) Lines.grow(form, Number(values.baris[0]));
    if (values.kunci && form.elements.kunci) form.elements.kunci.value = values.kunci[0];
    Array.from(form.elements).filter(isTyped).forEach((each) => {
      const given = values[each.name];
      if (["checkbox", "radio"].includes(each.type)) each.checked = Boolean(given && given.includes(each.value));
      else if (given && given.length) each.value = given.shift();
      const fold = each.closest("details:not(.step)");
      if (fold && each.value && !["checkbox", "radio"].includes(each.type) && each.tagName !== "SELECT") fold.open = true;
    });
    form.dispatchEvent(new CustomEvent("form:filled", { bubbles: true }));
  }

  // --- keeping and giving back ---------------------------------------------------------------

  function keep(form) {
    const place = placeOf(form), known = read(place), fields = typed(form);
    ["kunci", "baris"].forEach((name) => {
      if (form.elements[name]) fields.push([name, form.elements[name].value]);
    });
    const at = Date.now(), from = starts.get(form);
    const search = from ? asked() : known ? known.search : asked();
    if (!write(place, { at, search, from: from || (known && known.from), fields })) risky.add(form);
  }

  const starts = new WeakMap();

  function giveBack(form) {
    const place = placeOf(form), draft = read(place), now = comparable(typed(form));
    // A page that answers what was sent shows it by itself.
    if (form.querySelector("#hasil")) return;
    starts.set(form, now);
    if (!draft || draft.search !== asked() || comparable(draft.fields.filter(([name]) => name !== "baris")) === now) return;
    // What is there to be changed may have changed since.
    if (!form.elements.kunci && draft.from && draft.from !== now) return;
    const fresh = typed(form).concat(["kunci", "baris"].filter((name) => form.elements[name]).map((name) => [name, form.elements[name].value]));
    fill(form, draft.fields);
    const note = document.createElement("p"), button = document.createElement("button");
    note.className = "note ok restored no-print";
    note.setAttribute("role", "status");
    note.append(Object.assign(document.createElement("span"), { textContent: "Isian terakhir dipulihkan." }), button);
    Object.assign(button, { type: "button", className: "btn sm", textContent: "Buang" });
    button.addEventListener("click", () => {
      forget(place);
      note.remove();
      form.reset();
      fill(form, fresh);
    });
    form.before(note);
  }

  // A form that the server showed again may hold more than before, and still be the same one.
  function traceOf(form) {
    const key = form.elements.kunci;
    return { place: placeOf(form), path: new URL(form.action).pathname, key: key ? key.value : "" };
  }

  function forgetAll({ place, path, key }) {
    forget(place);
    places().filter((each) => key && each.startsWith(`${mine}${path}?`)).forEach((each) => {
      const draft = read(each);
      if (draft && draft.fields.some(([name, value]) => name === "kunci" && value === key)) forget(each);
    });
  }

  function drop(form) {
    forgetAll(traceOf(form));
    risky.delete(form);
    const note = form.previousElementSibling;
    if (note && note.matches(".restored")) note.remove();
  }

  function clear() {
    places().filter((place) => place.startsWith(mine)).forEach(forget);
  }

  function shown() {
    Array.from(document.forms).filter(isKept).forEach(giveBack);
  }

  // --- what was sent arrived, or did not -------------------------------------------------------

  function cookie(value, age) {
    const secure = location.protocol === "https:" ? "; secure" : "";
    document.cookie = `${COOKIE}=${value}; path=/; max-age=${age}; samesite=lax${secure}`;
  }

  function isUnanswered() {
    return document.cookie.split("; ").some((each) => each.startsWith(`${COOKIE}=`));
  }

  function settle() {
    isLeaving = false;
    let sent = null;
    try {
      sent = JSON.parse(sessionStorage.getItem(SENT));
      sessionStorage.removeItem(SENT);
    } catch (_) { /* Nothing is kept. */ }
    if (sent && !isUnanswered()) forgetAll(sent);
    if (isUnanswered()) cookie("", 0);
  }

  function leave(form) {
    isLeaving = true;
    try {
      sessionStorage.setItem(SENT, JSON.stringify(traceOf(form)));
    } catch (_) {
      return;
    }
    cookie("1", 3600);
  }

  window.Drafts = { fill, keep, drop, leave };

  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (!form || !isKept(form)) return;
    if (event.target.type === "file") risky.add(form);
    keep(form);
  });
  // After everybody else had a say: who leaves, leaves nothing behind.
  window.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented) return;
    if (form.matches("[action$='/keluar']")) clear();
    else if (isKept(form)) leave(form);
    else isLeaving = true;
  });
  document.addEventListener("queue:leaving", clear);
  // Only what cannot be kept is asked about: the rest is given back.
  window.addEventListener("beforeunload", (event) => {
    if (isLeaving || !Array.from(document.forms).some((form) => risky.has(form))) return;
    event.preventDefault();
    event.returnValue = "";
  });
  window.addEventListener("pageshow", (event) => { if (event.persisted) settle(); });
  document.addEventListener("page:shown", shown);

  settle();
  tidy();
  shown();
})();
