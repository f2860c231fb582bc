// The palette: searching everything without leaving the page. Loaded when it is first asked for.
(() => {
  "use strict";

  const self = document.currentScript;
  const search = (self && self.dataset.search) || "/cari/";
  const PAUSE_MS = 180;
  let dialog, input, list, timer, asked = 0;

  function make(tag, facts) {
    return Object.assign(document.createElement(tag), facts);
  }

  function built() {
    const box = make("dialog", { className: "palette" });
    input = make("input", {
      type: "search", maxLength: 100, autocomplete: "off",
      placeholder: "Cari catatan, orang, akun, laporan",
    });
    input.setAttribute("aria-label", "Yang dicari");
    list = make("div", { className: "stack found" });
    list.setAttribute("aria-live", "polite");
    box.append(input, list);
    document.body.append(box);
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(look, PAUSE_MS);
    });
    box.addEventListener("keydown", steer);
    box.addEventListener("click", (event) => { if (event.target === box) box.close(); });
    return box;
  }

  async function look() {
    const turn = asked += 1, text = input.value.trim();
    if (text.length < 2) return list.replaceChildren();
    try {
      const answer = await fetch(search + "?daftar=1&q=" + encodeURIComponent(text), {
        credentials: "same-origin",
      });
      if (!answer.ok || answer.redirected) throw new Error("refused");
      const html = await answer.text();
      if (turn !== asked) return;
      const page = new DOMParser().parseFromString(html, "text/html");
      list.replaceChildren.apply(list, Array.from(page.body.children));
    } catch (_) {
      if (turn === asked) {
        list.replaceChildren(make("p", { className: "card soft", textContent: "Belum bisa mencari: tidak ada sambungan." }));
      }
    }
  }

  // Arrows walk through what was found; Enter in the field opens the first.
  function steer(event) {
    const links = Array.from(list.querySelectorAll("a")), at = links.indexOf(document.activeElement);
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps && links.length) {
      event.preventDefault();
      const next = at + steps[event.key];
      (next < 0 ? input : links[Math.min(next, links.length - 1)]).focus();
    } else if (event.key === "Enter" && event.target === input && links.length) {
      event.preventDefault();
      links[0].click();
    }
  }

  window.Palette = {
    open() {
      dialog = dialog || built();
      if (!dialog.showModal) return location.assign(search);
      if (!dialog.open) dialog.showModal();
      input.select();
      input.focus();
    },
  };
})();
