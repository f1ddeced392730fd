/** HTML that cannot be broken out of: whatever is put into a template is text, unless it was made by one. */
import { shownLines } from "../../diagnostics/shown";

export class Markup {
  constructor(readonly text: string) {}
}

export const NOTHING = new Markup("");

type Content = Markup | string | number | readonly Markup[];

/** A template of HTML or SVG in which every value is escaped, but for markup. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return new Markup(
    parts.map((part, index) => (index === 0 ? part : textOf(values[index - 1]!) + part)).join(""),
  );
}

function textOf(value: Content): string {
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map((item: Markup) => item.text).join("");
  return escapeHtml(String(value));
}

/** For text and for attributes in double quotes; what steers a reader is shown. */
export function escapeHtml(text: string): string {
  return shownLines(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** JSON for a `<script>` element: nothing in it can end the element or open another. */
export function embeddedJson(value: unknown): Markup {
  return new Markup(shownLines(JSON.stringify(value)).replaceAll("<", "\\u003c"));
}
