/** Ends a journey where something that was not read may decide. */
import { ALL } from "../readers/doubts";
import type { World } from "../world/world";
import { type Journey, type Stop, stop } from "./hop";

type Kind = keyof typeof ALL;

/** Undefined where all of it was read. `kind` is what the thing is one of. */
export function doubtful(journey: Journey, key: string, kind?: Kind): Stop | undefined {
  const note = doubtOf(journey.world, key, kind);
  if (!note) return undefined;
  const { origin, argument, why } = note;
  const place = `${origin.address}${argument === "" ? "" : ` (${argument})`}`;
  return stop(
    journey,
    origin,
    "insufficient information",
    `${place} was not read, and may decide: ${why}`,
    `${place} in a form that can be read`,
  );
}

export function doubtOf({ network: { doubts } }: World, key: string, kind?: Kind) {
  return doubts.get(key) ?? (kind && doubts.get(ALL[kind]));
}
