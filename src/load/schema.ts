/** The JSON Schemas that editors use, made from the one declaration of the shape. */

import { configuration } from "./shape/configuration";
import { z } from "./zod";

/** Schema texts by file name. */
export function schemas(): Readonly<Record<string, string>> {
  return {
    "cadastre.schema.json": text(configurationSchema()),
    "network.lock.schema.json": text(lockSchema()),
  };
}

/** Any one file of a configuration may hold any part of it, so nothing at the top is required of a single file. */
function configurationSchema(): object {
  const schema = z.toJSONSchema(configuration, { io: "input", target: "draft-7", unrepresentable: "any" });
  const { required: _, ...open } = schema as Record<string, unknown>;
  const properties = (open.properties ?? {}) as Record<string, Record<string, unknown>>;
  return { ...open, properties };
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
      version: { const: 2 },
      scopes: {
        type: "object",
        additionalProperties: {
          type: "object",
          additionalProperties: false,
          properties: {
            overlap: { const: "allowed", description: "VPCs of this scope may have the same addresses." },
            allocations: { type: "object", additionalProperties: cidr },
            tombstones: { type: "array", items: { type: "string" } },
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
