/** One of a thing is one thing: numbers meet their nouns in one place, which knows every ending. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { count } from "../../src/diagnostics/counted";
import { PROJECT_ROOT } from "../support/plans";

// Fails when a noun that ends in -s gets a bare one more, or what describes a noun gets the ending.
test.each([
  [0, "stack", "0 stacks"],
  [1, "stack", "1 stack"],
  [1234, "stack", "1,234 stacks"],
  [2, "address", "2 addresses"],
  [2, "alias", "2 aliases"],
  [2, "box", "2 boxes"],
  [2, "batch", "2 batches"],
  [2, "policy", "2 policies"],
  [2, "gateway", "2 gateways"],
  [2, "Elastic IP", "2 Elastic IPs"],
  [1, "kind of flow", "1 kind of flow"],
  [2, "kind of flow", "2 kinds of flow"],
  [2, "zone in a DNS profile", "2 zones in a DNS profile"],
])("%i %s", (number, thing, told) => expect(count(number, thing)).toBe(told));

const THINGS =
  "account|address|alias|allocation|argument|block|box|change|character|check|consumer|difference|endpoint|entry|error|expectation|file|finding|flow|gateway|group|identifier|interruption|invariant|kind|line|minute|part|peering|policy|pool|resource|route|row|rule|second|service|stack|step|subnet|tombstone|value|VPC|warning";
const PLURALS = THINGS.split("|").map((thing) => count(2, thing).slice(2));
/** A number, or a text with one, and a noun that has its ending already. */
const BESIDE = new RegExp(
  `\\$\\{([^{}]*(?:\\{[^}]*\\}[^{}]*)*)\\} (?:more |free )?(?:${PLURALS.join("|")})\\b`,
  "g",
);

/** Never one, or no number at all. */
const MANY: readonly RegExp[] = [
  /^(?:least|most|MOST_\w+|FIRST_ROWS|limit|relation|said|times|all|aliases|ports)\b/,
  // Settings of programs, in their own words.
  /Seconds$/,
  // A name and a verb.
  /\.ref$|\.name$|join\(/,
  /^name\.length$/,
  // Told only of several.
  /^(?:crowded|box|consumers|labels)\b/,
  /^grouped\(/,
];

interface Found {
  readonly file: string;
  readonly text: string;
  readonly number: string;
}

function literalsIn(folder: string): Found[] {
  return readdirSync(join(PROJECT_ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith("page/assets.ts"))
    .flatMap((file) =>
      readFileSync(join(PROJECT_ROOT, folder, file), "utf8")
        .split("\n")
        // Whoever looks whether it is one has thought of it.
        .filter((line) => !/=== 1|> 1|> 3|=== 0 \?/.test(line) && !/^\s*(?:\*|\/[/*])/.test(line))
        .flatMap((line) =>
          [...line.matchAll(BESIDE)].map(([text, number]) => ({ file, text, number: number ?? "" })),
        ),
    );
}

test("no number stands before a noun that has its ending already, unless it is never one", () => {
  const told = literalsIn("src")
    .filter(({ number }) => !MANY.some((never) => never.test(number)))
    .map(({ file, text }) => `${file}: ${text}`);
  expect(told).toEqual([]);
});
