/** The JSON Schemas that editors use, made from the one declaration of the shape. */
import { configuration } from "../shape/configuration";
import { expectationsFile } from "../shape/expectations-file";
import { z } from "../shape/zod";

/** Schema texts by file name. */
export function schemas(): Readonly<Record<string, string>> {
  return {
    "cadastre.schema.json": text(configurationSchema()),
    "expectations.schema.json": text(z.toJSONSchema(expectationsFile, { io: "input", target: "draft-7" })),
    "network.lock.schema.json": text(lockSchema()),
  };
}

/** Any one file of a configuration may hold any part of it, so nothing at the top is required of a single file. */
function configurationSchema(): object {
  const schema = z.toJSONSchema(configuration, {
    io: "input",
    target: "draft-7",
    unrepresentable: "any",
    override: ({ jsonSchema }) => withoutFillers(jsonSchema),
  });
  const { required: _, ...open } = schema as Record<string, unknown>;
  const properties = (open.properties ?? {}) as Record<string, Record<string, unknown>>;
  return { ...open, properties };
}

/** A section that is filled in from its own keys' defaults has none of its own to tell. */
function withoutFillers(schema: { default?: unknown }): void {
  if (typeof schema.default === "object" && !Array.isArray(schema.default)) delete schema.default;
}

function lockSchema(): object {
  const cidr = { type: "string", pattern: "^\\d{1,3}(\\.\\d{1,3}){3}/\\d{1,2}$" };
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Cadastre lock",
    description: "Which address belongs to whom. Written by cadastre plan.",
    type: "object",
    additionalProperties: false,
    required: ["version", "scopes", "entries"],
    properties: {
      version: { const: 2, description: "How this file is written; cadastre plan takes older ones over." },
      scopes: {
        type: "object",
        description: "What is allocated, by scope.",
        additionalProperties: {
          type: "object",
          additionalProperties: false,
          properties: {
            overlap: { const: "allowed", description: "VPCs of this scope may have the same addresses." },
            allocations: {
              type: "object",
              description: "The block that each thing has, by ref.",
              additionalProperties: cidr,
            },
            tombstones: {
              type: "array",
              description:
                "Blocks that nobody asks for any more, and that nobody gets until they are released.",
              items: { type: "string" },
            },
          },
        },
      },
      choices: {
        type: "object",
        description: "What planning chose where the configuration leaves it open, by kind and ref.",
        additionalProperties: { type: "object", additionalProperties: { type: "string" } },
      },
      entries: { type: "integer", description: "How many allocations, tombstones and choices there are." },
    },
  };
}

function text(schema: object): string {
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
