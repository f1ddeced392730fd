/** Sabotage: one small change to emitted Terraform JSON that somebody should notice. */
import type { StackJson } from "../../../src/verify/terraform/stack";

export type Body = Record<string, unknown>;
/** A stack's resources, by type and name. */
export type Resources = Record<string, Record<string, Body>>;

export interface Sabotage {
  readonly name: string;
  /** The stacks with their n-th victim changed, or undefined when there is no such victim. */
  readonly apply: (stacks: readonly StackJson[], nth?: number) => StackJson[] | undefined;
}

/** What to do to a victim: change its arguments in place, or remove it. `resources` are its stack's. */
export type Deed = (body: Body, resources: Resources) => "removed" | undefined;

export const removed: Deed = () => "removed";

/** Sets arguments; null takes one away. */
export function set(changes: Body): Deed {
  return (body) => {
    Object.assign(body, changes);
    return undefined;
  };
}

/** A sabotage of one resource of a type; `picks` says which ones are worth it. */
export function sabotage(
  name: string,
  type: string,
  deed: Deed,
  picks: (body: Body, resource: string, resources: Resources) => boolean = () => true,
): Sabotage {
  return {
    name,
    apply: (stacks, nth = 0) => {
      const copy = structuredClone(stacks) as { name: string; json: { resource?: Resources } }[];
      let seen = 0;
      for (const { json } of copy)
        for (const [resource, body] of Object.entries(json.resource?.[type] ?? {})) {
          if (!picks(body, resource, json.resource!) || seen++ !== nth) continue;
          if (deed(body, json.resource!) === "removed") delete json.resource![type]![resource];
          return copy;
        }
      return undefined;
    },
  };
}

/** Whether an argument of a victim has a text in it. */
export function mentions(argument: string, text: string): (body: Body) => boolean {
  return (body) => JSON.stringify(body[argument] ?? "").includes(text);
}

export const has = (argument: string) => (body: Body) =>
  body[argument] !== undefined && body[argument] !== null;

/** The ref that the generator wrote beside a resource. */
export function refOf(body: Body): string {
  type Comment = { cadastre?: { ref?: string }; metadata?: { cadastre?: { ref?: string } } };
  const comment = body["//"] as Comment | undefined;
  return (comment?.cadastre ?? comment?.metadata?.cadastre)?.ref ?? "";
}

/** An expression for the ID of another resource of the victim's stack, or undefined when there is none such. */
export function idOfOther(
  resources: Resources,
  type: string,
  picks: (body: Body, resource: string) => boolean,
): string | undefined {
  const found = Object.entries(resources[type] ?? {}).find(([resource, body]) => picks(body, resource));
  return found && `\${${type}.${found[0]}.id}`;
}

/** Whether a resource's ref has this word among its parts. */
export const isOf = (word: string) => (body: Body) => refOf(body).split("/").includes(word);
