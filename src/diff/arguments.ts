/** The arguments of a resource as flat paths, and what differs between two resources' arguments. */
import type { JsonObject } from "../verify/terraform/stack";
import type { Leaf } from "./resource-change";

/** What Terraform keeps to itself, and a comment: a change of these changes nothing in AWS. */
const BESIDE = new Set(["//", "depends_on", "lifecycle"]);

export type Arguments = ReadonlyMap<string, Leaf>;

/** `canonical` writes references so that two versions can be compared. */
export function argumentsOf(body: JsonObject, canonical: (text: string) => string): Arguments {
  const leaves = new Map<string, Leaf>();
  const visit = (path: string, value: unknown): void => {
    if (value === null || value === undefined) return;
    if (Array.isArray(value)) visitList(path, value);
    else if (typeof value === "object") {
      for (const [key, inner] of Object.entries(value)) visit(`${path}.${key}`, inner);
    } else leaves.set(path, typeof value === "string" ? canonical(value) : (value as number | boolean));
  };
  const visitList = (path: string, list: readonly unknown[]): void => {
    if (list.every((item) => typeof item !== "object")) {
      const items = list.map((item) => canonical(String(item)));
      leaves.set(path, items.sort());
    } else if (list.length === 1) visit(path, list[0]);
    else for (const [index, item] of list.entries()) visit(`${path}[${index}]`, item);
  };
  for (const [key, value] of Object.entries(body)) if (!BESIDE.has(key)) visit(key, value);
  return leaves;
}

export interface Difference {
  readonly path: string;
  readonly before?: Leaf;
  readonly after?: Leaf;
}

/** Sorted by path. */
export function differences(before: Arguments, after: Arguments): Difference[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths.flatMap((path) => {
    const [was, is] = [before.get(path), after.get(path)];
    if (sameLeaf(was, is)) return [];
    return [{ path, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) }];
  });
}

function sameLeaf(a: Leaf | undefined, b: Leaf | undefined): boolean {
  if (typeof a !== "object" || typeof b !== "object") return a === b;
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
