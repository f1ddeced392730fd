/** Whether AWS takes a physical name, and one that it takes for a name that it refuses. */
import { NAMING_RULES, type NamingRule } from "./data/naming-rules";

export type NamedType = keyof typeof NAMING_RULES;

export function namingRule(type: NamedType): NamingRule {
  return NAMING_RULES[type];
}

/** Why AWS refuses a name, for a sentence; undefined for one that it takes. */
export function nameProblem(type: NamedType, name: string): string | undefined {
  const { least, most, pattern, takes, without = [] } = namingRule(type);
  const beginning = forbiddenBeginning(type, name);
  if (beginning !== undefined) return `it begins with ${beginning}, which AWS keeps for itself`;
  if (name.length < least) return `it has ${name.length} characters, and ${least} are the least`;
  if (name.length > most) return `it has ${name.length} characters, and ${most} are the most`;
  if (!pattern.test(name)) return `it may have ${takes}`;
  const part = without.map((one) => one.exec(name)?.[0]).find((found) => found !== undefined);
  return part === undefined ? undefined : `it may not contain ${part} there`;
}

/**
 * The name itself where AWS takes it. For one with a forbidden beginning, or one that is too long, another that is the
 * same each time: what AWS refused was never built, so this renames nothing.
 */
export function acceptedName(type: NamedType, name: string): string {
  const { most, before } = namingRule(type);
  const begun = before !== undefined && forbiddenBeginning(type, name) !== undefined ? before + name : name;
  if (begun.length <= most) return begun;
  const ending = `-${shortHash(begun)}`;
  return begun.slice(0, most - ending.length) + ending;
}

function forbiddenBeginning(type: NamedType, name: string): string | undefined {
  return namingRule(type).forbidden?.find((beginning) => name.toLowerCase().startsWith(beginning));
}

/** Eight hexadecimal digits that differ for texts that differ: FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/ */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, "0");
}
