/** Every text that a plan has, by the kind of noun and the member that holds it, to put other texts in its place. */

import type { Planned, PlannedStack } from "../../../src/plan/planned/stack";
import { planProject } from "../../../src/project/project";
import { take } from "../../../stacks/take";
import { memoryHost } from "../memory-host";
import { BASES, type Base, POLICY_FILES } from "./bases";
import { planOfBase } from "./configurations";

export interface Member {
  readonly stack: PlannedStack;
  readonly noun: Planned;
  readonly path: readonly string[];
}

/** Members that decide what is made at all. */
const CHOICES: ReadonlySet<string> = new Set(["kind", "to"]);

/** What an identifier is `from`. */
const SOURCES: ReadonlySet<string> = new Set(["stack", "import", "given"]);

function isChoice(key: string, value: string): boolean {
  return CHOICES.has(key) || (key === "from" && SOURCES.has(value));
}

/** Every member of every kind of planned noun that is text, each once. */
export const MEMBERS: readonly Member[] = [...distinctMembers().values()];

function distinctMembers(): Map<string, Member> {
  const members = new Map<string, Member>();
  for (const stack of BASES.flatMap((base) => planOfBase(base).stacks.map(take)))
    for (const noun of stack.resources)
      for (const path of textPaths(noun)) members.set(memberName(noun, path), { stack, noun, path });
  return members;
}

/** Entries of one list have one name, and so have values of maps whose keys are refs or names of tags. */
export function memberName({ kind }: Planned, path: readonly string[]): string {
  return [kind, ...path.map((step) => (/^\d+$|\//.test(step) ? "*" : step))].join(".");
}

/** Paths to the texts of a value. */
export function textPaths(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value === "string") return isChoice(path.at(-1) as string, value) ? [] : [[...path]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => textPaths(member, [...path, key]));
}

export function withText(value: unknown, [step, ...rest]: readonly string[], text: string): unknown {
  if (step === undefined) return `${value}${text}`;
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) };
  Reflect.set(copy, step, withText(Reflect.get(copy, step), rest, text));
  return copy;
}

/** The stack of this one noun, with `text` at the end of the member. */
export function stackWith(text: string, { stack, noun, path }: Member): PlannedStack {
  return { ...stack, renames: [], resources: [withText(noun, path, text) as Planned] };
}

/** A policy's file with the text in a condition, planned in a configuration whose file has the text in its name. */
export function stacksWithPolicy(text: string): readonly PlannedStack[] {
  const { value } = BASES.find(({ name }) => name === "policies") as Base;
  const policy = JSON.parse(POLICY_FILES["policies/written.json"] as string);
  policy.Statement[0].Condition.StringEquals["aws:PrincipalTag/note"] = text;
  const files = {
    [`config/${text.replaceAll("/", "")}.yaml`]: JSON.stringify(value),
    "config/policies/written.json": JSON.stringify(policy),
  };
  return planProject(memoryHost(files), "config").plan?.stacks.map(take) ?? [];
}
