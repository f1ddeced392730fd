/** Editors show what the schema says of a key, so every key of the language has a sentence. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT_ROOT } from "../support/plans";

interface Schema {
  readonly description?: string;
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

/** What an editor shows: a description of the key's own, or that of the one definition that it stands for. */
function isDescribed(schema: Schema, whole: Schema): boolean {
  if (schema.description) return true;
  if (schema.$ref)
    return isDescribed(whole.definitions?.[schema.$ref.replace("#/definitions/", "")] ?? {}, whole);
  return schema.allOf?.some((one) => isDescribed(one, whole)) ?? false;
}

function undescribed(schema: unknown, whole: Schema, path = ""): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const { properties = {} } = schema as Schema;
  const own = Object.entries(properties).filter(([, one]) => !isDescribed(one, whole));
  const inner = Object.entries(schema).flatMap(([key, value]) => undescribed(value, whole, `${path}/${key}`));
  return [...own.map(([key]) => `${path}/${key}`), ...inner];
}

// Fails when a key of a shape has no description.
test.each(["cadastre.schema.json", "network.lock.schema.json"])("%s describes every key", (file) => {
  const schema = JSON.parse(readFileSync(join(PROJECT_ROOT, "config/schema", file), "utf8")) as Schema;
  expect(undescribed(schema, schema)).toEqual([]);
});
