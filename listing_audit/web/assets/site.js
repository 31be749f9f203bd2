// While the seller types, the form is checked and the result put beside it. Without this script the button does it.
"use strict";
(() => {
  const form = document.querySelector("form[data-live]");
  if (!form) return;
  const result = document.querySelector(form.dataset.live);
  const PAUSE_MS = 300;
  let timer = 0;
  let asked = 0;
  let running = null;

  // The page counts characters as Python does; a text box counts UTF-16 units.
  const units = (text, points) => {
    let at = 0;
    for (const char of text) {
      if (points-- === 0) break;
      at += char.length;
    }
    return at;
  };

  const tell = (text) => {
    const line = document.createElement("p");
    line.className = "note bad";
    line.setAttribute("role", "alert");
    line.textContent = text;
    result.replaceChildren(line);
  };

  const check = async (notice) => {
    clearTimeout(timer);
    const number = ++asked;
    if (running) running.abort();
    running = new AbortController();
    const data = new FormData(form);
    data.delete("upload");
    result.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(form.action, {
        method: "POST", body: data, headers: { "X-Part": "result", Accept: "text/html" }, signal: running.signal,
      });
      const text = await answer.text();
      if (number !== asked) return;
      if (!answer.ok) {
        tell(form.dataset.failed + " (" + answer.status + ")");
      } else {
        // Our own template, which escapes all that a listing says; scripts in it would not run, and none are allowed.
        result.innerHTML = text;
        if (notice) {
          const line = document.createElement("p");
          line.className = "note";
          line.setAttribute("role", "status");
          line.textContent = notice;
          result.prepend(line);
        }
      }
      result.removeAttribute("aria-busy");
    } catch (error) {
      if (error.name === "AbortError" || number !== asked) return;
      tell(form.dataset.failed);
      result.removeAttribute("aria-busy");
    }
  };

  const soon = (event) => {
    if (event.target.type === "file") return;
    clearTimeout(timer);
    timer = setTimeout(check, PAUSE_MS);
  };
  form.addEventListener("input", soon);

  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (button && (button.name === "lang" || button.value === "upload")) return;
    event.preventDefault();
    if (button && button.name === "accept") accept(button);
    else check().then(() => { if (innerWidth <= 860) result.scrollIntoView(); });
  });

  const accept = (button) => {
    const { box, start, end, old, done, stale } = button.dataset;
    const field = form.elements[box];
    const from = units(field.value, Number(start));
    const to = units(field.value, Number(end));
    if (field.value.slice(from, to) !== old) {
      check(stale);
      return;
    }
    const details = field.closest("details");
    if (details) details.open = true;
    field.focus({ preventScroll: true });
    field.setSelectionRange(from, to);
    // The old command keeps the browser's undo; where it is gone, the text is set directly.
    const typed = button.dataset.new
      ? document.execCommand("insertText", false, button.dataset.new)
      : document.execCommand("delete");
    if (!typed) field.setRangeText(button.dataset.new, from, to, "end");
    check(done);
  };
})();
