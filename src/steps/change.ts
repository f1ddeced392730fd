/** A change between two emissions: what becomes of each resource, by the state that holds it. */

import { withConsequences } from "../diff/cascade";
import type { Emission } from "../diff/emission";
import { stateOf } from "../diff/emission";
import type { ResourceChange } from "../diff/resource-change";
import { ResourceDiff } from "../diff/resources";
import type { Block, Stack } from "../verify/terraform/stack";

/** A resource of one emission. */
export interface Resource {
  /** Of the stack, which keeps it through renames. */
  readonly state: string;
  readonly address: string;
  readonly block: Block;
}

/** A resource of both emissions; the addresses differ where a `moved` block says so. */
export interface Continued {
  readonly was: Resource;
  readonly is: Resource;
  readonly change: ResourceChange;
}

export interface Change {
  readonly before: Emission;
  readonly after: Emission;
  readonly diff: ResourceDiff;
  readonly created: readonly Resource[];
  readonly deleted: readonly Resource[];
  readonly replaced: readonly Continued[];
  readonly updated: readonly Continued[];
}

export function keyOf({ state, address }: { readonly state: string; readonly address: string }): string {
  return `${state} ${address}`;
}

export function changeBetween(before: Emission, after: Emission): Change {
  const diff = new ResourceDiff(before, after);
  const changes = allChanges(diff, before, after);
  const states = { before: statesByName(before), after: statesByName(after) };
  const resource = (emission: Emission, state: string, address: string): Resource => ({
    state,
    address,
    block: emission.byState.get(state)?.byAddress.get(address) as Block,
  });
  const continued = (change: ResourceChange): Continued => {
    const state = states.after.get(change.stack) as string;
    const was = resource(before, state, change.movedFrom ?? change.address);
    return { was, is: resource(after, state, change.address), change };
  };
  /** A stack of another name keeps its state, which then has what is deleted in it. */
  const formerState = (stack: string, address: string) => {
    const state = states.after.get(stack) ?? "";
    return before.byState.get(state)?.byAddress.has(address) ? state : (states.before.get(stack) as string);
  };
  const only = (action: ResourceChange["action"]) => changes.filter((change) => change.action === action);
  return {
    before,
    after,
    diff,
    created: only("create").map(({ stack, address }) =>
      resource(after, states.after.get(stack) as string, address),
    ),
    deleted: only("delete").map(({ stack, address }) =>
      resource(before, formerState(stack, address), address),
    ),
    replaced: only("replace").map(continued),
    updated: only("update").map(continued),
  };
}

/** Of stacks that are the same text on both sides, only what follows from others. */
export function allChanges(diff: ResourceDiff, before: Emission, after: Emission): ResourceChange[] {
  const states = [...new Set([...before.byState.keys(), ...after.byState.keys()])];
  const direct = states
    .filter((state) => before.byState.get(state) !== after.byState.get(state))
    .flatMap((state) => diff.changesOf(state));
  return withConsequences(direct, before, after);
}

function statesByName({ byState }: Emission): ReadonlyMap<string, string> {
  return new Map([...byState.values()].map((stack: Stack) => [stack.name, stateOf(stack)]));
}
