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
    const shown = input.parentElement.querySelector("[data-preview]");
    if (shown) shown.remove();
  }

  function show(input, preview, before, after) {
    clear(input);
    const box = document.createElement("p"), text = document.createElement("span");
    box.className = "thumb";
    box.dataset.preview = "";
    preview.setAttribute("role", "img");
    preview.setAttribute("aria-label", "Foto yang dipilih");
    text.textContent = after < before ? `Diperkecil dari ${size(before)} menjadi ${size(after)}` : size(after);
    box.append(preview, text);
    input.after(box);
  }

  async function shrink(input) {
    clear(input);
    const [file] = input.files;
    if (!file || input.files.length > 1 || !PHOTOS.includes(file.type)) return;
    const made = await shrunk(file).catch(() => null);
    // Another one may have been chosen meanwhile.
    if (!made || input.files[0] !== file) return;
    if (made.file !== file) {
      const list = new DataTransfer();
      list.items.add(made.file);
      input.files = list.files;
    }
    show(input, made.preview, file.size, made.file.size);
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
