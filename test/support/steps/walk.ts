/** Goes the way that is planned between two outcomes, in a simulated world. */
import type { Side } from "../../../src/steps/plan-steps";
import type { Step } from "../../../src/steps/step";
import { parseStack } from "../../../src/verify/terraform/stack";
import type { Outcome } from "../shape/whole";
import { World } from "./simulator";

export type Sound = Required<Outcome>;

export function isSound(outcome: Outcome): outcome is Sound {
  return outcome.stacks !== undefined;
}

export function sideOf({ planned, stacks }: Sound): Side {
  return {
    planned,
    stacks: [...stacks].map(([name, text]) => parseStack({ name, json: JSON.parse(text) })),
  };
}

/** What tells a stack's state apart: where it is, whoever may read it there. */
function stateOf(json: unknown): string {
  const { backend } = (json as { terraform: { backend: Record<string, Record<string, unknown>> } }).terraform;
  const places = Object.values(backend).map(({ bucket, key, path, hostname, organization, workspaces }) => [
    bucket,
    key,
    path,
    hostname,
    organization,
    workspaces,
  ]);
  return JSON.stringify([Object.keys(backend), places]);
}

function built({ planned, stacks }: Sound): World {
  const world = new World();
  for (const { name } of planned) {
    const json = JSON.parse(stacks.get(name) as string);
    world.apply(stateOf(json), json);
  }
  return world;
}

/** What is wrong with the way from one to the other. */
export function wrongOnTheWay(before: Sound, after: Sound, steps: readonly Step[]): string[] {
  const world = built(before);
  for (const [index, { purpose, waves, stacks }] of steps.entries())
    for (const name of waves.flat()) {
      const json = stacks.get(name)?.json;
      try {
        if (json) world.apply(stateOf(json), json as never);
      } catch (error) {
        return [`step ${index + 1} (${purpose}), ${name}: ${(error as Error).message}`];
      }
    }
  const [reached, wanted] = [world.contents(), built(after).contents()];
  const keys = new Set([...reached.keys(), ...wanted.keys()]);
  return [...keys]
    .filter((key) => reached.get(key) !== wanted.get(key))
    .map((key) => `${key}: ${reached.get(key)} is to be ${wanted.get(key)}`);
}
