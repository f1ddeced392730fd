/** The files of a folder as the one module that Terraform makes of them. */
import { asList, asObject, type JsonObject } from "./stack";

export interface UnreadFile {
  readonly file: string;
  readonly why: string;
}

export interface FileJson {
  readonly name: string;
  /** Of Terraform JSON. */
  readonly json?: unknown;
  /** Of a file in Terraform's own language. */
  readonly text?: string;
}

/** Under this name a module tells which of its files nobody here can read: by name, or with a reason of its own. */
export const UNREAD_FILES = "cadastre_unread_files";

/**
 * Files are taken together by name; those that override come last, and change what is there argument by argument.
 * https://developer.hashicorp.com/terraform/language/files/override
 */
export function moduleOf(files: readonly FileJson[]): JsonObject {
  const json = files.filter((file) => file.json !== undefined);
  const [first] = json;
  const unread = files
    .filter(({ name, text }) => text !== undefined && (name.endsWith(".json") || DECLARES.test(text)))
    .map(({ name }) => name);
  if (json.length === 1 && first && unread.length === 0) return first.json as JsonObject;
  const sorted = [...json].sort(
    (a, b) => Number(overrides(a)) - Number(overrides(b)) || (a.name < b.name ? -1 : 1),
  );
  const module = sorted.reduce<JsonObject>(
    (all, file) => together(all, asObject(file.json), overrides(file)),
    {},
  );
  return unread.length === 0 ? module : { ...module, [UNREAD_FILES]: unread };
}

/** What may bear on a network; a file of settings alone does not. */
const DECLARES = /^\s*(?:resource|data|module|locals|variable|provider)\b/m;

function overrides({ name }: FileJson): boolean {
  return /(?:^|_)override\.(?:tf|tofu)\.json$/.test(name);
}

/** Of types, names and arguments both; a name that an override repeats has the arguments of both, the later ones first. */
function together(all: JsonObject, more: JsonObject, isOverride: boolean): JsonObject {
  const merged: Record<string, unknown> = { ...all };
  for (const [key, value] of Object.entries(more)) {
    const there = merged[key];
    if (there === undefined) merged[key] = value;
    else if (key === "resource" || key === "data") merged[key] = byType(there, value, isOverride);
    else if (
      key === "provider" ||
      key === "module" ||
      key === "locals" ||
      key === "variable" ||
      key === "output"
    )
      merged[key] = [...asList(there), ...asList(value)];
    else
      merged[key] =
        typeof there === "object" && !Array.isArray(there) ? { ...there, ...asObject(value) } : value;
  }
  return merged;
}

function byType(there: unknown, more: unknown, isOverride: boolean): JsonObject {
  const types: Record<string, Record<string, unknown>> = {};
  const add = (value: unknown, replaces: boolean) => {
    for (const item of asList(value))
      for (const [type, named] of Object.entries(asObject(item)))
        for (const part of asList(named))
          for (const [name, body] of Object.entries(asObject(part))) {
            types[type] ??= {};
            const known = types[type]?.[name];
            (types[type] as Record<string, unknown>)[name] =
              replaces && known !== undefined
                ? { ...asObject(asList(known)[0]), ...asObject(asList(body)[0]) }
                : body;
          }
  };
  add(there, false);
  add(more, isOverride);
  return types;
}
