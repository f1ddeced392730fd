/** Help that, followed, works: whoever takes the steps that a diagnostic of allocation offers is better off. */
import fc from "fast-check";
import { CODES, type Code } from "../../src/diagnostics/codes";
import type { Diagnostic } from "../../src/diagnostics/diagnostic";
import type { Fix } from "../../src/diagnostics/fix";
import type { Draft } from "../support/draft/draft";
import { filesOf } from "../support/draft/draft";
import { randomEdit } from "../support/draft/edits";
import { NO_LOCK, planTexts } from "../support/draft/planning";
import { type Choices, chance, count, oneOf, randomDraft } from "../support/draft/random";
import { storyOf } from "../support/error-stories";
import { followed, type Project } from "../support/fix-steps";

const advising = (Object.keys(CODES) as Code[]).filter((code) => CODES[code].help.includes("{fixes}"));

const planOf = ({ text, lock }: Project) => planTexts({ "config/0.yaml": text }, lock);

/** What a diagnostic is about: the same again would be no better. */
const subjectOf = ({ code, data }: Diagnostic) =>
  `${code} ${String(data.owner ?? data.vpc ?? data.name).split(" and ")[0]}`;

const fixesOf = ({ data }: Diagnostic) => ("fixes" in data ? (data.fixes as readonly Fix[]) : []);

/** What is wrong with the advice of one plan, each fix followed by itself. */
function badAdvice(project: Project, seen: Map<string, number> = new Map()): string[] {
  return planOf(project).diagnostics.flatMap((diagnostic) =>
    fixesOf(diagnostic)
      .filter(({ steps }) => steps.length > 0)
      .flatMap((fix) => {
        seen.set(diagnostic.code, (seen.get(diagnostic.code) ?? 0) + 1);
        const told = `${subjectOf(diagnostic)}: ${fix.words}`;
        try {
          const after = planOf(followed(project, fix)).diagnostics;
          const again = after.some((other) => subjectOf(other) === subjectOf(diagnostic));
          const worse = after.find(
            ({ code }) => !(advising as string[]).includes(code) && CODES[code].severity === "error",
          );
          return again ? [`${told}: no better`] : worse ? [`${told}: now ${worse.code}`] : [];
        } catch (error) {
          return [`${told}: ${String(error)}`];
        }
      }),
  );
}

test.each(advising)("%s: its story's advice, followed, works", (code) => {
  const { text, lock } = storyOf(code);
  const project = { text, lock: lock ?? NO_LOCK };
  expect(planOf(project).diagnostics.map((d) => d.code)).toContain(code);
  expect(badAdvice(project)).toEqual([]);
});

/** A pin where the random draft would not have one: on others, on tombstones, outside pools. */
function unruly(g: Choices, draft: Draft): Draft {
  const vpcs = draft.accounts.flatMap((account) => account.vpcs);
  const [scope] = draft.scopes;
  for (const vpc of vpcs) {
    if (count(g, 0, 2) > 0) continue;
    const pool = oneOf(g, ["root", "prod", "claims", "east"]);
    vpc.cidr = chance(g)
      ? { pool, cidr: `10.${oneOf(g, [64, 65, 66, 200])}.${8 * count(g, 0, 31)}.0/21` }
      : { pool, prefixLength: count(g, 18, 24) };
  }
  if (scope && chance(g)) scope.external.push({ name: "late", cidr: `10.${oneOf(g, [64, 200])}.0.0/19` });
  if (scope && chance(g)) scope.pools = scope.pools.filter(({ name }) => name !== "fixed");
  return draft;
}

// Fails when exhaustion offers `blocks` to a pool without a parent, when the advice on a tombstone that is still an
// allocation leaves out --live, and when more space for a pool may touch what AWS refuses of the VPC.
test("whatever goes wrong with the addresses of a random organisation, each fix that is offered mends it", () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(fc.gen(), (g) => {
      const before = randomDraft(g, { tight: chance(g) });
      const first = planTexts(filesOf(before));
      const draft = unruly(g, randomEdit(g, before).draft);
      const text = filesOf(draft)["config/0.yaml"] as string;
      expect(badAdvice({ text, lock: first.lock ?? NO_LOCK }, seen)).toEqual([]);
    }),
    { numRuns: 100 },
  );
  expect(seen.size).toBeGreaterThan(3);
});
