/** Keeps the heap near what lives in it. */
import { setFlagsFromString } from "node:v8";

/**
 * An organisation of thousands of accounts leaves ten times its plan in garbage that dies young. V8 lets a heap grow to
 * several times what lives in it, and moves what once lived long (a hub's blocks) out of reach of the quick collector for
 * good. Both cost hundreds of megabytes and save little time (docs/performance.md).
 */
export function keepHeapSmall(): void {
  setFlagsFromString("--no-allocation-site-pretenuring");
  setFlagsFromString("--heap-growing-percent=14");
}
