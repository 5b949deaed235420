// Comfort only: every page works without this file.
(() => {
  // On wide screens the filters stand open beside the results, also where the style sheet cannot unfold them.
  const wide = window.matchMedia("(min-width: 60.01rem)");
  const filters = document.querySelector("details.filters");
  const unfold = () => { if (filters && wide.matches) filters.open = true; };
  unfold();
  wide.addEventListener("change", unfold);

  // A slash leads to the search box, as in many catalogues.
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest("input, select, textarea, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const box = document.querySelector("input[type=search]");
    if (box) { event.preventDefault(); box.focus(); box.select(); }
  });

  // Choosing another order shows it at once.
  for (const select of document.querySelectorAll("select[data-submits]")) {
    select.form.querySelector("button").hidden = true;
    select.addEventListener("change", () => select.form.requestSubmit());
  }

  // A citation is copied with its italics where the browser can.
  for (const button of document.querySelectorAll("button[data-copies]")) {
    const source = document.getElementById(button.dataset.copies);
    const label = button.textContent;
    button.hidden = false;
    button.addEventListener("click", () => {
      const range = document.createRange();
      range.selectNodeContents(source);
      const selection = window.getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      const tell = () => {
        button.textContent = button.dataset.done;
        window.setTimeout(() => { button.textContent = label; }, 2000);
      };
      // Where italics cannot be copied, the plain text can; where neither can, the text stands selected.
      if (document.execCommand("copy")) tell();
      else if (navigator.clipboard) navigator.clipboard.writeText(source.innerText.trim()).then(tell, () => {});
    });
  }

  // An address without empty parameters is easier to read and to share.
  for (const form of document.querySelectorAll("form")) {
    form.addEventListener("submit", () => {
      for (const field of form.elements) if (field.name && field.name !== "q" && !field.value) field.disabled = true;
    });
    window.addEventListener("pageshow", () => { for (const field of form.elements) field.disabled = false; });
  }
})();
