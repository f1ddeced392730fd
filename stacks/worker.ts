/** A thread that has CDKTF make stacks: planned stacks come in as messages, their texts go out. */
import { parentPort } from "node:worker_threads";
import type { PlannedStack } from "../src/plan/planned/stack";
import { synthesizeStack } from "./synthesize";

parentPort?.on("message", (stacks: readonly PlannedStack[]) => {
  parentPort?.postMessage(stacks.map(synthesizeStack));
});
