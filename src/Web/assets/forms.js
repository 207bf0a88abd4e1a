// Filling in a form: saving by itself, conditions at once, tables by keyboard and from a spreadsheet. Without it the page's buttons do the same.
(() => {
  "use strict";

  const form = document.querySelector("form[data-fill]");
  if (!form) return;
  const saved = form.querySelector("[data-saved]");
  const revision = form.querySelector("[data-revision]");
  const tell = (text) => {
    const live = document.getElementById("live-message");
    if (live) live.textContent = text;
  };

  // Saving: some seconds after the last change, and on leaving. One request at a time, so that revisions follow one another.
  let changed = false;
  let saving = null;
  let timer = null;
  let stopped = false;
  let leaving = false;

  function show(hidden) {
    for (const part of form.querySelectorAll("[data-part]")) part.hidden = hidden.includes(part.dataset.part);
  }

  async function save() {
    if (saving || !changed || stopped || leaving) return;
    changed = false;
    saving = (async () => {
      try {
        const answer = await fetch(form.dataset.fill, {
          method: "POST",
          body: new URLSearchParams(new FormData(form)),
          headers: { Accept: "application/json" },
          redirect: "manual",
        });
        if (!answer.ok) throw new Error();
        const said = await answer.json();
        saved.textContent = said.text;
        // Somebody else wrote meanwhile: from here on only the person decides.
        if (!said.ok) stopped = true;
        else {
          revision.value = said.revision;
          show(said.hidden);
        }
      } catch {
        changed = true;
        saved.textContent = "Chưa tự lưu được (mất kết nối hoặc phiên đã kết thúc). Bấm “Lưu nháp” để lưu.";
      }
    })();
    await saving;
    saving = null;
    if (changed) later(5000);
  }

  function later(delay) {
    clearTimeout(timer);
    timer = setTimeout(save, delay);
  }

  function touch(delay) {
    changed = true;
    later(delay);
  }

  form.addEventListener("input", () => touch(3000));
  // A choice may show or hide other fields.
  form.addEventListener("change", (event) => touch(event.target.closest(".form-table") ? 3000 : 300));
  form.addEventListener("submit", async (event) => {
    leaving = true;
    clearTimeout(timer);
    if (!saving) return;
    // The answer under way brings the revision that this has to carry.
    event.preventDefault();
    await saving;
    form.requestSubmit(event.submitter);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) save();
  });
  window.addEventListener("pagehide", () => {
    if (!changed || saving || stopped || leaving) return;
    navigator.sendBeacon(form.dataset.fill, new URLSearchParams(new FormData(form)));
  });

  // Tables.
  const rowsOf = (table) => [...table.querySelectorAll("tbody > tr")];
  const cellsOf = (row) => [...row.querySelectorAll("td .form-control")];
  const tableOf = (element) => element.closest("fieldset[data-table]");
  let lastRow = new WeakMap();

  function number(table) {
    const name = table.dataset.table;
    const begin = name + "[";
    rowsOf(table).forEach((row, i) => {
      row.querySelector("th").textContent = i + 1;
      for (const cell of cellsOf(row)) {
        const column = cell.name.slice(cell.name.indexOf("]"));
        cell.name = begin + i + column;
        cell.id = "f-" + cell.name.replace(/[^A-Za-z0-9-]/g, (letter) => "_" + letter.charCodeAt(0).toString(16) + "_");
        cell.setAttribute("aria-label", cell.getAttribute("aria-label").replace(/ \d+$/, " " + (i + 1)));
      }
    });
    table.querySelector("[data-rows]").value = rowsOf(table).length;
  }

  function add(table, after) {
    if (rowsOf(table).length >= Number(table.dataset.most)) {
      tell("Bảng đã đủ số dòng tối đa (" + table.dataset.most + ").");
      return null;
    }
    const row = table.querySelector("template[data-row]").content.querySelector("tr").cloneNode(true);
    if (after) after.after(row);
    else table.querySelector("tbody").append(row);
    return row;
  }

  function focus(row, column) {
    const cell = row && cellsOf(row)[column];
    if (!cell) return;
    cell.focus();
    if (cell.select) cell.select();
  }

  const tools = {
    add: (table) => {
      const row = add(table, null);
      number(table);
      focus(row, 0);
    },
    copy: (table, row) => {
      const twin = add(table, row);
      if (!twin) return;
      cellsOf(row).forEach((cell, i) => (cellsOf(twin)[i].value = cell.value));
      number(table);
      focus(twin, 0);
    },
    up: (table, row) => move(table, row, -1),
    down: (table, row) => move(table, row, 1),
    remove: (table, row) => {
      const next = row.nextElementSibling || row.previousElementSibling;
      if (!next) for (const cell of cellsOf(row)) cell.value = "";
      else row.remove();
      number(table);
      focus(next || row, 0);
    },
  };

  function move(table, row, step, column = 0) {
    const other = step < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return;
    if (step < 0) other.before(row);
    else other.after(row);
    number(table);
    focus(row, column);
  }

  for (const table of form.querySelectorAll("fieldset[data-table]")) {
    for (const hidden of table.querySelectorAll("[data-with-script]")) hidden.hidden = false;
    table.addEventListener("focusin", (event) => {
      const row = event.target.closest("tbody > tr");
      if (row) lastRow.set(table, row);
    });
    table.addEventListener("click", (event) => {
      const tool = event.target.closest("[data-tool]");
      if (!tool) return;
      event.preventDefault();
      const known = lastRow.get(table);
      const row = known && known.isConnected ? known : rowsOf(table).at(-1);
      tools[tool.dataset.tool](table, row);
      touch(3000);
    });
    table.addEventListener("keydown", keys);
    table.addEventListener("paste", paste);
  }

  function keys(event) {
    const cell = event.target.closest("td .form-control");
    if (!cell || event.isComposing) return;
    const table = tableOf(cell);
    const row = cell.closest("tr");
    const column = cellsOf(row).indexOf(cell);
    const arrow = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (arrow && event.altKey) {
      move(table, row, arrow, column);
      touch(3000);
    } else if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey) {
      let next = row.nextElementSibling;
      if (!next) {
        next = add(table, row);
        number(table);
      }
      focus(next, column);
    } else if (arrow && cell.matches("input:not([list])") && !event.shiftKey && !event.ctrlKey) {
      focus(arrow < 0 ? row.previousElementSibling : row.nextElementSibling, column);
    } else return;
    event.preventDefault();
  }

  // A block of a spreadsheet: lines are rows, tabs part the cells; a cell in quotation marks may hold line ends.
  function blockOf(text) {
    const rows = [[""]];
    let quoted = false;
    for (let i = 0; i < text.length; i++) {
      const letter = text[i];
      const row = rows.at(-1);
      if (quoted) {
        if (letter !== '"') row[row.length - 1] += letter;
        else if (text[i + 1] === '"') {
          row[row.length - 1] += '"';
          i++;
        } else quoted = false;
      } else if (letter === '"' && row.at(-1) === "") quoted = true;
      else if (letter === "\t") row.push("");
      else if (letter === "\n") rows.push([""]);
      else if (letter !== "\r") row[row.length - 1] += letter;
    }
    if (rows.at(-1).length === 1 && rows.at(-1)[0] === "") rows.pop();
    return rows;
  }

  const plain = (text) => text.normalize("NFC").trim().toLowerCase();

  function put(cell, text) {
    if (!cell.matches("select")) {
      cell.value = cell.matches("textarea") ? text : text.replace(/\s*\n\s*/g, " ");
      return;
    }
    const fits = [...cell.options].find((option) => plain(option.value) === plain(text) || plain(option.text) === plain(text));
    cell.value = fits ? fits.value : "";
  }

  function paste(event) {
    const cell = event.target.closest("td .form-control");
    const text = event.clipboardData && event.clipboardData.getData("text/plain");
    if (!cell || !text || !/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    const table = tableOf(cell);
    let row = cell.closest("tr");
    const first = cellsOf(row).indexOf(cell);
    const block = blockOf(text);
    let done = 0;
    for (const line of block) {
      if (done > 0) row = row.nextElementSibling || add(table, row);
      if (!row) break;
      const cells = cellsOf(row);
      line.forEach((part, i) => {
        if (cells[first + i]) put(cells[first + i], part);
      });
      done++;
    }
    number(table);
    tell(done < block.length ? "Chỉ dán được " + done + " trong " + block.length + " dòng: bảng đã đủ." : "Đã dán " + done + " dòng.");
    touch(300);
  }
})();
