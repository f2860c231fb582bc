// The service worker: static files, and the forms somebody saw, open without a signal.
//
// The server writes SHELL above this: { version, files, offline }. Pages are kept for one person
// at a time, whom the header X-Owner names; they are gone at the login page and at logging out.
/* global SHELL */
"use strict";

const FILES = `berkas-${SHELL.version}`, PAGES = "halaman:";
const FORMS = /^\/(?:catat\/|kasir\/(?:[0-9a-f]{32}(?:\/barang)?)?$)/;

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(FILES).then((cache) => cache.addAll(SHELL.files)).then(() => self.skipWaiting())
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(
        names.filter((name) => name.startsWith("berkas-") && name !== FILES).map((name) => caches.delete(name))
      ))
      .then(() => self.clients.claim())
  );
});

async function forget(except = "") {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(PAGES) && name !== except).map((name) => caches.delete(name))
  );
}

// A page that was stored before an update asks for files of before: then those of now do.
async function sameName(cache, request) {
  const name = (url) => new URL(url).pathname.split("/").slice(3).join("/");
  const known = (await cache.keys()).find((each) => name(each.url) === name(request.url));
  return known && cache.match(known);
}

async function file(request) {
  const cache = await caches.open(FILES), known = await cache.match(request);
  if (known) return known;
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected) await cache.put(request, answer.clone());
    return answer;
  } catch (error) {
    const other = await sameName(cache, request);
    if (other) return other;
    throw error;
  }
}

// Only what is kept is copied: a long paper goes by as it comes.
function copyOf(request, answer) {
  return answer.status === 200 && FORMS.test(new URL(request.url).pathname) ? answer.clone() : null;
}

async function keep(request, owner, copy) {
  if (new URL(request.url).pathname === "/masuk") await forget();
  if (!owner) return;
  const name = PAGES + owner;
  await forget(name);
  if (!copy) return;
  const cache = await caches.open(name);
  await cache.put(request.url, copy);
}

async function asked(event) {
  const { request } = event, answer = await fetch(request);
  event.waitUntil(keep(request, answer.headers.get("X-Owner"), copyOf(request, answer)));
  return answer;
}

async function stored(url) {
  const name = (await caches.keys()).find((each) => each.startsWith(PAGES));
  if (!name) return null;
  const cache = await caches.open(name), exact = await cache.match(url, { ignoreVary: true });
  // Who asks for a form and names no unit is given the one that was seen.
  return exact || (url.includes("?") ? null : cache.match(url, { ignoreVary: true, ignoreSearch: true }));
}

// Each entry needs a key of its own, also those that begin on the same stored page.
function key() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function again(answer) {
  const text = (await answer.text())
    .replace(/(name="kunci" value=")[0-9a-f]{32}(")/g, (_, before, after) => before + key() + after)
    .replace("<html ", "<html data-stored ");
  const headers = new Headers(answer.headers);
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  return new Response(text, { status: 200, headers });
}

async function page(event) {
  const { request } = event;
  try {
    return await asked(event);
  } catch (_) {
    const known = await stored(request.url);
    if (known) return again(known);
    return (await caches.match(SHELL.offline, { cacheName: FILES })) || Response.error();
  }
}

async function data(event) {
  try {
    return await asked(event);
  } catch (error) {
    const known = await stored(event.request.url);
    if (known) return known;
    throw error;
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event, { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.method === "POST" && pathname === "/keluar") event.waitUntil(forget());
  if (request.method !== "GET") return;
  if (pathname.startsWith("/static/")) event.respondWith(file(request));
  else if (request.mode === "navigate") event.respondWith(page(event));
  else if (FORMS.test(pathname)) event.respondWith(data(event));
});
