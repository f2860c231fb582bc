// Photos are made smaller before they are sent: the long side at most 1600 points, as JPEG.
//
// What cannot be made smaller, or is no photo, goes as it is; the server decides in any case.
(function () {
  "use strict";

  const LONGEST = 1600, QUALITY = 0.7, SMALL_BYTES = 200000, PREVIEW = 160;
  const PHOTOS = ["image/jpeg", "image/png", "image/webp", "image/heic", "image/heif", "image/bmp", "image/gif"];
  const working = new WeakMap();

  function drawn(image, longest) {
    const scale = Math.min(1, longest / Math.max(image.width, image.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(image.width * scale));
    canvas.height = Math.max(1, Math.round(image.height * scale));
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas;
  }

  function packed(canvas) {
    return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
  }

  // Returns the smaller file and what it shows; the file itself where nothing is gained.
  async function shrunk(file) {
    const image = await createImageBitmap(file);
    const preview = drawn(image, PREVIEW);
    if (file.size <= SMALL_BYTES && Math.max(image.width, image.height) <= LONGEST) return { file, preview };
    const blob = await packed(drawn(image, LONGEST));
    image.close();
    if (!blob || blob.size >= file.size) return { file, preview };
    const name = `${file.name.replace(/\.[^.]*$/, "") || "foto"}.jpg`;
    return { file: new File([blob], name, { type: "image/jpeg" }), preview };
  }

  function size(bytes) {
    return bytes >= 1000000
      ? `${(bytes / 1000000).toFixed(1).replace(".", ",")} MB`
      : `${Math.max(1, Math.round(bytes / 1000))} KB`;
  }

  function clear(input) {
    for (const shown of input.parentElement.querySelectorAll("[data-preview]")) shown.remove();
  }

  function show(input, preview, before, after) {
    const box = document.createElement("p"), text = document.createElement("span");
    box.className = "thumb";
    box.dataset.preview = "";
    preview.setAttribute("role", "img");
    preview.setAttribute("aria-label", "Foto yang dipilih");
    text.textContent = after < before ? `Diperkecil dari ${size(before)} menjadi ${size(after)}` : size(after);
    box.append(preview, text);
    input.parentElement.append(box);
  }

  async function shrink(input) {
    clear(input);
    const chosen = Array.from(input.files), list = new DataTransfer(), shown = [];
    for (const file of chosen) {
      const made = PHOTOS.includes(file.type) ? await shrunk(file).catch(() => null) : null;
      list.items.add(made ? made.file : file);
      if (made) shown.push([made.preview, file.size, made.file.size]);
    }
    // Others may have been chosen meanwhile.
    if (chosen.some((file, place) => input.files[place] !== file)) return;
    if (chosen.some((file, place) => list.files[place] !== file)) input.files = list.files;
    clear(input);
    for (const each of shown) show(input, ...each);
  }

  document.addEventListener("change", (event) => {
    const input = event.target;
    if (!input.matches("input[type=file]") || !/image\//.test(input.accept || "image/")) return;
    if (!window.createImageBitmap || !window.DataTransfer) return;
    working.set(input, shrink(input));
  });

  // Who sends while a photo is still being made smaller waits for it.
  window.Photo = {
    ready: (form) => Promise.all(
      Array.from(form.elements).map((each) => working.get(each)).filter(Boolean)
    )
  };
})();
