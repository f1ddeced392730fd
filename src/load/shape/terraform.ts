/** How the emitted stacks are run: versions, state and role. */
import { z } from "../zod";
import { name, regionName } from "./primitives";
import {
  bucketName,
  cloudOrganization,
  cloudProject,
  hostWithPort,
  stateFolder,
  versionConstraint,
} from "./texts";

const folder = z
  .string()
  .regex(/^[A-Za-z0-9_-]+(?:\/[A-Za-z0-9_-]+)*$/)
  .meta({ examples: ["network"] });

const s3 = z.strictObject({
  type: z.literal("s3"),
  bucket: bucketName,
  region: regionName,
  account: name.optional().meta({
    description:
      "The account that owns the bucket; with it, a bootstrap stack for bucket, key and policy is made.",
  }),
  prefix: folder.optional().meta({ description: "The folder in the bucket.", default: "network" }),
});

const local = z.strictObject({
  type: z.literal("local"),
  directory: stateFolder.optional().meta({
    description: "Relative to the stack's folder, so that no machine's path is written.",
    default: "../../../state",
  }),
});

const cloud = z.strictObject({
  type: z.literal("cloud"),
  organization: cloudOrganization,
  hostname: hostWithPort.optional(),
  project: cloudProject.optional(),
  // A workspace's name may have 260 characters, and a stack's has 91 at most.
  workspacePrefix: z
    .string()
    .regex(/^[A-Za-z0-9_-]{0,160}$/)
    .optional()
    .meta({ examples: ["network-"] }),
});

export const terraform = z.strictObject({
  requiredVersion: versionConstraint.optional().meta({ default: ">= 1.10" }),
  awsProvider: versionConstraint.optional().meta({ default: ">= 5.100.0, < 7.0.0" }),
  backend: z
    .discriminatedUnion("type", [s3, local, cloud])
    .optional()
    .meta({ description: "Where state is kept; local files without." }),
  exchange: z
    .strictObject({
      bucket: bucketName,
      region: regionName,
      prefix: folder.optional().meta({ default: "network" }),
    })
    .optional()
    .meta({
      description:
        "The bucket in which stacks hand identifiers to one another; that of an s3 backend unless said otherwise.",
    }),
  deployRole: z
    .string()
    .regex(/^arn:aws[a-z-]*:iam::\{account\}:role\/[\w+=,.@/-]+$/)
    .optional()
    .meta({
      description: "The role that is assumed in each account; {account} stands for its ID.",
      examples: ["arn:aws:iam::{account}:role/NetworkDeployer"],
    }),
});

export type TerraformShape = z.infer<typeof terraform>;
