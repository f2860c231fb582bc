// The keyboard: "?" shows the keys, Ctrl+K searches, Ctrl+Enter presses the main button of a
// form, and g with a letter goes to a part of the menu. Letters alone can be switched off.
(function () {
  "use strict";

  const { palette = "", search = "" } = document.currentScript.dataset;
  const OFF = "pintasan-mati", PAUSE_MS = 1500;
  let pressed = 0, dialog = null, loading = null;

  const menu = () => Array.from(document.querySelectorAll(".nav a"));

  function isOff() {
    try {
      return localStorage.getItem(OFF) === "ya";
    } catch (_) {
      return false;
    }
  }

  function setOff(is) {
    try {
      if (is) localStorage.setItem(OFF, "ya");
      else localStorage.removeItem(OFF);
    } catch (_) { /* For this page only. */ }
  }

  function make(tag, text, more) {
    return Object.assign(document.createElement(tag), { textContent: text, ...more });
  }

  // --- what the keys are ---------------------------------------------------------------------

  // The first letter of each part that no part before it has.
  function letters() {
    const taken = new Map();
    menu().forEach((link) => {
      const known = Array.from(taken.values());
      const free = Array.from(link.textContent.trim().toLowerCase()).find((each) => /[a-z]/.test(each) && each !== "g" && !known.includes(each));
      if (free) taken.set(link, free);
    });
    return taken;
  }

  function rows() {
    const found = [["?", "Daftar pintasan ini"]];
    if (search) found.push(["Ctrl K", "Cari catatan, orang, akun, dan laporan"]);
    found.push(["Ctrl Enter", "Tekan tombol utama formulir"], ["Esc", "Tutup menu atau daftar ini"]);
    letters().forEach((letter, link) => found.push([`g ${letter}`, link.textContent.trim()]));
    return found;
  }

  function built() {
    const box = make("dialog", "", { className: "card keys-help" });
    const head = make("h2", "Pintasan papan ketik", { id: "pintasan", tabIndex: -1 }), list = make("dl", "", { className: "said" });
    box.setAttribute("aria-labelledby", "pintasan");
    rows().forEach(([key, what]) => {
      const line = make("div", ""), term = make("dt", "");
      key.split(" ").forEach((each) => term.append(make("kbd", each), " "));
      line.append(term, make("dd", what));
      list.append(line);
    });
    const tick = make("label", "", { className: "tick" }), off = make("input", "", { type: "checkbox", checked: isOff() });
    tick.append(off, make("span", "Matikan pintasan huruf (? dan g)"));
    off.addEventListener("change", () => setOff(off.checked));
    const close = make("button", "Tutup", { type: "button", className: "btn full" });
    close.addEventListener("click", () => box.close());
    box.append(head, list, tick, close);
    document.body.append(box);
    return box;
  }

  function help() {
    dialog = dialog || built();
    if (!dialog.showModal || dialog.open) return;
    dialog.showModal();
    dialog.querySelector("h2").focus();
  }

  document.querySelectorAll("[data-keys-help]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", help);
  });

  // --- searching --------------------------------------------------------------------------------

  function loaded() {
    loading = loading || new Promise((resolve, reject) => {
      const script = make("script", "", { src: palette, onload: resolve, onerror: reject });
      document.head.append(script);
    });
    return loading;
  }

  async function seek() {
    try {
      if (!palette) throw new Error("none");
      await loaded();
      window.Palette.open();
    } catch (_) {
      location.assign(search);
    }
  }

  // --- pressing ---------------------------------------------------------------------------------

  function isTyping(target) {
    return target.matches("input, textarea, select, [contenteditable]");
  }

  function pressMain(target) {
    const form = target.closest("form") || document.querySelector("main form[method=post]");
    const button = form && form.querySelector(".btn.main");
    if (button) button.click();
    return Boolean(button);
  }

  function letter(event) {
    if (event.key === "?") {
      help();
      return true;
    }
    const isSecond = Date.now() - pressed < PAUSE_MS;
    pressed = event.key === "g" ? Date.now() : 0;
    if (!isSecond) return false;
    const found = Array.from(letters()).find(([, each]) => each === event.key.toLowerCase());
    if (found) found[0].click();
    return Boolean(found);
  }

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const isCommand = event.ctrlKey || event.metaKey;
    let isDone = false;
    if (isCommand && event.key.toLowerCase() === "k" && search) {
      seek();
      isDone = true;
    } else if (isCommand && event.key === "Enter") {
      isDone = pressMain(event.target);
    } else if (!isCommand && !event.altKey && !isTyping(event.target) && !isOff()) {
      isDone = letter(event);
    }
    if (isDone) event.preventDefault();
  });
})();
