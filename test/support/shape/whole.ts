/** The organisation that uses every key of the language, and what the whole program makes of a variation of it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { hasErrors } from "../../../src/diagnostics/collector";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic";
import { load } from "../../../src/load/load";
import { EMPTY_LOCK, type LocatedLock, type Lock } from "../../../src/lock/lock";
import type { NetworkModel } from "../../../src/model/network-model";
import { ChoiceMemory } from "../../../src/plan/allocation/choice-memory";
import { plan } from "../../../src/plan/plan";
import type { Plan } from "../../../src/plan/planned/plan";
import type { PlannedStack } from "../../../src/plan/planned/stack";
import { Synthesizer } from "../../../stacks/output/synthesizer";
import type { Template } from "../../../stacks/templates/template";

export type Configuration = Record<string, unknown>;

export const WHOLE_TEXT = readFileSync(join(__dirname, "whole.yaml"), "utf8");

/** A copy of its own for each caller. */
export const wholeConfiguration = (): Configuration => parse(WHOLE_TEXT);

const POLICY = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: "*",
      Action: "*",
      Resource: "*",
      Condition: {
        StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5", "aws:ResourceOrgID": "o-a1b2c3d4e5" },
      },
    },
  ],
});

export interface Outcome {
  readonly diagnostics: readonly Diagnostic[];
  /** Stacks as Terraform JSON by name; absent when there are errors. */
  readonly stacks?: ReadonlyMap<string, string>;
  /** Absent like the stacks. */
  readonly lock?: Lock;
  /** Absent like the stacks. */
  readonly planned?: readonly PlannedStack[];
  readonly plan?: Plan;
  readonly model?: NetworkModel;
}

const shapes = new Map<string, Template | null>();
const synthesizer = new Synthesizer({
  find: (key) => shapes.get(key),
  keep: (key, template) => void shapes.set(key, template),
});

/** All stages from the text to the stacks; throws only where the program does. */
export function outcomeOf(configuration: Configuration | string, before: Lock = EMPTY_LOCK): Outcome {
  const text = typeof configuration === "string" ? configuration : stringify(configuration);
  const lock: LocatedLock = { locate: () => undefined, ...before };
  const { model, diagnostics } = load(
    [{ file: "c.yaml", text }],
    (file) => ({ file, text: POLICY }),
    undefined,
    (renames) => new ChoiceMemory(lock, renames),
  );
  if (!model) return { diagnostics };
  const planned = plan(model, lock);
  const all = [...diagnostics, ...planned.diagnostics];
  if (!planned.plan || !planned.lock || hasErrors(all)) return { diagnostics: all };
  const stacks = planned.plan.stacks.map((stack) => [stack.name, synthesizer.synthesize(stack)] as const);
  return {
    diagnostics: all,
    stacks: new Map(stacks),
    lock: planned.lock,
    planned: planned.plan.stacks,
    plan: planned.plan,
    model,
  };
}
