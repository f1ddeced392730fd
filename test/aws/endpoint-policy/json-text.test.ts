/** Places in JSON, checked against `JSON.parse`. */
import fc from "fast-check";
import { pointerTo, scanJson } from "../../../src/aws/endpoint-policy/json-text";

/** Whether the engine's own parser takes a text. */
function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const spaced = fc.json({ maxDepth: 4 }).map((text) => JSON.stringify(JSON.parse(text), null, 2));

/** JSON with one character taken out, put in or changed: sometimes still JSON, mostly not. */
const damaged = fc
  .tuple(
    fc.json({ maxDepth: 3 }),
    fc.nat(),
    fc.constantFrom("", ",", '"', "{", "}", "]", "\\", "0", "e", "-", "\n", " "),
  )
  .map(([text, n, put]) => {
    const at = n % (text.length + 1);
    return text.slice(0, at) + put + text.slice(at + (n % 2));
  });

it("accepts exactly what JSON.parse accepts", () => {
  fc.assert(
    fc.property(fc.oneof(spaced, damaged, fc.string()), (text) => {
      expect([text, scanJson(text).wrongAt === undefined]).toEqual([text, parses(text)]);
    }),
    { numRuns: 3000 },
  );
});

it("blames the first character after which nothing could save the text", () => {
  expect(scanJson('{"a":}').wrongAt).toBe(5);
  expect(scanJson('{"a":1,}').wrongAt).toBe(7);
  expect(scanJson('{"a":1').wrongAt).toBe(6);
  expect(scanJson("").wrongAt).toBe(0);
  expect(scanJson("[1] x").wrongAt).toBe(4);
  expect(scanJson('{"a":"b\n"}').wrongAt).toBe(7);
  expect(scanJson("// why\n{}").wrongAt).toBe(0);
  expect(scanJson("﻿{}").wrongAt).toBe(0);
});

it("knows where every value begins", () => {
  const visit = (value: unknown, pointer: string, text: string, offsets: ReadonlyMap<string, number>) => {
    const written = JSON.stringify(value);
    expect(text.slice(offsets.get(pointer)!, offsets.get(pointer)! + written.length)).toBe(written);
    if (typeof value !== "object" || value === null) return;
    for (const [key, member] of Object.entries(value)) visit(member, pointerTo(pointer, key), text, offsets);
  };
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), (source) => {
      const value: unknown = JSON.parse(source);
      const text = JSON.stringify(value);
      visit(value, "", text, scanJson(text).offsets);
    }),
  );
});

it("names keys that stand twice", () => {
  const text = '{"a":1,"b/c":{"d":1,"d":2},"a":3}';
  expect(scanJson(text).repeated).toEqual([
    { pointer: "/b~1c/d", offset: text.lastIndexOf('"d"') },
    { pointer: "/a", offset: text.lastIndexOf('"a"') },
  ]);
});

it("gives up on absurd depth without a crash", () => {
  expect(scanJson("[".repeat(100_000)).wrongAt).toBe(65);
});
