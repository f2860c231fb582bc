// Receipts: printed as wide as the roll of the printer, or shared as a picture.
(function () {
  "use strict";

  const WIDTH = "bumdes.struk";
  const find = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));

  function remembered() {
    try { return localStorage.getItem(WIDTH) || "58"; } catch (_) { return "58"; }
  }

  function setWidth(width) {
    try { localStorage.setItem(WIDTH, width); } catch (_) { /* Then not. */ }
    all(".struk").forEach((slip) => slip.classList.toggle("w80", width === "80"));
    all("[data-width]").forEach((button) => {
      if (button.dataset.width === width) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    });
  }

  // A roll is cut where the receipt ends: the page is made as long as it is.
  function fitPage(slip) {
    const width = slip.classList.contains("w80") ? 80 : 58;
    const length = Math.ceil(slip.offsetHeight * 25.4 / 96) + 8;
    const sheet = Array.from(document.styleSheets).find((each) => /\/till\.css$/.test(each.href));
    sheet.insertRule(
      `@page roll${width}{size:${width}mm ${length}mm;margin:0}`, sheet.cssRules.length
    );
  }

  function printReceipt() {
    fitPage(find("[data-receipt]"));
    window.print();
  }

  // Each line of the receipt: its left and its right, or its middle.
  function linesOf(slip) {
    return all("p", slip).map((line) => {
      const sides = all("span", line).map((side) => side.textContent);
      return {
        middle: line.classList.contains("mid") ? line.textContent : "",
        left: sides.length ? sides[0] : line.textContent,
        right: sides.length ? sides[1] : "",
        isRuled: line.classList.contains("rule"),
        isBold: line.classList.contains("sum") || Boolean(find("b", line))
      };
    });
  }

  function picture(slip) {
    const width = 576, edge = 32, row = 34, lines = linesOf(slip);
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = edge * 2 + lines.reduce((sum, line) => sum + row + (line.isRuled ? 14 : 0), 0);
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.fillStyle = "#000";
    let y = edge;
    lines.forEach((line) => {
      if (line.isRuled) {
        pen.fillRect(edge, y + 6, width - edge * 2, 2);
        y += 14;
      }
      pen.font = `${line.isBold ? "700 " : ""}24px monospace`;
      write(pen, line, y + 24, width, edge);
      y += row;
    });
    return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  }

  function write(pen, line, y, width, edge) {
    const room = width - edge * 2;
    if (line.middle) {
      pen.textAlign = "center";
      pen.fillText(line.middle, width / 2, y, room);
      return;
    }
    pen.textAlign = "right";
    pen.fillText(line.right, width - edge, y);
    pen.textAlign = "left";
    pen.fillText(line.left, edge, y, room - pen.measureText(line.right).width - 12);
  }

  async function share() {
    const blob = await picture(find("[data-receipt]"));
    const file = new File([blob], "struk.png", { type: "image/png" });
    if (navigator.canShare && navigator.canShare({ files: [file] })) {
      await navigator.share({ files: [file] }).catch(() => { /* Turned away. */ });
      return;
    }
    const link = document.createElement("a");
    Object.assign(link, { href: URL.createObjectURL(blob), download: "struk.png" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  setWidth(remembered());
  all("[data-width]").forEach((button) => {
    button.addEventListener("click", () => setWidth(button.dataset.width));
  });
  find("[data-print-receipt]").addEventListener("click", printReceipt);
  find("[data-share]").addEventListener("click", share);
  all("[data-receipt-tools]").forEach((part) => { part.hidden = false; });
})();
