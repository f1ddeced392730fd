/** What a project's own code did that a stack cannot be made of, as a diagnostic at its line. */
import type { Fault } from "../../stacks/extension/fault";
import { Collector } from "../diagnostics/collector";
import type { Diagnostic } from "../diagnostics/diagnostic";
import type { NamedCode } from "./own-code";
import { rangeAt } from "./run-policies";

/** Undefined for any other error. */
export function faultDiagnostics(error: unknown, code: NamedCode): readonly Diagnostic[] | undefined {
  if (!(error instanceof Error) || error.name !== "ExtensionFault") return undefined;
  const { kind, stack, what, trace } = (error as Error & { readonly fault: Fault }).fault;
  const collector = new Collector();
  const { name: file } = code;
  const place = code.placeIn(trace);
  const at = place && rangeAt(place);
  if (kind === "failed") collector.report("CODE_FAILED", at, { file, stack, problem: firstLine(what) });
  else if (kind === "taken") collector.report("CODE_TAKES_NAME", at, { file, stack, address: what });
  else collector.report("CODE_CHANGES", at, { file, stack, setting: what });
  return collector.sorted();
}

function firstLine(text: string): string {
  return text.split("\n")[0] ?? "";
}

/** Answers what `run` does, or what the code did wrong meanwhile. */
export async function withFaultsTold<T>(
  code: NamedCode | undefined,
  run: () => T | Promise<T>,
): Promise<T | { readonly diagnostics: readonly Diagnostic[] }> {
  try {
    return await run();
  } catch (error) {
    const diagnostics = code && faultDiagnostics(error, code);
    if (!diagnostics) throw error;
    return { diagnostics };
  }
}
