// Keys and small comforts for the pages about findings. Everything works without this script; only slower.
"use strict";
(() => {
  const rows = [...document.querySelectorAll("[data-row]")];
  const decide = document.querySelector("form[data-decide]");
  const bulk = document.getElementById("bulk");
  const dialog = document.getElementById("keys");
  const all = document.querySelector("[data-all]");
  const told = document.querySelector("[data-picked]");
  const STATES = { c: "confirmed", f: "fix_requested", d: "fixed", r: "risk_proposed", p: "false_positive" };
  let at = -1;

  // A browser may forbid pages to remember things; the keys work then until the page is left.
  const remembered = () => { try { return localStorage.getItem("listing-audit-keys") !== "off"; } catch { return true; } };
  const remember = (on) => { try { localStorage.setItem("listing-audit-keys", on ? "on" : "off"); } catch { /* see above */ } };

  // ---- picking rows
  const boxes = rows.map((row) => row.querySelector("[data-pick]"));
  const show = () => {
    let count = 0;
    boxes.forEach((box, number) => {
      rows[number].classList.toggle("picked", box.checked);
      count += box.checked ? 1 : 0;
    });
    if (bulk) bulk.querySelector("fieldset.decide").classList.toggle("sticky", count > 0);
    if (told) told.textContent = told.dataset.text.replace("{count}", count);
    if (all) {
      all.checked = count > 0 && count === boxes.length;
      all.indeterminate = count > 0 && count < boxes.length;
    }
  };
  if (all) {
    all.hidden = false;
    all.addEventListener("change", () => { boxes.forEach((box) => { box.checked = all.checked; }); show(); });
  }
  boxes.forEach((box) => box.addEventListener("change", show));
  if (boxes.length) show();

  // ---- moving along the rows
  const go = (to) => {
    if (!rows.length) return;
    if (at >= 0) rows[at].classList.remove("now");
    at = Math.max(0, Math.min(rows.length - 1, to));
    rows[at].classList.add("now");
    rows[at].querySelector("a.open").focus();
    rows[at].scrollIntoView({ block: "nearest" });
  };
  rows.forEach((row, number) => row.addEventListener("focusin", () => {
    if (at >= 0) rows[at].classList.remove("now");
    at = number;
    row.classList.add("now");
  }));

  // ---- deciding
  const choose = (state) => {
    if (decide) {
      const wanted = decide.querySelector(`input[name=state][value="${state}"]`);
      if (!wanted || wanted.disabled) return;
      wanted.checked = true;
      const reason = state === "false_positive" || state === "risk_proposed";
      decide.querySelector(reason ? "#comment" : "button.primary").focus();
    } else if (bulk) {
      if (at >= 0 && !boxes.some((box) => box.checked)) { boxes[at].checked = true; show(); }
      bulk.elements.state.value = state;
      bulk.elements.state.focus();
    }
  };
  const mine = () => {
    const box = (decide || bulk || { elements: {} }).elements.assignee;
    if (box) { box.value = box.dataset.me; box.focus(); }
  };
  const follow = (name) => { const link = document.querySelector(`[data-${name}]`); if (link) link.click(); };
  const focus = (selector) => { const found = document.querySelector(selector); if (found) found.focus(); };

  const help = () => { if (dialog && !dialog.open) dialog.showModal(); };
  const opener = document.querySelector("[data-keys]");
  if (opener && dialog) {
    opener.hidden = false;
    opener.addEventListener("click", help);
    const on = dialog.querySelector("[data-keys-on]");
    on.checked = remembered();
    on.addEventListener("change", () => remember(on.checked));
  }

  document.addEventListener("keydown", (event) => {
    const field = event.target.closest("input:not([type=checkbox]):not([type=radio]),textarea,select,[contenteditable]");
    if (decide && event.key === "Enter" && (event.ctrlKey || event.metaKey) && decide.contains(event.target)) {
      event.preventDefault();
      decide.requestSubmit(decide.querySelector("button.primary"));
      return;
    }
    if (field) {
      if (event.key === "Escape") field.blur();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || (dialog && dialog.open)) return;
    const key = event.key;
    if (key === "?") { event.preventDefault(); help(); return; }
    if (!remembered()) return;
    const list = rows.length > 0;
    const does = {
      j: () => (list ? go(at + 1) : follow("next")),
      k: () => (list ? go(at - 1) : follow("previous")),
      x: () => { if (at >= 0) { boxes[at].checked = !boxes[at].checked; show(); } },
      n: () => follow("next"),
      b: () => follow("previous"),
      u: () => follow("up"),
      a: mine,
      m: () => focus(decide ? "#comment" : "#b-comment"),
      "/": () => focus("#q"),
    }[key] || (STATES[key] ? () => choose(STATES[key]) : null);
    if (does) { event.preventDefault(); does(); }
  });
})();
