/** A team's own Terraform JSON, which is merged into the stacks: `extra` of a VPC, an account or an OU. */
import { name, regionName } from "./primitives";
import { description } from "./texts";
import { z } from "./zod";

/** The sections that an addition may have. */
export const ADDED_SECTIONS = ["resource", "data", "locals", "output"] as const;

const body = z.record(z.string(), z.unknown());
const named = z.record(z.string(), body);
const typed = z.record(z.string(), named);

const blocks = {
  resource: typed.optional().meta({
    description:
      "Resources by type and name, as in Terraform JSON. ${cadastre.vpc} and the like stand for what is planned.",
    examples: [
      {
        aws_security_group: {
          web: { vpc_id: "$" + "{cadastre.vpc}", description: "Web servers" },
        },
      },
    ],
  }),
  data: typed.optional().meta({ description: "Data sources by type and name, as in Terraform JSON." }),
  locals: body.optional().meta({ description: "Local values by name." }),
  output: named.optional().meta({ description: "Outputs of the stack by name." }),
};

/** What a file may hold, and an entry without one. */
export const addedBlocks = z.strictObject(blocks);

const source = {
  description: description.optional(),
  file: z
    .string()
    .regex(/^(?!\/)(?!.*(?:^|\/)\.\.?(?:\/|$))[A-Za-z0-9._/-]+\.json$/)
    .optional()
    .meta({
      description: "A file of Terraform JSON beside the configuration, instead of blocks that stand here.",
      examples: ["extra/alarms.tf.json"],
    }),
  ...blocks,
};

/** Takes back what an outer level adds. */
const none = z.literal("none").meta({ description: "Takes back what an outer level adds." });

const vpcAddition = z
  .strictObject(source)
  .meta({ id: "VpcAddition", description: "Terraform JSON of your own in the stack that makes the VPC." });

const stackAddition = z
  .strictObject({
    region: regionName.meta({ description: "The region of the stack." }),
    phase: z.enum(["base", "link", "accept"]).optional().meta({
      description: "Which of the region's stacks: base has VPCs, link and accept their connections.",
      default: "base",
    }),
    ...source,
  })
  .meta({ id: "StackAddition", description: "Terraform JSON of your own in one stack of an account." });

export const vpcExtra = z
  .record(name, z.union([none, vpcAddition]))
  .meta({ description: "Terraform JSON of your own for this VPC, by a name for each part." });

export const stackExtra = z
  .record(name, z.union([none, stackAddition]))
  .meta({ description: "Terraform JSON of your own for stacks of the account, by a name for each part." });

export type AddedBlocks = z.infer<typeof addedBlocks>;
export type VpcAdditionShape = z.infer<typeof vpcAddition>;
export type StackAdditionShape = z.infer<typeof stackAddition>;
