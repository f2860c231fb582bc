// What is recorded while there is no signal waits here, and is sent in order when there is one.
//
// A form that joins answers JSON when it is asked for JSON: {"recorded": true, …}, or with a
// status of 4xx {"problems": ["…"]}. It carries a field `kunci`, by which the server knows what
// it was sent before: a note whose answer was lost is sent again, and recorded once.
//
// No service worker is needed: over plain http, as in a village office, there is none.
(function () {
  "use strict";

  const { owner = "", token: tokenAddress } = document.currentScript.dataset;
  const WAITING = "waiting", REFUSED = "refused";
  const PATIENCE_MS = 20000, PATIENCE_FOR_FILES_MS = 120000, PAUSE_MS = 20000, MOST_BREAKDOWNS = 3;
  const root = document.documentElement;
  let isSending = false, isAskedAgain = false, needsLogin = false, timer = 0;

  // --- the store: one for the device, each note with whose it is ---------------------------

  let opened = null;

  function database() {
    opened = opened || new Promise((resolve, reject) => {
      const request = indexedDB.open("bumdes", 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore("queue", { keyPath: "number", autoIncrement: true });
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => { opened = null; reject(request.error); };
    });
    return opened;
  }

  async function store(mode, ask) {
    const transaction = (await database()).transaction("queue", mode);
    const request = ask(transaction.objectStore("queue"));
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  }

  const everything = () => store("readonly", (notes) => notes.getAll());
  const find = (number) => store("readonly", (notes) => notes.get(number));
  const keep = (note) => store("readwrite", (notes) => notes.put(note));
  const drop = (number) => store("readwrite", (notes) => notes.delete(number));
  const list = async () => (await everything()).filter((note) => note.owner === owner);

  // --- what pages ask for ------------------------------------------------------------------

  // A key that nobody else has: 128 random bits.
  function key() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  // note: {key, address, fields: [[name, value], …], label, page: where it can be put right}
  async function add(note) {
    const kept = { owner, made: Date.now(), state: WAITING, said: [], ...note };
    const number = await keep(kept);
    await changed();
    send();
    return number;
  }

  async function again(number, changes = {}) {
    await keep({ ...(await find(number)), ...changes, state: WAITING, said: [], breakdowns: 0 });
    await changed();
    return send();
  }

  async function remove(number) {
    await drop(number);
    return changed();
  }

  // --- sending -------------------------------------------------------------------------------

  async function ask(address, options, patience = PATIENCE_MS) {
    const abort = new AbortController();
    const alarm = setTimeout(() => abort.abort(), patience);
    const headers = { Accept: "application/json" };
    try {
      return await fetch(address, { cache: "no-store", signal: abort.signal, headers, ...options });
    } finally {
      clearTimeout(alarm);
    }
  }

  // The token of the session that is open now; empty while somebody must log in first.
  async function token() {
    const answer = await ask(tokenAddress, { redirect: "manual" });
    if (answer.status >= 500) throw new Error("busy");
    if (!answer.ok) return "";
    const said = await answer.json();
    return said.owner === owner ? said.token : "";
  }

  function post(note, pass) {
    // A photo goes as what it is; without one, the plain form of a page goes.
    const hasFile = note.fields.some(([, value]) => typeof value !== "string");
    const body = hasFile ? new FormData() : new URLSearchParams();
    note.fields.forEach(([name, value]) => body.append(name, value));
    body.set("csrf_token", pass);
    const patience = hasFile ? PATIENCE_FOR_FILES_MS : PATIENCE_MS;
    return ask(note.address, { method: "POST", body }, patience);
  }

  // Why it is refused, in the server's words, whether it answers data or a page.
  async function words(answer) {
    const text = await answer.text();
    let said = [];
    try {
      said = JSON.parse(text).problems;
    } catch (_) {
      const page = new DOMParser().parseFromString(text, "text/html");
      said = Array.from(page.querySelectorAll("#hasil li, main .say"), (each) => each.textContent.trim());
    }
    return said.length ? said : [`Ditolak (kode ${answer.status}).`];
  }

  function tell(event, detail) {
    document.dispatchEvent(new CustomEvent(`queue:${event}`, { detail }));
  }

  // Returns whether to go on with the next note. Nothing but "recorded" lets a note go.
  async function settle(note, answer) {
    if (answer.ok) {
      const said = await answer.json().catch(() => ({}));
      if (!said.recorded) return false;
      await drop(note.number);
      tell("recorded", { note, answer: said });
      return true;
    }
    needsLogin = answer.status === 401;
    if ([401, 408, 429].includes(answer.status) || answer.status > 500) return false;
    // What breaks the server each time must not hold up what comes after it.
    const breakdowns = (note.breakdowns || 0) + (answer.status === 500);
    if (answer.status === 500 && breakdowns < MOST_BREAKDOWNS) {
      await keep({ ...note, breakdowns });
      return false;
    }
    const refused = { ...note, state: REFUSED, said: await words(answer) };
    await keep(refused);
    tell("refused", { note: refused });
    return true;
  }

  async function sendOne(note, pass) {
    const answer = await post(note, pass);
    if (answer.status !== 400) return settle(note, answer);
    // The token may have been of a session before this one: once more, with another.
    const fresh = await token();
    return fresh ? settle(note, await post(note, fresh)) : false;
  }

  async function send() {
    if (!owner) return;
    isAskedAgain = isSending;
    if (isSending) return;
    isSending = true;
    try {
      const waiting = (await list()).filter((note) => note.state === WAITING);
      if (!waiting.length) return;
      await changed();
      const pass = await token();
      needsLogin = !pass;
      for (const note of pass ? waiting : []) {
        if (!(await sendOne(note, pass))) break;
      }
    } catch (_) {
      // No signal, or no answer: later.
    } finally {
      isSending = false;
      await changed();
      if (isAskedAgain) await send();
      else if (!isSending) tell("rested");
    }
  }

  // --- what is seen on every page --------------------------------------------------------------

  function make(tag, text, more) {
    return Object.assign(document.createElement(tag), { textContent: text, ...more });
  }

  function button(text, onclick) {
    return make("button", text, { type: "button", className: "btn sm", onclick });
  }

  function forget(note) {
    const asked = `Hapus “${note.label}” dari perangkat ini? Catatan ini belum ada di buku.`;
    if (confirm(asked)) remove(note.number);
  }

  function refusedLine(note) {
    const line = make("li", ""), acts = make("span", "", { className: "btns" });
    if (note.page) {
      const href = `${note.page}${note.page.includes("?") ? "&" : "?"}perbaiki=${note.number}`;
      acts.append(make("a", "Perbaiki", { className: "btn sm", href }));
    }
    acts.append(
      button("Kirim lagi", () => again(note.number)),
      button("Hapus", () => forget(note))
    );
    line.append(make("b", note.label), make("span", ` ${note.said.join(" ")}`), acts);
    return line;
  }

  function parts(mine, others) {
    const waiting = mine.filter((note) => note.state === WAITING);
    const refused = mine.filter((note) => note.state === REFUSED);
    const found = [];
    if (waiting.length) {
      const row = make("div", "", { className: "bar" });
      row.append(make("b", `${waiting.length} catatan belum terkirim`));
      if (needsLogin || !owner) row.append(make("span", "Masuk lagi untuk mengirimnya."));
      else if (isSending) row.append(make("span", "Mengirim…"));
      else row.append(button("Kirim sekarang", send));
      found.push(row);
    }
    if (refused.length) {
      const lines = make("ul", "");
      lines.append(...refused.map(refusedLine));
      found.push(make("b", `${refused.length} catatan perlu diperbaiki`), lines);
    }
    if (others) found.push(make("small", `${others} catatan orang lain menunggu pemiliknya masuk.`));
    return found;
  }

  let shelf = null, shown = "";

  function show(notes) {
    const mine = notes.filter((note) => note.owner === owner);
    const found = owner ? parts(mine, notes.length - mine.length) : parts(notes, 0);
    const said = notes.map((note) => note.number).concat(found.map((part) => part.textContent)).join();
    if (!shelf && found.length) {
      shelf = make("section", "", { className: "note todo unsent no-print" });
      shelf.setAttribute("role", "status");
      shelf.append(make("div", ""));
      document.querySelector("main").prepend(shelf);
    }
    if (shelf) {
      shelf.hidden = !found.length;
      // Made anew only where it changes: a button that is being pressed stays.
      if (said !== shown) shelf.firstChild.replaceChildren(...found);
      shown = said;
    }
    root.classList.toggle("has-unsent", mine.length > 0);
    clearTimeout(timer);
    if (mine.some((note) => note.state === WAITING)) timer = setTimeout(send, PAUSE_MS);
    tell("change", { notes: mine });
  }

  async function changed() {
    try {
      show(await everything());
    } catch (_) {
      // No store, such as in a private window.
    }
  }

  // Who leaves, or closes the till, sends first.
  document.addEventListener("submit", async (event) => {
    const form = event.target, hasUnsent = () => root.classList.contains("has-unsent");
    if (!form.matches("[data-after-queue], [action$='/keluar']") || !hasUnsent()) return;
    event.preventDefault();
    await send();
    if (!hasUnsent()) {
      if (form.matches("[action$='/keluar']")) tell("leaving");
      form.submit();
      return;
    }
    shelf.scrollIntoView({ block: "center" });
    alert("Masih ada catatan yang belum terkirim dari perangkat ini. Kirim dahulu.");
  });

  window.Queue = { add, again, remove, find, list, send, key };

  if (!window.indexedDB) return;
  window.addEventListener("online", send);
  document.addEventListener("page:shown", () => {
    if (shelf) document.querySelector("main").prepend(shelf);
  });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) send(); });
  changed().then(send);
})();
