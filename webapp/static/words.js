// Amounts in words below their field, while one types: what the server will understand.
//
// The same rules as bumdes/rupiah.py and bumdes/words.py; a test holds them side by side.
(function () {
  "use strict";

  const LARGEST = 2n ** 63n - 1n;
  const WHOLE = /^([1-9]\d{0,2}(?:\.\d{3})+|0|[1-9]\d*)(?:,(\d\d)|,--?)?\s*$/;
  const SHORT = /^([1-9]\d{0,2}(?:\.\d{3})+|0|[1-9]\d*)(?:,(\d{1,11}))?\s*(rb|ribu|jt|juta|miliar|milyar|triliun)$/i;
  const ZEROS = { rb: 3, ribu: 3, jt: 6, juta: 6, miliar: 9, milyar: 9, triliun: 12 };
  const ONES = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"];
  const SCALES = [[10n ** 18n, "kuintiliun"], [10n ** 15n, "kuadriliun"], [10n ** 12n, "triliun"], [10n ** 9n, "miliar"], [10n ** 6n, "juta"]];

  function unsigned(text) {
    return /^[-\u2212]/.test(text) ? [true, text.slice(1).trimStart()] : [false, text];
  }

  function value(text) {
    let found = WHOLE.exec(text);
    if (found) return BigInt(found[1].replace(/\./g, "")) * 100n + BigInt(found[2] || 0);
    found = SHORT.exec(text);
    if (!found) return null;
    const part = found[2] || "", zeros = ZEROS[found[3].toLowerCase()] + 2 - part.length;
    const digits = BigInt(found[1].replace(/\./g, "") + part);
    if (zeros >= 0) return digits * 10n ** BigInt(zeros);
    const scale = 10n ** BigInt(-zeros);
    return digits % scale ? null : digits / scale;
  }

  // Sen, or null where the text is no amount that can be read one way only.
  function sen(text) {
    let rest = text.replace(/\u00a0/g, " ").trim();
    if (!rest || rest.length > 40) return null;
    let isMinus;
    [isMinus, rest] = unsigned(rest);
    rest = rest.replace(/^(?:rp\.?\s*|idr\s*)/i, "");
    if (!isMinus) [isMinus, rest] = unsigned(rest);
    const found = value(rest);
    if (found === null || found > LARGEST) return null;
    return isMinus ? -found : found;
  }

  function belowThousand(number) {
    if (number >= 200) return [ONES[Math.floor(number / 100)], "ratus", ...belowThousand(number % 100)];
    if (number >= 100) return ["seratus", ...belowThousand(number - 100)];
    if (number >= 20) return [ONES[Math.floor(number / 10)], "puluh", ...belowThousand(number % 10)];
    if (number >= 12) return [ONES[number - 10], "belas"];
    return number ? [ONES[number]] : [];
  }

  function parts(number) {
    for (const [scale, name] of SCALES) {
      if (number >= scale) return [...parts(number / scale), name, ...parts(number % scale)];
    }
    if (number >= 2000n) return [...parts(number / 1000n), "ribu", ...parts(number % 1000n)];
    if (number >= 1000n) return ["seribu", ...parts(number - 1000n)];
    return belowThousand(Number(number));
  }

  const spelled = (number) => parts(number).join(" ") || ONES[0];

  function inWords(amount) {
    const size = amount < 0n ? -amount : amount, rest = size % 100n;
    const said = `${spelled(size / 100n)} rupiah${rest ? ` ${spelled(rest)} sen` : ""}`;
    return amount < 0n ? `minus ${said}` : said;
  }

  function spoken(text) {
    const amount = sen(text);
    return amount === null ? "" : inWords(amount);
  }

  // The place below the field; the server makes one where it has something to say.
  function placeFor(input) {
    const id = input.dataset.terbilang || `${input.id}-ket`, known = document.getElementById(id);
    const box = input.closest(".money");
    if (known || !box || !input.id) return known;
    const place = document.createElement("p");
    place.id = id;
    place.className = "hint";
    box.after(place);
    const described = input.getAttribute("aria-describedby");
    if (!described) input.setAttribute("aria-describedby", id);
    return place;
  }

  function tell(input) {
    const said = spoken(input.value), place = placeFor(input);
    if (!place) return;
    place.textContent = said;
    place.hidden = !said;
  }

  window.Words = { sen, inWords, spoken };

  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-rupiah]")) tell(event.target);
  });
  document.addEventListener("form:filled", (event) => {
    event.target.querySelectorAll("[data-rupiah]").forEach(tell);
  });
})();
