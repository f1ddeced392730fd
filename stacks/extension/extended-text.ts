/** A stack's text with what a project's own code adds to it. */
import type { PlannedStack } from "../../src/plan/planned/stack";
import { stableJson } from "../stable-json";
import type { OnStack } from "./added";
import type { Json } from "./json";

/** Undefined where the code leaves the stack alone. CDKTF is loaded for the first stack that there is code for. */
export function extendedText(
  planned: PlannedStack,
  onStack: OnStack | undefined,
  plain: (planned: PlannedStack) => string,
): string | undefined {
  if (!onStack) return undefined;
  const { addedTo } = require("./added") as typeof import("./added");
  const added = addedTo(planned, onStack);
  if (!added) return undefined;
  const { mergedWith } = require("./merge") as typeof import("./merge");
  return stableJson(mergedWith(planned.name, JSON.parse(plain(planned)) as Json, added));
}
