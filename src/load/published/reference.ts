/** The reference page of the configuration, from the same declaration as its types, its validation and its schema. */
import { schemas } from "./schema";

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly propertyNames?: Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly definitions?: Readonly<Record<string, Schema>>;
}

type Definitions = Readonly<Record<string, Schema>>;

export function referencePage(): string {
  const root = JSON.parse(schemas()["cadastre.schema.json"] as string) as Schema;
  const definitions = root.definitions ?? {};
  const shapes = Object.entries(definitions).filter(([, schema]) => schema.properties !== undefined);
  const top = Object.entries(root.properties ?? {}).map(([key, schema]) => section(key, schema, definitions));
  return `# Configuration

Made by \`npm run docs\` from the declaration that also checks configurations; editors get the same as
\`config/schema/cadastre.schema.json\`. Settings of a VPC may stand at every level: \`defaults\`, an OU's or account's
\`defaults\`, a profile, and the VPC itself; inner levels win, and maps merge by key.

${top.join("\n")}
# Shapes

${shapes.map(([name, schema]) => shape(name, schema, definitions)).join("\n")}`;
}

function section(key: string, schema: Schema, definitions: Definitions): string {
  const named = resolve(schema, definitions);
  const body = named.properties && !schema.$ref && !schema.allOf ? `\n${table(named, definitions)}` : "";
  return `## ${key}\n\n${typeOf(schema)}. ${schema.description ?? named.description ?? ""}\n${body}`;
}

function shape(name: string, schema: Schema, definitions: Definitions): string {
  return `## ${name}\n\n${schema.description ? `${schema.description}\n\n` : ""}${table(schema, definitions)}`;
}

function table({ properties = {}, required = [] }: Schema, definitions: Definitions): string {
  const rows = Object.entries(properties).map(([key, schema]) => {
    const must = required.includes(key) ? " (required)" : "";
    return `| \`${key}\`${must} | ${typeOf(schema)} | ${notes(schema, definitions)} |`;
  });
  return ["| key | value | meaning |", "| --- | --- | --- |", ...rows, ""].join("\n");
}

function notes(schema: Schema, definitions: Definitions): string {
  const parts = [
    meaning(schema, definitions),
    schema.default !== undefined ? `Default: \`${String(schema.default)}\`.` : undefined,
    schema.examples?.length ? `Example: \`${String(schema.examples[0])}\`.` : undefined,
  ];
  return parts
    .filter((part) => part !== undefined && part !== "")
    .join(" ")
    .replaceAll("|", "\\|");
}

/** A key's own description, or else that of what it holds: a shape, the items of a list, what the names stand for. */
function meaning(schema: Schema, definitions: Definitions): string | undefined {
  const own = schema.description ?? resolve(schema, definitions).description;
  if (own !== undefined) return own;
  const { items, anyOf, oneOf, additionalProperties } = schema;
  const held = [
    ...(items ? [items] : []),
    ...(typeof additionalProperties === "object" ? [additionalProperties] : []),
    ...[...(anyOf ?? oneOf ?? [])].reverse(),
  ];
  return held.map((inner) => meaning(inner, definitions)).find((text) => text !== undefined);
}

function typeOf(schema: Schema): string {
  if (schema.$ref) return link(schema.$ref);
  if (schema.allOf?.[0]) return typeOf(schema.allOf[0]);
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return [...new Set(options.map(typeOf))].join(", or ");
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${String(value)}\``).join(", ");
  if (schema.items) return `list of ${typeOf(schema.items)}`;
  if (schema.properties)
    return Object.keys(schema.properties)
      .map((key) => `\`${key}\``)
      .join(", ");
  if (typeof schema.additionalProperties === "object")
    return `names → ${typeOf(schema.additionalProperties)}`;
  if (schema.type === "integer") return range(schema);
  return schema.type === "string" ? "text" : (schema.type ?? "anything");
}

function range({ minimum, maximum }: Schema): string {
  const bounded = minimum !== undefined && maximum !== undefined && maximum < 2 ** 31;
  return bounded ? `${minimum} to ${maximum}` : "whole number";
}

function link(ref: string): string {
  const name = ref.split("/").pop() as string;
  return `[${name}](#${name.toLowerCase()})`;
}

function resolve(schema: Schema, definitions: Definitions): Schema {
  const ref = schema.$ref ?? schema.allOf?.[0]?.$ref;
  return ref ? (definitions[ref.split("/").pop() as string] ?? schema) : schema;
}
