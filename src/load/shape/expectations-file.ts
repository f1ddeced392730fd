/** A file of expectations alone: the same section as a configuration's. */
import { expectations } from "./expectations";
import { z } from "./zod";

export const expectationsFile = z
  .strictObject({
    expectations: expectations.meta({
      description: "What the network has to let through, and what it must not.",
      examples: [[{ from: "tier:private", to: "internet", port: 443, expect: "delivered" }]],
    }),
  })
  .meta({ title: "Cadastre expectations", description: "For cadastre verify --expect." });
