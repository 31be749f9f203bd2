"use strict";
(() => {
  const form = document.querySelector("form");
  const count = form.querySelector("output");
  const listings = Array.from(document.querySelectorAll("main section"), (section) => ({
    section, seller: section.dataset.seller || "",
    findings: Array.from(section.querySelectorAll("article"), (article) => ({article, data: article.dataset, text: null})),
  }));
  const total = listings.reduce((sum, listing) => sum + listing.findings.length, 0);
  const chosen = (name) => form.elements[name].value;
  const textOf = (finding, listing) => {
    if (finding.text === null) {
      finding.text = (listing.section.firstElementChild.textContent + "\n" + finding.article.textContent).toLowerCase();
    }
    return finding.text;
  };
  const apply = () => {
    const severity = chosen("severity"), family = chosen("family"), verdict = chosen("verdict");
    const rule = chosen("rule"), seller = chosen("seller"), off = form.elements.off.checked;
    const words = chosen("text").toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const listing of listings) {
      let here = 0;
      const fits = !seller || listing.seller === seller;
      for (const finding of listing.findings) {
        const data = finding.data;
        const visible = fits && (!severity || data.s === severity) && (!family || data.f === family) &&
          (!verdict || data.v === verdict) && (!rule || data.r === rule) && (off || !data.o) &&
          words.every((word) => textOf(finding, listing).includes(word));
        if (finding.article.hidden === visible) finding.article.hidden = !visible;
        if (visible) here += 1;
      }
      if (listing.section.hidden !== (here === 0)) listing.section.hidden = here === 0;
      shown += here;
    }
    count.textContent = count.dataset.text.replace("{shown}", shown).replace("{total}", total);
  };
  let waiting = 0;
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(apply, 120); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  apply();
})();
