/** Whatever a change holds, the comment is one that code hosts take, with the verdict first and no table cut. */
import fc from "fast-check";
import { ACTIONS } from "../../src/diff/action";
import { PURPOSES, type Purpose } from "../../src/diff/purpose";
import type { ResourceChange } from "../../src/diff/resource-change";
import type { Review } from "../../src/diff/review";
import { LONGEST_COMMENT, MARKER } from "../../src/report/review/limits";
import { reviewMarkdown } from "../../src/report/review/markdown";
import type { Trace } from "../../src/verify/trace/trace";

const at = (line: number) => ({
  file: "config/a|b`c`.yaml",
  start: { line, column: 1 },
  end: { line, column: 2 },
});

/** Texts that would break out of a cell, a code span or a line, and some that are simply long. */
const text = fc.oneof(
  fc.constantFrom("a|b", "`x`", "line\nbreak", "<details>", "@team", "x".repeat(5000), "```"),
  fc.stringMatching(/^[a-z0-9/-]{1,40}$/),
);

const change: fc.Arbitrary<ResourceChange> = fc.record({
  action: fc.constantFrom(...ACTIONS),
  mayReplace: fc.boolean(),
  stack: text,
  account: fc.constant("111111111111"),
  region: fc.constant("us-east-1"),
  type: fc.constantFrom("aws_vpc", "aws_subnet", "aws_route", "aws_unheard_of"),
  address: text,
  ref: text,
  arguments: fc.array(
    fc.record({ path: text, before: text, after: text, effect: fc.constantFrom("replace", "unknown") }),
    { maxLength: 3 },
  ),
  at: fc.integer({ min: 1, max: 999_999 }).map(at),
});

/** `size` copies of everything, told apart by a number, as in an organisation of that size. */
function reviewOf(changes: readonly ResourceChange[], size: number, word: string): Review {
  const numbers = Array.from({ length: size }, (_, index) => index);
  const many = <T>(make: (index: number) => T) => numbers.map(make);
  const account = (index: number) => ({ name: `a${index}`, id: "111111111111" });
  const trace = { reason: word, at: at(3) } as unknown as Trace;
  return {
    organization: word,
    resources: many((index) =>
      changes.map((one) => ({ ...one, ref: `${one.ref}/${index}`, at: at(index + 1) })),
    ).flat(),
    stacks: many((index) => ({
      kind: index % 2 === 0 ? ("removed" as const) : ("added" as const),
      name: `${word}${index}`,
      account: account(index),
      region: "us-east-1",
      phase: "base" as const,
      dependsOn: [],
    })),
    neighbours: many((index) => ({
      name: `${word}${index}`,
      connection: "vpn" as const,
      presence: "kept" as const,
      asn: 64512,
      gained: [`${word}/8`],
      lost: Array.from({ length: 9 }, (_, nth) => `${word}/${nth}`),
      at: at(index + 1),
    })),
    settings: many((index) => ({ path: `${word}.${index}`, after: word, stacks: [word] })),
    ledger: many((index) => ({
      kind: "moved" as const,
      scope: "main",
      ref: `${word}/${index}`,
      cidrBlock: "10.0.0.0/16",
      formerCidrBlock: "10.1.0.0/16",
      at: at(1),
    })),
    forgottenRenames: many((index) => ({ from: `${word}${index}`, to: word })),
    admissions: many((index) => ({
      group: `${word}/${index}`,
      direction: "in" as const,
      gained: [word, `${word}2`],
      lost: [],
      extent: "wider" as const,
      at: at(1),
    })),
    reachability: many((index) => ({
      change: "opened" as const,
      from: `${word}/${index}`,
      to: `${index}`,
      ports: [index],
      everyPort: false,
      betweenKnown: true,
      trace,
      subnetsOf: () => [],
      sources: [],
    })),
    violations: many((index) => ({
      finding: {
        code: "EXPECTATION_NOT_MET" as const,
        severity: "error" as const,
        resource: word,
        data: {
          from: word,
          to: `${index}`,
          port: "443",
          expect: word,
          disposition: word,
          reason: word,
          remedy: word,
        },
        at: at(1),
      },
      isOld: index % 2 === 0,
    })),
    way: {
      steps: many((index) => ({
        purpose: PURPOSES[index % PURPOSES.length] as Purpose,
        changes: [],
        waves: [[`${word}${index}`], many((nth) => `${word}${nth}`).slice(0, 50)],
        stacks: new Map(),
        handedOver: [],
      })),
      interruptions: many((index) => ({
        kind: index % 2 === 0 ? ("cut" as const) : ("opened" as const),
        from: `${word}/${index}`,
        to: `${index}`,
        ports: [index],
        since: { step: 0, stacks: [word] },
        until: { step: 0, stacks: [`${word}${index}`] },
        why: word,
        minutes: index,
        subnetsOf: () => [],
      })),
      movedStates: [],
    },
    trust: many((index) => ({
      kind: "widen-policy" as const,
      who: `${word} ${index}`,
      now: `may now ${word}`,
      refs: [`${word}/${index}`],
      betweenKnown: index % 2 === 0,
      at: at(1),
    })),
    checks: many((index) => ({
      subject: "expectation" as const,
      change: "removed" as const,
      what: `that ${word} to ${index} is denied is no longer checked`,
      weaker: true,
      places: [word],
      at: at(1),
    })),
    cost: {
      currency: "USD",
      pricedIn: "us-east-1",
      pricedOn: "2026-11-23",
      monthly: size,
      changes: many((index) => ({ what: `thing ${index}`, before: 1, after: 2, monthly: 1, accounts: 1 })),
    },
    quotas: many((index) => ({
      quota: "vpcs" as const,
      name: "VPCs",
      owner: `${word}/${index}`,
      before: 4,
      after: 5,
      limit: 5,
      raised: false,
    })),
    guards: many((index) => ({
      guard: {
        name: `guard-${index}`,
        forbids: ["replace" as const],
        above: 0,
        reason: word,
        owner: word,
        overridable: true,
        overrides: [],
        at: at(1),
      },
      kind: "replace" as const,
      what: [word],
      state: "forbidden" as const,
    })),
    terraform: {
      plans: size,
      disagreements: many((index) => ({ kind: "missing" as const, stack: word, address: `${index}` })),
    },
  };
}

const changes = fc.array(change, { maxLength: 12 });
const size = fc.constantFrom(0, 1, 40, 900);

/** Cells of a row: bars that are not escaped, less the two at its ends. */
const cellsOf = (row: string) => row.replaceAll("\\|", "").split("|").length - 2;

test("the comment begins with its marker, stays under the limit, and every table is whole", () => {
  fc.assert(
    fc.property(changes, size, text, (some, copies, word) => {
      const comment = reviewMarkdown(reviewOf(some, copies, word), { base: "main", head: undefined });
      expect(comment.startsWith(`${MARKER}\n## Network review`)).toBe(true);
      expect(comment.length).toBeLessThanOrEqual(LONGEST_COMMENT);
      expect(comment.split("\n<details><summary>").length).toBe(comment.split("\n</details>\n").length);
      for (const block of comment.split("\n\n").filter((part) => part.trimStart().startsWith("|"))) {
        const rows = block.trim().split("\n");
        expect(rows[1]).toMatch(/^\|(?: -+:? \|)+$/);
        expect(new Set(rows.map(cellsOf)).size).toBe(1);
      }
    }),
    { numRuns: 60 },
  );
});
