// The till: scan or search, count, take the money, print. The form works without it.
(function () {
  "use strict";

  const SEN = 100, THOUSANDTHS = 1000, BANKNOTES = [10000, 20000, 50000, 100000];
  const find = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));

  function make(tag, text, more) {
    return Object.assign(document.createElement(tag), { textContent: text, ...more });
  }

  // --- amounts are whole sen, quantities whole thousandths ---------------------------------

  function sen(text) {
    const found = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d\d))?$/.exec(text.trim());
    return found ? Number(found[1].replace(/\./g, "")) * SEN + Number(found[2] || 0) : null;
  }

  function thousandths(text) {
    const found = /^(\d{1,7})(?:,(\d{1,3}))?$/.exec(text.trim());
    return found ? Number(found[1]) * THOUSANDTHS + Number((found[2] || "").padEnd(3, "0")) : null;
  }

  function figure(amount) {
    const whole = String(Math.floor(amount / SEN)).replace(/\B(?=(\d{3})+(?!\d))/g, ".");
    const rest = amount % SEN;
    return rest ? `${whole},${String(rest).padStart(2, "0")}` : whole;
  }

  function spoken(quantity) {
    return String(quantity / THOUSANDTHS).replace(".", ",");
  }

  const form = find("[data-till]");
  if (!window.Queue || !window.indexedDB) return;

  // --- what is offered ---------------------------------------------------------------------

  let goods = [], byCode = new Map(), people = [];

  async function learn() {
    try {
      const answer = await fetch(form.dataset.goods, { headers: { Accept: "application/json" } });
      const said = await answer.json();
      goods = said.goods.map(([code, name, barcode, price]) => (
        { code, name, barcode, price, words: `${name} ${code}`.toLowerCase() }
      ));
      byCode = new Map();
      goods.forEach((good) => {
        byCode.set(good.code.toUpperCase(), good);
        if (good.barcode) byCode.set(good.barcode.toUpperCase(), good);
      });
      people = said.customers;
      find("#daftar-orang").replaceChildren(...people.map(([code, name, place]) => (
        make("option", [name, place].filter(Boolean).join(", "), { value: code })
      )));
      form.dataset.ready = "";
    } catch (_) {
      window.addEventListener("online", learn, { once: true });
    }
  }

  function matching(text) {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    if (!words.length) return [];
    const fitting = goods.filter((good) => words.every((word) => good.words.includes(word)));
    return fitting.sort((a, b) => Boolean(b.price) - Boolean(a.price)).slice(0, 8);
  }

  // --- what is sold --------------------------------------------------------------------------

  const scan = find("[data-scan]"), found = find("[data-found]"), sold = find("[data-sold]");
  const blank = find("[data-sold-line]");
  const field = (line, name) => find(`[data-field=${name}]`, line);
  const lines = () => Array.from(sold.children);

  // The latest is shown on top; the receipt has them in the order in which they came.
  function number() {
    lines().reverse().forEach((line, place) => {
      all("[data-field]", line).forEach((input) => {
        input.name = `${input.dataset.field}-${place + 1}`;
      });
    });
  }

  function sell(good, quantity = THOUSANDTHS, price = good.price) {
    let line = lines().find((each) => (
      field(each, "barang").value === good.code && sen(field(each, "harga").value) === price
    ));
    if (line) {
      const input = field(line, "banyak");
      input.value = spoken((thousandths(input.value) || 0) + quantity);
    } else {
      if (lines().length >= Number(form.dataset.most)) {
        complain("Barisnya sudah penuh. Simpan dahulu, lalu lanjutkan sebagai penjualan baru.");
        return;
      }
      line = blank.content.cloneNode(true).firstElementChild;
      find("[data-name]", line).textContent = good.name;
      field(line, "barang").value = good.code;
      field(line, "banyak").value = spoken(quantity);
      field(line, "harga").value = price ? figure(price) : "";
      sold.prepend(line);
    }
    number();
    clearScan();
    count();
  }

  // Who took a line away goes on at the one that took its place.
  function remove(line) {
    const next = line.nextElementSibling || line.previousElementSibling;
    line.remove();
    (next ? find("[data-remove]", next) : scan).focus({ preventScroll: true });
  }

  function complain(text) {
    const said = find("[data-scan-problem]");
    said.textContent = text;
    said.hidden = !text;
  }

  function clearScan() {
    scan.value = "";
    found.replaceChildren();
    complain("");
  }

  // A scanner types the code and presses Enter; so does who knows it.
  function take(text) {
    const typed = text.trim();
    if (!typed) return;
    const good = byCode.get(typed.toUpperCase());
    const fitting = good ? [good] : matching(typed);
    if (fitting.length === 1) sell(fitting[0]);
    else if (!fitting.length) complain(`Tidak ada barang “${typed}”.`);
  }

  function offer() {
    complain("");
    found.replaceChildren(...matching(scan.value).map((good) => {
      const line = make("li", ""), button = make("button", "", { type: "button", className: "row pressed" });
      const name = make("div", good.name);
      name.append(make("small", good.barcode || good.code));
      button.append(name, make("span", good.price ? figure(good.price) : "", { className: "num" }));
      button.addEventListener("click", () => { sell(good); scan.focus(); });
      line.append(button);
      return line;
    }));
  }

  // --- what it comes to ------------------------------------------------------------------------

  function lineTotal(line) {
    const much = thousandths(field(line, "banyak").value), price = sen(field(line, "harga").value);
    return much === null || price === null ? null : Math.round(much * price / THOUSANDTHS);
  }

  const means = () => find("[name=bayar]:checked", form).value;
  const amount = (name) => sen(find(`[name=${name}]`, form).value) || 0;

  function sums() {
    const gross = lines().reduce((sum, line) => sum + (lineTotal(line) || 0), 0);
    const total = gross - amount("potongan");
    const given = find("#diterima").value.trim();
    const received = given ? amount("diterima") : means() === "tunai" ? total : 0;
    return { gross, discount: amount("potongan"), total, received };
  }

  function count() {
    const { total, received } = sums();
    lines().forEach((line) => {
      const sum = lineTotal(line);
      find("[data-sum]", line).textContent = sum === null ? "?" : figure(sum);
    });
    find("[data-empty]").hidden = lines().length > 0;
    const shown = find("[data-total]");
    shown.replaceChildren(make("span", "Rp", { className: "rp" }), figure(Math.max(total, 0)));
    find("[data-change]").textContent = received > total
      ? `Kembali Rp${figure(received - total)}`
      : received < total && means() !== "tunai"
        ? `${means() === "qris" ? "QRIS" : "Utang"} Rp${figure(total - received)}`
        : received < total ? `Kurang Rp${figure(total - received)}` : "";
    find("[data-debtor]").hidden = means() !== "utang";
    offerNotes(banknotes(total));
  }

  // Made anew only where they change: a button that is being pressed stays.
  function offerNotes(notes) {
    const place = find("[data-notes]"), said = notes.join();
    if (place.dataset.notes === said) return;
    place.dataset.notes = said;
    place.replaceChildren(...notes.map((note) => {
      const button = make("button", figure(note), { type: "button", className: "btn sm" });
      button.addEventListener("click", () => { find("#diterima").value = figure(note); count(); });
      return button;
    }));
  }

  function banknotes(total) {
    if (means() !== "tunai" || total <= 0) return [];
    const fitting = BANKNOTES.map((note) => Math.ceil(total / (note * SEN)) * note * SEN);
    return [...new Set(fitting.filter((sum) => sum > total))].slice(0, 4);
  }

  // --- saving: into the queue, which sends it at once if it can -------------------------------

  const loadedAt = Date.now();

  // The clock of the server when the page came, and what has passed since: clocks of phones lie.
  // A page from the device's own store came some other day; then there is only that clock.
  function moment() {
    if ("stored" in document.documentElement.dataset) {
      const here = new Date();
      return new Date(here.getTime() - here.getTimezoneOffset() * 60000).toISOString();
    }
    const [day, time] = form.dataset.now.split("T");
    const [hours, minutes, seconds] = time.slice(0, 8).split(":").map(Number);
    const then = new Date(`${day}T00:00:00Z`).getTime() + ((hours * 60 + minutes) * 60 + seconds) * 1000;
    return new Date(then + Date.now() - loadedAt).toISOString();
  }

  function wrong() {
    const { total, received } = sums();
    if (!lines().length) return "Belum ada barang yang dijual. Pindai atau cari barangnya dahulu.";
    if (lines().some((line) => !thousandths(field(line, "banyak").value))) return "Isi banyaknya, misalnya 2 atau 0,25.";
    if (lines().some((line) => !sen(field(line, "harga").value))) return "Isi harga setiap barang.";
    if (total <= 0) return "Potongan menghabiskan jumlah belanja.";
    if (means() === "tunai" && received < total) return "Uang yang diterima kurang.";
    if (means() !== "tunai" && received >= total) return "Uang tunai sudah cukup. Pilih Tunai.";
    if (means() === "utang" && !find("#pelanggan").value.trim()) return "Pilih siapa yang berutang.";
    return "";
  }

  function fields() {
    const left = new Set(["csrf_token", "langkah"]);
    return Array.from(new FormData(form)).filter(([name]) => !left.has(name));
  }

  let current = "", repaired = 0;

  async function save(event) {
    event.preventDefault();
    const said = find("[data-sale-problem]");
    said.textContent = wrong();
    said.hidden = !said.textContent;
    if (!said.hidden) return;
    const { total } = sums(), key = find("[name=kunci]", form).value;
    find("[name=hari]", form).value = moment().slice(0, 10);
    const note = {
      key, address: location.pathname, page: location.pathname, fields: fields(),
      label: `Penjualan Rp${figure(total)} pukul ${moment().slice(11, 16).replace(":", ".")}`
    };
    showReceipt(key);
    current = key;
    try {
      if (repaired) await Queue.remove(repaired);
      await Queue.add(note);
    } catch (_) {
      // This device keeps nothing, such as a private window: then as a plain form.
      form.append(make("input", "", { type: "hidden", name: "langkah", value: "simpan" }));
      form.submit();
      return;
    }
    clear();
  }

  function clear() {
    repaired = 0;
    sold.replaceChildren();
    ["diterima", "potongan", "pelanggan"].forEach((name) => { find(`[name=${name}]`, form).value = ""; });
    find("[name=pelanggan-baru]", form).checked = false;
    find("[name=bayar][value=tunai]", form).checked = true;
    find("[name=kunci]", form).value = Queue.key();
    clearScan();
    count();
  }

  // --- after a sale ------------------------------------------------------------------------------

  const after = find("[data-after-sale]");

  function pair(left, right, kind = "") {
    const line = make("p", "", { className: `r ${kind}` });
    line.append(make("span", left), make("span", right));
    return line;
  }

  function showReceipt(key) {
    const { gross, discount, total, received } = sums(), body = [];
    // Customers read it, in whatever language the till is used: the page has its words.
    const said = find("[data-receipt]", after).dataset;
    const now = moment();
    const slip = pair(`${said.wordProvisional} ${key.slice(0, 6).toUpperCase()}`, `${now.slice(8, 10)}/${now.slice(5, 7)} ${now.slice(11, 16).replace(":", ".")}`, "rule");
    slip.firstChild.dataset.number = "";
    body.push(slip, pair(said.wordCashier, form.dataset.cashier));
    lines().reverse().forEach((line, place) => {
      body.push(
        make("p", find("[data-name]", line).textContent, { className: place ? "" : "rule" }),
        pair(`${field(line, "banyak").value} x ${field(line, "harga").value}`, figure(lineTotal(line)))
      );
    });
    if (discount) body.push(pair(said.wordGross, figure(gross), "rule"), pair(said.wordDiscount, `-${figure(discount)}`));
    body.push(pair("TOTAL", `Rp${figure(total)}`, "rule sum"));
    if (received) body.push(pair(said.wordCash, figure(received)));
    if (received < total) body.push(pair(means() === "qris" ? "QRIS" : said.wordOwed, figure(total - received)));
    if (received > total) body.push(pair(said.wordChange, figure(received - total)));
    if (means() === "utang") body.push(pair(said.wordDebtor, debtor()));
    body.push(make("p", said.wordThanks, { className: "mid rule" }));
    find("[data-receipt-body]").replaceChildren(...body);
    find("[data-outcome]").textContent = "Tersimpan di perangkat ini, sedang dikirim";
    after.hidden = false;
    after.scrollIntoView({ block: "start" });
  }

  function debtor() {
    const typed = find("#pelanggan").value.trim();
    const known = people.find(([code]) => code === typed);
    return known ? known[1] : typed;
  }

  document.addEventListener("queue:recorded", ({ detail }) => {
    if (detail.note.key !== current) return;
    find("[data-number]").textContent = detail.answer.voucher;
    find("[data-outcome]").textContent = `Tersimpan sebagai ${detail.answer.voucher}`;
  });

  document.addEventListener("queue:refused", ({ detail }) => {
    if (detail.note.key !== current) return;
    find("[data-outcome]").textContent = "Belum tercatat: lihat yang perlu diperbaiki di atas";
  });

  document.addEventListener("queue:change", ({ detail }) => {
    const waits = detail.notes.some((note) => note.key === current && note.state === "waiting");
    if (waits && !navigator.onLine) {
      find("[data-outcome]").textContent = "Tersimpan di perangkat ini, dikirim bila ada sinyal";
    }
  });

  // --- a sale that was refused comes back to be put right ----------------------------------------

  async function repair() {
    const asked = Number(new URLSearchParams(location.search).get("perbaiki"));
    const note = asked ? await Queue.find(asked) : null;
    if (!note || note.state !== "refused") return;
    history.replaceState(null, "", location.pathname);
    const typed = new Map(note.fields);
    clear();
    load(typed);
    find("[name=kunci]", form).value = note.key;
    find("[data-sale-problem]").textContent = note.said.join(" ");
    find("[data-sale-problem]").hidden = false;
    repaired = note.number;
    count();
  }

  // What was typed before, by this script or without it.
  function load(typed) {
    for (let place = 1; place <= Number(form.dataset.most); place += 1) {
      const text = typed.get(`barang-${place}`);
      const good = text && (byCode.get(text.toUpperCase()) || matching(text)[0]);
      if (good) {
        const price = sen(typed.get(`harga-${place}`) || "");
        sell(good, thousandths(typed.get(`banyak-${place}`) || "1"), price || good.price);
      }
    }
    ["diterima", "potongan", "pelanggan"].forEach((name) => {
      find(`[name=${name}]`, form).value = typed.get(name) || "";
    });
    const chosen = find(`[name=bayar][value="${typed.get("bayar")}"]`, form);
    if (chosen) chosen.checked = true;
    find("[name=pelanggan-baru]", form).checked = typed.has("pelanggan-baru");
  }

  // --- the camera, where the browser reads barcodes ------------------------------------------------

  const video = find("[data-video]");
  let stream = null;

  function stopCamera() {
    if (stream) stream.getTracks().forEach((track) => track.stop());
    stream = null;
    video.hidden = true;
  }

  async function startCamera() {
    if (stream) {
      stopCamera();
      return;
    }
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    } catch (_) {
      complain("Kamera tidak dapat dibuka. Izinkan kamera, atau ketik barcode-nya.");
      return;
    }
    video.srcObject = stream;
    video.hidden = false;
    video.play().catch(() => { /* Stopped before it began. */ });
    watch(new BarcodeDetector(), { text: "", at: 0 });
  }

  async function watch(detector, last) {
    if (!stream) return;
    const [seen] = await detector.detect(video).catch(() => []);
    if (seen && (seen.rawValue !== last.text || Date.now() - last.at > 1500)) {
      last = { text: seen.rawValue, at: Date.now() };
      if (navigator.vibrate) navigator.vibrate(60);
      take(seen.rawValue);
    }
    setTimeout(() => watch(detector, last), 250);
  }

  // --- a scanner that is a keyboard, wherever the focus is -------------------------------------------

  let typedFast = "", typedAt = 0;

  document.addEventListener("keydown", (event) => {
    if (event.target.matches("input, textarea, select") || event.ctrlKey || event.metaKey) return;
    if (Date.now() - typedAt > 100) typedFast = "";
    typedAt = Date.now();
    if (event.key === "Enter" && typedFast.length > 3) {
      event.preventDefault();
      take(typedFast);
      typedFast = "";
    } else if (event.key.length === 1) {
      typedFast += event.key;
    }
  });

  // --- all together -----------------------------------------------------------------------------------

  async function begin() {
    const typed = new Map(new FormData(form));
    all("[data-plain]").forEach((part) => part.remove());
    all("[data-scripted]").forEach((part) => { part.hidden = false; });
    find("[value=hitung]", form).remove();
    find("[data-camera]").hidden = !("BarcodeDetector" in window && navigator.mediaDevices);
    count();
    await learn();
    load(typed);
    number();
    count();
    await repair();
    // Who went somewhere while the goods were on their way stays there.
    if (matchMedia("(hover: hover)").matches && document.activeElement === document.body) scan.focus();
  }

  form.addEventListener("submit", save);
  form.addEventListener("input", count);
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches("input")) return;
    event.preventDefault();
    if (event.target === scan) take(scan.value);
  });
  scan.addEventListener("input", offer);
  find("[data-camera]").addEventListener("click", startCamera);
  find("[data-next-sale]").addEventListener("click", () => { after.hidden = true; scan.focus(); });
  sold.addEventListener("click", (event) => {
    const line = event.target.closest(".sold"), input = line && field(line, "banyak");
    const much = input && (thousandths(input.value) || 0);
    if (event.target.closest("[data-more]")) input.value = spoken(much + THOUSANDTHS);
    else if (event.target.closest("[data-less]")) input.value = spoken(Math.max(much - THOUSANDTHS, 0));
    if (event.target.closest("[data-remove]") || (input && input.value === "0")) remove(line);
    number();
    count();
  });
  begin();
})();
