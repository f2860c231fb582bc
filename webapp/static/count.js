/* Adds up notes and coins while they are counted. The server adds them up again. */
"use strict";
for (const box of document.querySelectorAll("[data-pieces]")) {
  const said = (n) => n ? "Rp" + n.toString().replace(/\B(?=(\d{3})+$)/g, ".") : "";
  const add = () => {
    let sum = 0;
    for (const field of box.querySelectorAll("[data-face]")) {
      const pieces = /^\d+$/.test(field.value.trim()) ? Number(field.value) : 0;
      field.nextElementSibling.value = said(pieces * Number(field.dataset.face));
      sum += pieces * Number(field.dataset.face);
    }
    box.querySelector("[data-sum]").value = said(sum) || "Rp0";
  };
  box.addEventListener("input", add);
  add();
}
