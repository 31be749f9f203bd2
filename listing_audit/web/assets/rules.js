// Line numbers beside the text of a rule, and a way to the line that a problem names. Without this script the numbers are missing.
"use strict";
(() => {
  const text = document.getElementById("text");
  const gutter = document.querySelector("[data-gutter]");
  if (!text || !gutter) return;
  let marked = new Set(gutter.dataset.marked.split(" "));
  let shown = 0;
  const number = () => {
    const lines = text.value.split("\n").length;
    if (lines === shown) return;
    shown = lines;
    const parts = [];
    for (let line = 1; line <= lines; line += 1) {
      const one = document.createElement("span");
      if (marked.has(String(line))) one.className = "marked";
      one.textContent = `${line}\n`;
      parts.push(one);
    }
    gutter.replaceChildren(...parts);
  };
  const follow = () => {
    gutter.style.setProperty("max-height", `${text.clientHeight}px`);
    gutter.scrollTop = text.scrollTop;
  };
  gutter.hidden = false;
  text.rows = 28;
  text.addEventListener("input", () => {
    number();
    follow();
  });
  text.addEventListener("scroll", follow);
  // Two spaces instead of leaving the box; Escape, then Tab leaves it, as in other editors.
  let leaving = false;
  text.addEventListener("keydown", (event) => {
    if (event.key === "Escape") leaving = true;
    else if (event.key === "Tab" && !event.shiftKey && !leaving && !event.ctrlKey && !event.altKey) {
      event.preventDefault();
      document.execCommand("insertText", false, "  ");
    } else if (event.key !== "Shift") leaving = false;
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-line]");
    if (!link) return;
    const lines = text.value.split("\n");
    const line = Math.min(Number(link.dataset.line), lines.length);
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    text.focus();
    text.setSelectionRange(start, start + lines[line - 1].length);
    text.scrollTop = Math.max(0, (line - 6) * (text.scrollHeight / lines.length));
    text.scrollIntoView({ block: "center" });
  });
  number();
  follow();
})();
