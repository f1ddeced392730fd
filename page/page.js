// @ts-check
/**
 * What the report's page does beyond being read: searching, filtering, sorting and paging its tables, and the theme.
 * It is put into the page as it is, so it is plain, needs nothing, asks nothing of a network, and makes elements
 * from text only.
 */
(() => {
  /** How many rows are shown at a time. */
  const PAGE = 25;
  /** How many entries of a list are always seen. */
  const LISTED = 3;
  /** How many rows a printed table has at most. */
  const PRINTED = 2000;

  /**
   * @typedef {{ key: string, title: string, kind?: string, filter?: true, values: (string | number)[], index?: number[] }} Column
   * @typedef {{ name: string, title: string, size: number, columns: Column[] }} Table
   */

  /** @type {{ tables: Table[] }} */
  const data = JSON.parse(document.getElementById("data")?.textContent ?? '{"tables":[]}');

  /**
   * @param {string} tag
   * @param {Record<string, string>} [attributes]
   * @param {...(Node | string)} children
   */
  function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }

  /** @param {number} count */
  const grouped = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ",");

  /**
   * @param {Column} column
   * @param {number} row
   */
  const valueAt = (column, row) => column.values[column.index ? (column.index[row] ?? 0) : row] ?? "";

  /**
   * A text with what was searched for marked in it.
   * @param {string} text
   * @param {readonly string[]} words
   */
  function marked(text, words) {
    const found = words
      .map((word) => ({ at: text.toLowerCase().indexOf(word), length: word.length }))
      .find(({ at }) => at >= 0);
    if (!found) return [text];
    const end = found.at + found.length;
    return [text.slice(0, found.at), element("mark", {}, text.slice(found.at, end)), text.slice(end)];
  }

  /**
   * @param {string | number} value
   * @param {string} kind
   * @param {readonly string[]} words
   */
  function cell(value, kind, words) {
    const text = kind === "number" && typeof value === "number" ? grouped(value) : String(value);
    const made = element("td", { class: kind });
    if (text === "") return made;
    if (kind === "code") made.append(element("code", {}, ...marked(text, words)));
    else if (kind === "badge") made.append(element("span", { class: "is", "data-is": text }, text));
    else if (kind === "list") made.append(...listOf(text.split(", "), words));
    else if (kind === "document") {
      made.append(element("details", {}, element("summary", {}, "Show"), element("pre", {}, text)));
    } else made.append(...marked(text, words));
    return made;
  }

  /**
   * @param {readonly string[]} entries
   * @param {readonly string[]} words
   */
  function listOf(entries, words) {
    /** @param {readonly string[]} part */
    const lines = (part) => part.map((entry) => element("code", {}, ...marked(entry, words)));
    if (entries.length <= LISTED + 1) return lines(entries);
    const rest = entries.slice(LISTED);
    const more = element("details", {}, element("summary", {}, `${rest.length} more`), ...lines(rest));
    if (words.some((word) => rest.join("\n").toLowerCase().includes(word))) more.setAttribute("open", "");
    return [...lines(entries.slice(0, LISTED)), more];
  }

  /** One table: which rows are wanted, in which order, and which of them are shown. */
  class TableView {
    /**
     * @param {Element} root
     * @param {Table} table
     */
    constructor(root, table) {
      this.table = table;
      this.body = /** @type {Element} */ (root.querySelector("tbody"));
      this.pager = /** @type {Element} */ (root.querySelector(".pager"));
      this.tools = /** @type {Element} */ (root.querySelector(".tools"));
      this.count = document.querySelector(`[data-count="${table.name}"]`);
      /** @type {string[]} */
      this.words = [];
      /** @type {string[]} */
      this.texts = [];
      /** @type {Map<Column, string>} */
      this.filters = new Map();
      /** @type {{ column: Column, sign: 1 | -1 } | undefined} */
      this.order = undefined;
      this.first = 0;
      this.rows = Array.from({ length: table.size }, (_, row) => row);
      this.addTools();
      this.addSorting(root);
      this.addPager();
      this.show();
    }

    addTools() {
      const search = /** @type {HTMLInputElement} */ (
        element("input", { type: "search", "aria-label": `Search ${this.table.title}` })
      );
      this.own = search;
      search.addEventListener("input", () => this.choose());
      if (this.table.size > 5) this.tools.append(element("label", {}, "Search this table", search));
      for (const column of this.table.columns) {
        if (!column.filter) continue;
        const values = [...new Set(column.index ? column.values : column.values.map(String))]
          .map(String)
          .sort();
        if (values.length < 2 || values.length > 200) continue;
        const select = /** @type {HTMLSelectElement} */ (
          element("select", {}, element("option", { value: "" }, "all"))
        );
        for (const value of values) if (value !== "") select.append(element("option", {}, value));
        select.addEventListener("change", () => {
          if (select.selectedIndex === 0) this.filters.delete(column);
          else this.filters.set(column, select.value);
          this.choose();
        });
        this.tools.append(element("label", {}, column.title, select));
      }
    }

    /** @param {Element} root */
    addSorting(root) {
      for (const [at, heading] of root.querySelectorAll("thead th").entries()) {
        const column = this.table.columns[at];
        if (!column || column.kind === "document") continue;
        const button = element("button", { type: "button" }, column.title);
        button.addEventListener("click", () => {
          const sign = this.order?.column === column && this.order.sign === 1 ? -1 : 1;
          this.order = { column, sign };
          for (const other of root.querySelectorAll("th[aria-sort]")) other.removeAttribute("aria-sort");
          heading.setAttribute("aria-sort", sign === 1 ? "ascending" : "descending");
          this.choose();
        });
        heading.replaceChildren(button);
      }
    }

    addPager() {
      this.said = element("span", { role: "status" });
      this.back = /** @type {HTMLButtonElement} */ (element("button", { type: "button" }, "Previous"));
      this.next = /** @type {HTMLButtonElement} */ (element("button", { type: "button" }, "Next"));
      this.back.setAttribute("aria-label", `Previous rows of ${this.table.title}`);
      this.next.setAttribute("aria-label", `Next rows of ${this.table.title}`);
      this.back.addEventListener("click", () => this.turn(-PAGE));
      this.next.addEventListener("click", () => this.turn(PAGE));
      this.pager.replaceChildren(this.said, this.back, this.next);
    }

    /** @param {number} by */
    turn(by) {
      this.first = Math.max(0, this.first + by);
      this.show();
    }

    /** @param {readonly string[]} words */
    search(words) {
      this.all = words;
      this.choose();
    }

    /**
     * A row as it is searched; made when it is first needed, as most tables are never searched.
     * @param {number} row
     */
    textOf(row) {
      let text = this.texts[row];
      if (text === undefined) {
        const values = this.table.columns.map((column) => valueAt(column, row));
        text = values.join("\n").toLowerCase();
        this.texts[row] = text;
      }
      return text;
    }

    choose() {
      const own = this.own?.value.toLowerCase().split(/\s+/).filter(Boolean) ?? [];
      this.words = [...(this.all ?? []), ...own];
      const { size } = this.table;
      /** @type {number[]} */
      const rows = [];
      for (let row = 0; row < size; row++) {
        let wanted = true;
        for (const [column, value] of this.filters) wanted &&= String(valueAt(column, row)) === value;
        if (wanted && this.words.length > 0) {
          const text = this.textOf(row);
          wanted = this.words.every((word) => text.includes(word));
        }
        if (wanted) rows.push(row);
      }
      const { order } = this;
      if (order)
        rows.sort(
          (a, b) => order.sign * compare(valueAt(order.column, a), valueAt(order.column, b)) || a - b,
        );
      this.rows = rows;
      this.first = 0;
      this.show();
    }

    show(most = PAGE) {
      const { rows, first, words, table } = this;
      const shown = rows.slice(first, first + most);
      this.body.replaceChildren(
        ...shown.map((row) =>
          element(
            "tr",
            {},
            ...table.columns.map((column) => cell(valueAt(column, row), column.kind ?? "text", words)),
          ),
        ),
      );
      const all = rows.length === table.size ? "" : ` (of ${grouped(table.size)})`;
      const text =
        rows.length === 0
          ? `No rows${all}`
          : `${grouped(first + 1)} to ${grouped(first + shown.length)} of ${grouped(rows.length)} rows${all}`;
      if (this.said) this.said.textContent = text;
      for (const button of [this.back, this.next]) if (button) button.hidden = rows.length <= most;
      if (this.back) this.back.disabled = first === 0;
      if (this.next) this.next.disabled = first + most >= rows.length;
      if (this.count) this.count.textContent = grouped(rows.length);
    }
  }

  /**
   * Numbers by worth, texts with the numbers in them by worth.
   * @param {string | number} a
   * @param {string | number} b
   */
  function compare(a, b) {
    if (typeof a === "number" && typeof b === "number") return a - b;
    return String(a).localeCompare(String(b), "en", { numeric: true });
  }

  /** @type {TableView[]} */
  const views = [];
  for (const table of data.tables) {
    const root = document.querySelector(`[data-table="${table.name}"]`);
    if (root) views.push(new TableView(root, table));
  }

  const find = /** @type {HTMLInputElement | null} */ (document.getElementById("find"));
  const found = document.getElementById("found");
  let waiting = 0;
  find?.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
      for (const view of views) view.search(words);
      const hits = views.filter((view) => words.length > 0 && view.rows.length > 0);
      const kept = new Set(hits.map((view) => view.body.closest("section")));
      for (const section of document.querySelectorAll("section"))
        section.hidden = words.length > 0 && !kept.has(section);
      if (!found) return;
      found.replaceChildren(
        ...(words.length === 0
          ? []
          : hits.length === 0
            ? ["Nothing found"]
            : hits.flatMap((view) => [
                element(
                  "a",
                  { href: `#${view.table.name}` },
                  `${view.table.title} ${grouped(view.rows.length)}`,
                ),
                " ",
              ])),
      );
    }, 120);
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    if (event.key === "/" && !typing) {
      event.preventDefault();
      find?.focus();
    }
  });

  const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById("trace"));
  const flows = data.tables.find(({ name }) => name === "flows");

  /**
   * What a row of the table of flows says under a column's key.
   * @param {number} row
   * @param {string} key
   */
  function told(row, key) {
    const column = flows?.columns.find((one) => one.key === key);
    return column ? String(valueAt(column, row)) : "";
  }

  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-rows]") : null;
    const rows = button?.getAttribute("data-rows")?.split(" ").map(Number) ?? [];
    const [first] = rows;
    const [title, body] = [dialog?.querySelector("h3"), dialog?.querySelector("div")];
    if (!dialog || !title || !body || first === undefined) return;
    title.textContent = `${told(first, "from")} → ${told(first, "to")}`;
    body.replaceChildren(
      ...rows.flatMap((row) => [
        element(
          "p",
          {},
          element("span", { class: "is", "data-is": told(row, "verdict") }, told(row, "verdict")),
          ` ${told(row, "where")}: ${told(row, "open")} of ${told(row, "asked")} kinds of flow are open`,
        ),
        element("pre", { tabindex: "0" }, told(row, "trace")),
      ]),
    );
    dialog.showModal();
  });

  const theme = /** @type {HTMLSelectElement | null} */ (document.getElementById("theme"));
  theme?.addEventListener("change", () => {
    if (theme.value === "auto") document.documentElement.removeAttribute("data-theme");
    else document.documentElement.setAttribute("data-theme", theme.value);
  });

  window.addEventListener("beforeprint", () => {
    for (const view of views) view.show(PRINTED);
  });
  window.addEventListener("afterprint", () => {
    for (const view of views) view.show();
  });
})();
