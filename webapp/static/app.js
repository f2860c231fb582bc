// A little comfort. Every form works without it.
(function () {
  "use strict";

  // Amounts: dots between thousands while typing; a comma begins the sen.
  function grouped(text) {
    var parts = text.split(",");
    var whole = parts[0].replace(/\D/g, "").replace(/^0+(?=\d)/, "");
    var dotted = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ".");
    return parts.length > 1 ? dotted + "," + parts[1].replace(/\D/g, "").slice(0, 2) : dotted;
  }

  function regroup(input) {
    var text = input.value;
    // Words ("1,5 juta") are left alone.
    if (!/^[\d.]*(,\d{0,2})?$/.test(text)) return;
    var after = text.slice(input.selectionStart).replace(/\./g, "").length;
    var shown = grouped(text);
    var place = shown.length;
    for (var left = after; left > 0 && place > 0; ) {
      place -= 1;
      if (shown[place] !== ".") left -= 1;
    }
    input.value = shown;
    input.setSelectionRange(place, place);
  }

  // Who sets a dot sets them all: "1.5" stays as it is, and the server asks what it means.
  function typed(event) {
    var input = event.target;
    if (!input.value) delete input.dataset.own;
    if (event.data && /\D/.test(event.data)) input.dataset.own = "";
    var isPlain = /^\d+$/.test(input.value);
    if (isPlain || (event.inputType && event.data !== undefined && !("own" in input.dataset))) {
      regroup(input);
    }
  }

  document.addEventListener("input", function (event) {
    if (event.target.matches("[data-rupiah]")) {
      typed(event);
      difference(event.target.closest("[data-journal]"));
    }
  });

  // The journal: how far the two sides are apart.
  function sen(text) {
    var found = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d\d))?$/.exec(text.trim());
    if (!found) return 0n;
    return BigInt(found[1].replace(/\./g, "")) * 100n + BigInt(found[2] || 0);
  }

  function rupiah(amount) {
    var whole = String(amount / 100n).replace(/\B(?=(\d{3})+(?!\d))/g, ".");
    var rest = amount % 100n;
    return "Rp" + whole + (rest ? "," + String(rest).padStart(2, "0") : "");
  }

  // The sums of each unit that has an amount, in the order of the lines. A line that names no
  // unit belongs to that of the entry; the head office is "" there and "pusat" here.
  function sums(form) {
    var found = [], of = {}, common = form.querySelector("[name=unit]");
    form.querySelectorAll(".line").forEach(function (line) {
      var own = line.querySelector("select");
      var chosen = own && own.value ? own : common;
      var key = chosen.value === "pusat" ? "" : chosen.value;
      var debit = sen(line.querySelector("[name^=debit-]").value);
      var credit = sen(line.querySelector("[name^=kredit-]").value);
      if (!debit && !credit) return;
      if (!of[key]) {
        of[key] = { name: chosen.selectedOptions[0].text, debit: 0n, credit: 0n };
        found.push(of[key]);
      }
      of[key].debit += debit;
      of[key].credit += credit;
    });
    return found;
  }

  function told(sum) {
    return sum.debit === sum.credit
      ? "Seimbang, " + rupiah(sum.debit) + " di kedua sisi."
      : sum.debit > sum.credit
        ? "Kredit masih kurang " + rupiah(sum.debit - sum.credit) + "."
        : "Debit masih kurang " + rupiah(sum.credit - sum.debit) + ".";
  }

  function difference(form) {
    if (!form || typeof BigInt === "undefined") return;
    var note = form.querySelector("[data-difference]"), shown = form.querySelector("[data-sums]");
    var found = sums(form);
    var isEven = found.every(function (sum) { return sum.debit === sum.credit; });
    if (shown) shown.hidden = true;
    note.hidden = !found.length;
    note.classList.toggle("ok", isEven);
    note.classList.toggle("todo", !isEven);
    note.replaceChildren.apply(note, found.map(function (sum) {
      var line = document.createElement("p");
      line.textContent = (found.length > 1 ? sum.name + ": " : "") + told(sum);
      return line;
    }));
  }

  document.addEventListener("change", function (event) {
    if (event.target.matches("[data-journal] select")) {
      difference(event.target.closest("[data-journal]"));
    }
  });

  document.addEventListener("form:filled", function (event) {
    if (event.target.matches("[data-journal]")) difference(event.target);
  });

  // More lines without asking the server, which takes as many as it is told of.
  function grow(form, count) {
    var box = form.querySelector(".lines"), told = form.elements.baris;
    while (Number(told.value) < Math.min(count, 200)) {
      var place = Number(told.value), line = box.lastElementChild.cloneNode(true);
      line.querySelectorAll(".error, .about").forEach(function (part) { part.remove(); });
      line.setAttribute("aria-label", "Baris " + (place + 1));
      line.querySelectorAll("label").forEach(function (label) {
        label.htmlFor = label.htmlFor.replace(/\d+$/, place);
        label.textContent = label.textContent.replace(/\d+$/, place + 1);
      });
      line.querySelectorAll("input, select").forEach(function (field) {
        field.id = field.name = field.name.replace(/\d+$/, place);
        field.removeAttribute("aria-invalid");
        field.removeAttribute("aria-describedby");
        field.value = "";
      });
      box.append(line);
      told.value = place + 1;
    }
  }

  window.Lines = { grow: grow };

  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-journal] [value=tambah]");
    if (!button) return;
    event.preventDefault();
    var form = button.form, from = Number(form.elements.baris.value);
    grow(form, from + 2);
    var first = form.elements["akun-" + from];
    if (first) first.focus();
  });

  // A day of one's own is chosen by choosing it.
  document.addEventListener("change", function (event) {
    if (!event.target.matches(".day .other input") || !event.target.value) return;
    event.target.closest(".day").querySelector("[value='lain']").checked = true;
  });

  // A form of several steps: "Lanjut" opens the next one. Enter presses the first button of a
  // form, wherever one is: then what counts is where one is.
  document.addEventListener("click", function (event) {
    var button = event.target.closest(".step > [name=langkah]");
    if (!button) return;
    var here = event.detail ? button : document.activeElement;
    var step = here.closest(".step"), next = step && step.nextElementSibling;
    while (next && !next.matches(".step")) next = next.nextElementSibling;
    event.preventDefault();
    if (!next) {
      button.form.requestSubmit(button.form.querySelector(".btn.main"));
      return;
    }
    step.open = false;
    next.open = true;
    next.querySelector("summary").scrollIntoView({ block: "nearest" });
    next.querySelector("input:not([type=hidden]), select, textarea").focus();
  });

  function shown() {
    // What the server added up, which reads more than this script does, stands until one types.
    document.querySelectorAll("[data-journal]").forEach(function (form) {
      if (!form.querySelector("[data-sums]")) difference(form);
    });
    // What is wrong comes first to who listens, not only to who sees.
    var wrong = document.querySelector("[data-focus]");
    if (wrong) wrong.focus();
  }
  shown();
  document.addEventListener("page:shown", shown);

  document.querySelectorAll("[data-print]").forEach(function (button) {
    button.hidden = false;
    button.parentElement.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });

  // The name of a figure goes where the cursor was.
  document.querySelectorAll("[data-insert]").forEach(function (button) {
    var area = document.getElementById(button.dataset.insert);
    if (!area) return;
    button.hidden = false;
    button.addEventListener("click", function () {
      area.setRangeText(button.dataset.text, area.selectionStart, area.selectionEnd, "end");
      area.focus();
    });
  });

  // A menu closes when one taps beside it, or presses Escape.
  function closeMenus(except) {
    document.querySelectorAll("details.menu[open]").forEach(function (menu) {
      if (menu !== except) menu.open = false;
    });
  }
  document.addEventListener("click", function (event) {
    closeMenus(event.target.closest("details.menu"));
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") closeMenus(null);
  });
})();
