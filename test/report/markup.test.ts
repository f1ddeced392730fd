/** Nothing that is put into a template of HTML can be anything but text there. */
import * as fc from "fast-check";
import { embeddedJson, escapeHtml, html } from "../../src/report/page/markup";
import { unshown } from "../support/hostile/injected";

const nasty = fc.string({
  unit: fc.constantFrom("<", ">", "&", '"', "'", "/", "script", "<!--", "]]>", "a", "\u2028", "&#60;"),
});

test("escaped text has no sign that markup is made of, and reads as it was", () => {
  fc.assert(
    fc.property(nasty, (text) => {
      const escaped = escapeHtml(text);
      expect(escaped).not.toMatch(/[<>"']/);
      expect(unshown(escaped.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))))).toBe(
        text,
      );
    }),
  );
});

test("a template escapes texts and leaves markup and its own words alone", () => {
  const inner = html`<b>${"<i>"}</b>`;
  expect(html`<p title="${'"'}">${inner}${[inner]}${3}</p>`.text).toBe(
    '<p title="&#34;"><b>&#60;i&#62;</b><b>&#60;i&#62;</b>3</p>',
  );
});

test("JSON in a page ends no element, and says what it said", () => {
  fc.assert(
    fc.property(nasty, (text) => {
      const embedded = embeddedJson({ text }).text;
      expect(embedded).not.toContain("<");
      expect(JSON.parse(embedded)).toEqual({ text });
    }),
  );
});
