/** The project's own code: what adds to stacks, and policies. It runs only where a call names its file. */
import type { OnStack } from "../../stacks/extension/added";
import { type Files, type Host, HostError, type OwnModule } from "../host/host";
import type { Policy } from "./policy";

/** What a project's module exports: by these names, or both in its default export. */
export interface OwnCode {
  readonly onStack?: OnStack | undefined;
  readonly policies?: readonly Policy[] | undefined;
}

/** The same with where it comes from, for saying what is wrong with it. */
export interface NamedCode extends OwnCode {
  /** For people: `network.ts`. */
  readonly name: string;
  readonly placeIn: OwnModule["placeIn"];
}

/** The module that a call names. Undefined where these files have none; it may be newer than a version before. */
export function runOwnCode(host: Host, file: string, files?: Files): NamedCode | undefined {
  const ran = guarded(file, () => host.runModule(file, files));
  if (!ran) return undefined;
  const { onStack, policies } = exportsOf(ran.exported);
  if (onStack !== undefined && typeof onStack !== "function")
    throw new HostError(`${file} exports an onStack that is no function`);
  if (policies !== undefined && !areFunctions(policies))
    throw new HostError(`${file} exports policies that are no list of functions`);
  if (onStack === undefined && policies === undefined)
    throw new HostError(`${file} exports neither onStack nor policies`);
  return { name: file, placeIn: ran.placeIn, onStack: onStack as OnStack | undefined, policies };
}

function guarded<T>(file: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof HostError) throw error;
    const problem = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new HostError(`${file} cannot be run: ${problem}`);
  }
}

type Exports = { readonly onStack?: unknown; readonly policies?: unknown };

function exportsOf(exported: unknown): Exports {
  const own = Object(exported) as Exports & { readonly default?: unknown };
  return { ...(Object(own.default) as object), ...own };
}

function areFunctions(value: unknown): value is readonly Policy[] {
  return Array.isArray(value) && value.every((item) => typeof item === "function");
}

/** Code that a program hands over itself; the line that fails is in the stack trace of what it throws. */
export function named(code: OwnCode): NamedCode {
  return { ...code, name: "onStack", placeIn: () => undefined };
}
