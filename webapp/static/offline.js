// The page for times without a signal: which forms this device has seen, and trying again.
(function () {
  "use strict";

  const PAGES = "halaman:", list = document.querySelector("[data-seen]");

  function titleOf(text) {
    return new DOMParser().parseFromString(text, "text/html").title.split(" · ")[0];
  }

  function line(url, title) {
    const row = document.createElement("li"), link = document.createElement("a");
    link.className = "row";
    link.href = url;
    link.append(Object.assign(document.createElement("div"), { textContent: title }));
    row.append(link);
    return row;
  }

  async function show() {
    const found = new Map();
    for (const name of (await caches.keys()).filter((each) => each.startsWith(PAGES))) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const answer = await cache.match(request), { pathname, search } = new URL(request.url);
        if (!/html/.test(answer.headers.get("Content-Type") || "")) continue;
        found.set(titleOf(await answer.text()), pathname + search);
      }
    }
    list.replaceChildren(...Array.from(found, ([title, url]) => line(url, title)));
    document.querySelector("[data-seen-card]").hidden = !found.size;
  }

  // A device says "online" for any network; only an answer shows that the office is reached.
  async function tryAgain() {
    try {
      await fetch(location.href, { method: "HEAD", cache: "no-store", redirect: "manual" });
    } catch (_) {
      return;
    }
    location.reload();
  }

  window.addEventListener("online", tryAgain);
  if (window.caches) show();
})();
