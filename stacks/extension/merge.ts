/** Puts what a project added beside what is planned. Nothing of the one replaces anything of the other. */
import { ExtensionFault } from "./fault";
import { isObject, type Json } from "./json";

export function mergedWith(stack: string, ours: Json, added: Json): Json {
  return merge(stack, ours, added, []);
}

/** What Terraform takes as a list of blocks without names, which has room for both. */
const LISTS: ReadonlySet<string> = new Set(["import", "moved", "removed"]);

function merge(stack: string, ours: Json, added: Json, path: readonly string[]): Json {
  const merged: Record<string, unknown> = { ...ours };
  for (const [key, value] of Object.entries(added)) {
    const here = [...path, key];
    merged[key] = key in ours ? both(stack, ours[key], value, here) : value;
  }
  return merged;
}

function both(stack: string, ours: unknown, added: unknown, path: readonly string[]): unknown {
  if (path.length <= deepest(path) && isObject(ours) && isObject(added))
    return merge(stack, ours, added, path);
  if (Array.isArray(ours) && Array.isArray(added) && mayGoOn(path, ours, added)) return [...ours, ...added];
  throw new ExtensionFault({ kind: "taken", stack, what: addressIn(path), trace: "" });
}

/** How far down two stacks may share keys: below that is the body of one block, which has one owner. */
function deepest([section]: readonly string[]): number {
  if (section === "resource" || section === "data") return 2;
  return section === "//" || section === "terraform" ? Number.POSITIVE_INFINITY : 1;
}

function mayGoOn(path: readonly string[], ours: readonly unknown[], added: readonly unknown[]): boolean {
  if (path[0] === "provider") {
    const aliases = new Set(ours.map(aliasOf));
    return added.every((provider) => !aliases.has(aliasOf(provider)));
  }
  return path.length === 1 && LISTS.has(path[0] as string);
}

function aliasOf(provider: unknown): unknown {
  return isObject(provider) ? provider.alias : undefined;
}

/** `aws_vpc.main`, `data.aws_s3_object.x`, `output.main`. */
function addressIn(path: readonly string[]): string {
  return (path[0] === "resource" ? path.slice(1) : path).join(".");
}
