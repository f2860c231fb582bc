// Over https, and on the computer itself, the pages can be installed and open without a signal.
(function () {
  "use strict";

  const { worker = "" } = document.currentScript.dataset;
  if (!worker || !window.isSecureContext || !navigator.serviceWorker) return;

  window.addEventListener("load", () => {
    navigator.serviceWorker.register(worker).catch(() => { /* Then without. */ });
  });

  let offer = null;

  function show() {
    document.querySelectorAll("[data-install]").forEach((part) => { part.hidden = !offer; });
  }

  window.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    offer = event;
    show();
  });
  window.addEventListener("appinstalled", () => {
    offer = null;
    show();
  });
  document.addEventListener("click", (event) => {
    if (!offer || !event.target.closest("[data-install] button")) return;
    offer.prompt();
    offer = null;
    show();
  });

  // A page from the device's own store is of another day: what is today is asked of the device.
  const root = document.documentElement;
  if (!("stored" in root.dataset)) return;
  const iso = (day) => `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, "0")}-${String(day.getDate()).padStart(2, "0")}`;
  const today = new Date(), yesterday = new Date(Date.now() - 86400000);
  document.querySelectorAll(".day").forEach((box) => {
    const [first, second] = box.querySelectorAll("[name=hari]");
    if (first) first.value = iso(today);
    if (second) second.value = iso(yesterday);
  });
  document.querySelectorAll("[data-today]").forEach((place) => {
    place.textContent = new Intl.DateTimeFormat("id-ID", { dateStyle: "full" }).format(today);
  });
})();
