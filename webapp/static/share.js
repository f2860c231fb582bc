// A paper is handed on from the phone: a link marked data-share-file opens the sharing of the
// device with the file itself. Where there is none, the link downloads it, as without script.
(function () {
  "use strict";

  const ready = new WeakMap();

  function nameOf(answer, link) {
    const said = /filename="?([^";]+)"?/.exec(answer.headers.get("Content-Disposition") || "");
    return link.download || (said && said[1]) || "bukti.pdf";
  }

  async function fetched(link) {
    const answer = await fetch(link.href, { cache: "no-store" });
    if (!answer.ok || answer.redirected) throw new Error("no file");
    const blob = await answer.blob();
    return new File([blob], nameOf(answer, link), { type: blob.type || "application/pdf" });
  }

  function say(link, text) {
    const place = link.querySelector("[data-share-text]") || link.lastChild;
    place.textContent = text;
  }

  // A tap counts for a few seconds only: a paper that took longer waits for a second one.
  async function hand(link, file) {
    try {
      await navigator.share({ files: [file], title: link.dataset.shareFile || file.name });
    } catch (error) {
      if (error.name !== "NotAllowedError") return;
      ready.set(link, file);
      say(link, "Siap. Ketuk sekali lagi untuk membagikan");
    }
  }

  async function share(link) {
    if (ready.has(link)) {
      await hand(link, ready.get(link));
      return;
    }
    say(link, "Menyiapkan…");
    try {
      const file = await fetched(link);
      say(link, link.dataset.said);
      if (!navigator.canShare({ files: [file] })) throw new Error("no files");
      await hand(link, file);
    } catch (_) {
      say(link, link.dataset.said);
      location.assign(link.href);
    }
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-share-file]");
    if (!link || !navigator.share || !navigator.canShare || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    link.dataset.said = link.dataset.said || (link.querySelector("[data-share-text]") || link.lastChild).textContent;
    share(link);
  });
})();
