// Only comfort: every page works without this file.
(() => {
  "use strict";

  const live = () => document.getElementById("live-message");

  // After a refused form the summary takes the focus, so that a screen reader reads it first.
  function focusSummary(root) {
    const summary = root.querySelector("[data-focus]");
    if (summary) summary.focus();
  }

  // A link in the summary leads into the field, not only to it.
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".error-summary a[href^='#']");
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    field.scrollIntoView({ block: "center" });
    field.focus({ preventScroll: true });
  });

  // Escape and a click elsewhere close an open question or menu.
  function closeAll(except) {
    for (const open of document.querySelectorAll("details[data-closable][open]")) {
      if (!open.contains(except)) open.open = false;
    }
  }
  document.addEventListener("click", (event) => closeAll(event.target));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = event.target.closest && event.target.closest("details[data-closable][open]");
    closeAll(null);
    if (open) open.querySelector("summary").focus();
  });

  // The box in the table's head ticks those of its rows.
  document.addEventListener("change", (event) => {
    if (!event.target.matches("[data-select-all]")) return;
    const boxes = event.target.closest("table").querySelectorAll("tbody [data-select-row]");
    for (const box of boxes) box.checked = event.target.checked;
  });

  document.addEventListener("htmx:responseError", () => {
    if (live()) live().textContent = "Không thực hiện được. Hãy tải lại trang rồi thử lại.";
  });
  document.addEventListener("htmx:sendError", () => {
    if (live()) live().textContent = "Mất kết nối. Nội dung đã nhập vẫn còn trên trang, hãy thử lại sau.";
  });
  document.addEventListener("htmx:load", (event) => focusSummary(event.target));
  document.addEventListener("DOMContentLoaded", () => focusSummary(document));
})();
