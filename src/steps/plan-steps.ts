/** Plans the way from what is built to what is wanted: steps, each of complete stacks in waves. */
import { Emission, stateOf } from "../diff/emission";
import { PURPOSES, type Purpose } from "../diff/purpose";
import { ResourceDiff } from "../diff/resources";
import type { PlannedStack } from "../plan/planned/stack";
import { type JsonObject, parseStack, type Stack } from "../verify/terraform/stack";
import { allChanges, changeBetween } from "./change";
import { Composer } from "./compose";
import { type Decisions, decide } from "./decisions";
import { Order } from "./order";
import type { HandOver, Step } from "./step";

/** One side of a change: what was planned, and what was emitted for it. */
export interface Side {
  readonly planned: readonly PlannedStack[];
  readonly stacks: readonly Stack[];
}

/** Names of stacks that keep their state elsewhere afterwards. No step can move a state. */
export function movedStates(before: Side, after: Side): string[] {
  const states = new Map(before.stacks.map((stack) => [stack.name, stateOf(stack)]));
  const known = new Set(states.values());
  return after.stacks
    .filter(
      (stack) => (states.get(stack.name) ?? stateOf(stack)) !== stateOf(stack) && !known.has(stateOf(stack)),
    )
    .map(({ name }) => name);
}

/** None for versions that are alike. After the last step every state holds what `after` describes. */
export function planSteps(before: Side, after: Side): Step[] {
  const [was, is] = [new Emission(before.stacks), new Emission(after.stacks)];
  const order = new Order(before.planned, after.planned, { before: namer(was), after: namer(is) });
  const decisions = decide(changeBetween(was, is), order);
  const steps: Step[] = [];
  let last = was;
  for (const purpose of PURPOSES.filter((one) => isNeeded(one, decisions))) {
    const next = emissionOf(decisions, purpose);
    const states = touchedBetween(last, next);
    if (states.length === 0) continue;
    const isLast = purpose === "remove" || purpose === "hand-over";
    const waves = order
      .waves(states, isLast)
      .map((wave) => wave.map((state) => nameIn(next, last, state)).sort());
    const stacks = states.flatMap((state) => next.byState.get(state) ?? []);
    steps.push({
      purpose,
      waves,
      stacks: new Map(stacks.map((stack) => [stack.name, stack])),
      handedOver: purpose === "hand-over" ? handOversOf(decisions) : [],
    });
    last = next;
  }
  return steps;
}

function isNeeded(purpose: Purpose, { successions, besides, turning, names }: Decisions): boolean {
  switch (purpose) {
    case "hand-over":
      return (
        successions.some(({ by }) => by !== "move" && by !== "order") ||
        [...names.silent.values()].includes("hand-over")
      );
    case "turn":
      return turning.size > 0 || besides.size > 0 || names.late.size > 0;
    case "replace":
    case "return":
      return [...besides.values()].some(({ isInterim }) => isInterim);
    case "rename":
      return [...besides.values()].some(({ isInterim }) => !isInterim);
    case "build":
    case "remove":
      return true;
  }
}

function handOversOf({ successions, change: { before, after } }: Decisions): HandOver[] {
  return successions.flatMap(({ from, to, by }) =>
    typeof by === "object"
      ? [
          {
            from: { stack: nameOf(before, from.state), address: from.address, block: from.block },
            to: { stack: nameOf(after, to.state), address: to.address },
          },
        ]
      : [],
  );
}

function nameOf({ byState }: Emission, state: string): string {
  return byState.get(state)?.name as string;
}

function emissionOf(decisions: Decisions, purpose: Purpose): Emission {
  const { before, after } = decisions.change;
  const composer = new Composer(decisions, purpose);
  const states = [...new Set([...before.byState.keys(), ...after.byState.keys()])];
  const stacks = states.flatMap((state) => {
    const [was, is] = [before.byState.get(state), after.byState.get(state)];
    if (was !== undefined && was === is) return [is];
    const json = composer.compose(state);
    const name = (purpose === "hand-over" ? was : (is ?? was))?.name as string;
    return json === undefined ? [] : [parseStack({ name, json })];
  });
  return new Emission(stacks);
}

/** States in which applying `next` after `last` does something. */
function touchedBetween(last: Emission, next: Emission): string[] {
  const changes = allChanges(new ResourceDiff(last, next), last, next);
  const names = new Set(changes.map(({ stack }) => stack));
  const known = [...next.byState].filter(
    ([state, stack]) => names.has(stack.name) || settingsOf(last.byState.get(state)) !== settingsOf(stack),
  );
  return known.map(([state]) => state);
}

/** What of a stack's JSON concerns all its resources, or nobody but who reads its outputs. */
function settingsOf(stack: Stack | undefined): string {
  if (!stack) return "";
  const { provider, output }: JsonObject = stack.json;
  return JSON.stringify([provider, output]);
}

function nameIn(next: Emission, last: Emission, state: string): string {
  return (next.byState.get(state) ?? last.byState.get(state))?.name as string;
}

function namer({ byState }: Emission): (name: string) => string {
  const states = new Map([...byState].map(([state, { name }]) => [name, state]));
  return (name) => states.get(name) ?? name;
}
