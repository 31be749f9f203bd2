// Progress that is under way is asked for again every second and a half. Without this script the page is reloaded by hand.
"use strict";
(() => {
  const EVERY_MS = 1500;
  for (const part of document.querySelectorAll("[data-live-part]")) {
    const look = async () => {
      if (!part.querySelector("[data-under-way]")) return;
      try {
        const answer = await fetch(part.dataset.liveUrl, { headers: { "X-Part": part.dataset.livePart, Accept: "text/html" } });
        // A page for signing in comes by a redirect: it is no part of this one.
        if (answer.ok && !answer.redirected && !document.hidden) {
          // Our own template, which escapes all that a catalogue says.
          part.innerHTML = await answer.text();
          if (!part.querySelector("[data-under-way]") && part.dataset.liveThen === "reload") {
            location.reload();
            return;
          }
        }
      } catch {
        // The server is away for the moment; the next look may find it.
      }
      setTimeout(look, EVERY_MS);
    };
    setTimeout(look, EVERY_MS);
  }
})();
