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

  // A list that tells when it changed: it is fetched anew, unless something in it is being ticked or typed.
  const liveList = () => document.querySelector("[data-live]");

  function refreshList() {
    const list = liveList();
    if (!list || document.hidden) return;
    const busy = list.querySelector("input[data-select-row]:checked, .in-place > *") || list.contains(document.activeElement);
    if (busy || !window.htmx) {
      if (live()) live().textContent = "Danh sách có thay đổi mới. Tải lại trang để xem.";
      return;
    }
    window.htmx.trigger(list, "refresh");
    if (live()) live().textContent = "Danh sách vừa được cập nhật.";
  }

  let source = null;
  let polling = null;
  let missed = false;

  function listen() {
    const list = liveList();
    if (!list || !window.EventSource || document.hidden) return;
    source = new EventSource(list.dataset.live);
    source.addEventListener("changed", refreshList);
    source.addEventListener("error", () => {
      // Closed for good, not only interrupted: ask once a minute instead.
      if (source && source.readyState === EventSource.CLOSED && !polling) polling = setInterval(refreshList, 60000);
    });
    if (missed) refreshList();
    missed = false;
  }

  // A tab nobody looks at listens to nothing; when it comes back it looks once.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      if (source) source.close();
      source = null;
      missed = true;
    } else listen();
  });

  // Keys of a list: j and k or the arrows move, Enter opens, x ticks, / searches, ? explains.
  const rows = () => [...document.querySelectorAll(".list-form tbody tr")];

  function moveRow(step) {
    const all = rows();
    if (!all.length) return;
    const at = all.findIndex((row) => row.contains(document.activeElement));
    const next = all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + step))];
    const link = next.querySelector("[data-row-link]");
    if (link) link.focus();
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !document.querySelector(".list-form")) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
    const row = event.target.closest(".list-form tbody tr");
    const arrows = row && event.target.matches("[data-row-link]");
    if (event.key === "j" || (event.key === "ArrowDown" && arrows)) moveRow(1);
    else if (event.key === "k" || (event.key === "ArrowUp" && arrows)) moveRow(-1);
    else if (event.key === "x" && row) row.querySelector("[data-select-row]").click();
    else if (event.key === "/") {
      const field = document.querySelector("[data-search]");
      if (!field) return;
      field.focus();
    } else if (event.key === "?") {
      const help = document.getElementById("keys");
      if (!help) return;
      help.hidden = false;
      help.open = !help.open;
    } else return;
    event.preventDefault();
  });

  document.addEventListener("DOMContentLoaded", () => {
    const help = document.getElementById("keys");
    if (help) help.hidden = false;
    listen();
  });

  // A search box that suggests: htmx fetches the list below it, the keys move in it. Without a choice, Enter sends the form as ever.
  const boxOf = (list) => list && document.querySelector(`[data-suggests="${list.id}"]`);
  const listOf = (box) => document.getElementById(box.dataset.suggests);

  function choose(box, option) {
    for (const other of listOf(box).querySelectorAll("[role=option]")) other.setAttribute("aria-selected", String(other === option));
    if (option) {
      box.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else box.removeAttribute("aria-activedescendant");
  }

  function close(box) {
    listOf(box).replaceChildren();
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-controls");
    choose(box, null);
  }

  document.addEventListener("DOMContentLoaded", () => {
    for (const box of document.querySelectorAll("[data-suggests]")) {
      box.setAttribute("role", "combobox");
      box.setAttribute("aria-autocomplete", "list");
      box.setAttribute("aria-expanded", "false");
    }
  });

  document.addEventListener("htmx:afterRequest", (event) => {
    const box = boxOf(event.detail.target);
    if (!box || !event.detail.successful) return;
    const list = listOf(box).querySelector("[role=listbox]");
    // An answer that comes when somebody has gone on must not open it again.
    if (!list || document.activeElement !== box) return close(box);
    box.setAttribute("aria-controls", list.id);
    box.setAttribute("aria-expanded", "true");
    choose(box, null);
    if (live()) live().textContent = `${list.children.length} gợi ý.`;
  });

  document.addEventListener("keydown", (event) => {
    const box = event.target.closest && event.target.closest("[data-suggests]");
    if (!box || event.isComposing || box.getAttribute("aria-expanded") !== "true") return;
    const options = [...listOf(box).querySelectorAll("[role=option]")];
    const at = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
    // One place beyond either end is the box itself.
    if (event.key === "ArrowDown") choose(box, options[at + 1]);
    else if (event.key === "ArrowUp") choose(box, at < 0 ? options.at(-1) : options[at - 1]);
    else if (event.key === "Escape") close(box);
    else if (event.key === "Enter" && at >= 0) window.location.assign(options[at].dataset.address);
    else return;
    event.preventDefault();
  });

  // The pointer chooses without taking the focus away; a click elsewhere or leaving the box closes the list.
  document.addEventListener("mousedown", (event) => {
    if (event.target.closest("[role=option][data-address]")) event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option][data-address]");
    if (option) window.location.assign(option.dataset.address);
  });
  document.addEventListener("focusout", (event) => {
    if (event.target.matches("[data-suggests]")) close(event.target);
  });

  document.addEventListener("htmx:responseError", (event) => {
    // A suggestion that does not come is not missed.
    if (boxOf(event.detail.target)) return;
    if (live()) live().textContent = "Không thực hiện được. Hãy tải lại trang rồi thử lại.";
  });
  document.addEventListener("htmx:sendError", (event) => {
    if (boxOf(event.detail.target)) return;
    if (live()) live().textContent = "Mất kết nối. Nội dung đã nhập vẫn còn trên trang, hãy thử lại sau.";
  });
  document.addEventListener("htmx:load", (event) => focusSummary(event.target));
  document.addEventListener("DOMContentLoaded", () => focusSummary(document));
})();
