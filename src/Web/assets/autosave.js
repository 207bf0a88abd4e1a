// Keeps what is typed into form[data-keep] some seconds after the last change, and shows what the answer says about it: the parts of the page marked
// data-live-part. Without it the page's buttons do the same.
(() => {
  "use strict";

  const form = document.querySelector("form[data-keep]");
  if (!form) return;
  let changed = false;
  let keeping = null;
  let timer = null;
  let leaving = false;

  function typed() {
    const fields = new URLSearchParams(new FormData(form));
    fields.set("giu", "1");
    return fields;
  }

  function say(text) {
    const state = document.getElementById("da-giu");
    if (state) state.textContent = text;
  }

  async function keep() {
    if (keeping || !changed || leaving) return;
    changed = false;
    keeping = (async () => {
      try {
        const answer = await fetch(window.location.href, { method: "POST", body: typed(), redirect: "manual" });
        if (!answer.ok) throw new Error();
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const parts = page.querySelectorAll("[data-live-part]");
        if (!parts.length) throw new Error();
        for (const part of parts) document.getElementById(part.id)?.replaceWith(document.adoptNode(part));
      } catch {
        changed = true;
        say("Chưa giữ được nội dung đang nhập (mất kết nối hoặc phiên đã kết thúc). Bấm Lưu để lưu.");
      }
    })();
    await keeping;
    keeping = null;
    if (changed) later(5000);
  }

  function later(delay) {
    clearTimeout(timer);
    timer = setTimeout(keep, delay);
  }

  function touch(delay) {
    changed = true;
    later(delay);
  }

  form.addEventListener("input", () => touch(1500));
  form.addEventListener("change", () => touch(300));
  form.addEventListener("submit", async (event) => {
    leaving = true;
    clearTimeout(timer);
    if (!keeping) return;
    // What is being kept must not arrive after it was saved.
    event.preventDefault();
    await keeping;
    form.requestSubmit(event.submitter);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) keep();
  });
  window.addEventListener("pagehide", () => {
    if (changed && !keeping && !leaving) navigator.sendBeacon(window.location.href, typed());
  });
})();
