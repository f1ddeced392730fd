/** Every key of the language decides something: there is a value of it by which what is emitted, planned, checked or told differs. */
import { adviseEndpoints } from "../../src/advice/advise";
import { US_EAST_1 } from "../../src/aws/data/prices-us-east-1";
import { hasErrors } from "../../src/diagnostics/collector";
import { configuration as shape } from "../../src/load/shape/configuration";
import { checksOf } from "../../src/project/checks";
import { directoryOf } from "../../src/project/directory";
import { turnOf } from "../support/rotation";
import { placesOf } from "../support/shape/places";
import { variationsOf } from "../support/shape/variations";
import { type Configuration, outcomeOf, wholeConfiguration } from "../support/shape/whole";

/** Where a thing is written is no decision. */
/** What the shape refuses was never read. */
const MISSPELT = /"code":"(?:WRONG_VALUE|UNKNOWN_KEY|MISSING_KEY|NAME_SYNTAX|NOT_A_MAP|NUMBER_SPELLING)"/;

const PLACES = new Set(["at", "because", "end", "start", "related"]);

/** All that anybody sees of a configuration, without places; that it is refused is seen too. */
function seen(configuration: Configuration): string {
  const { diagnostics, stacks, plan, lock, model } = outcomeOf(configuration);
  const told = diagnostics.map(({ code, data }) => ({ code, data }));
  if (hasErrors(diagnostics) || !model) return JSON.stringify(told, withoutPlaces);
  const all = {
    told,
    stacks: [...(stacks ?? [])].map(([name, text]) => [name, text.replace(/c\.yaml:\d+:\d+/g, "")]),
    plan: plan && { ...plan, addresses: plan.addresses },
    lock: lock && [...lock.scopes].map(([name, scope]) => [name, Object.entries(scope)]),
    directory: directoryOf(model),
    checks: checksOf(model),
    advice: adviseEndpoints(model, US_EAST_1, 100),
  };
  return JSON.stringify(all, withoutPlaces);
}

function withoutPlaces(key: string, value: unknown): unknown {
  if (PLACES.has(key)) return undefined;
  return value instanceof Map ? [...value] : value;
}

/** Keys that no variation here shows at work, each with the reason and whoever does. */
const ELSEWHERE: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/\.description$/, "people read it where it is written"],
  [/\.confirmed$/, "it takes a warning away: test/errors"],
  [/\.quotas\.\w+$/, "it matters where it is reached: test/load/raised-quotas, test/aws/facts-used"],
  [/^connectivity\.directConnects\.\*\.gateway$/, "one UUID has no near neighbour: test/plan/routing"],
  [
    /^(?:connectivity\.foreign\w+\.\*\.(?:peer\.)?|existingRules\.\*\.)id$/,
    "one ID of AWS's has no near neighbour: test/plan/routing, test/plan/endpoints",
  ],
  [/\.verification\.zoneId$/, "one zone's ID has no near neighbour: test/plan/privatelink"],
  [/^terraform\.backend\.type$/, "its kinds have other keys: test/stacks/cloud"],
];

const patternAt = new Map(
  placesOf(shape, wholeConfiguration()).map(({ path, pattern }) => [JSON.stringify(path), pattern]),
);

/** Sections, which decide by what is in them. */
const holding = new Set(
  [...patternAt.values()].filter((one) =>
    [...patternAt.values()].some(
      (other) => other !== one && (other.startsWith(`${one}.`) || other.startsWith(`${one}#`)),
    ),
  ),
);

const asked = new Set(
  turnOf([...new Set(patternAt.values())].filter((one) => !holding.has(one) && !isElsewhere(one)).sort(), 4),
);

function isElsewhere(pattern: string): boolean {
  return ELSEWHERE.some(([known]) => known.test(pattern));
}

test("a key of which no value changes anything is not in the language", () => {
  const before = seen(wholeConfiguration());
  const idle = new Set<string>();
  const deciding = new Set<string>();
  for (const { path, configuration } of variationsOf(shape, wholeConfiguration())) {
    const pattern = patternAt.get(JSON.stringify(path)) ?? "";
    if (deciding.has(pattern) || !asked.has(pattern)) continue;
    const after = seen(configuration as Configuration);
    if (after !== before && !MISSPELT.test(after)) deciding.add(pattern);
    else idle.add(pattern);
  }
  expect(deciding.size).toBeGreaterThan(20);
  expect([...idle].filter((pattern) => !deciding.has(pattern)).sort()).toEqual([]);
});
