/** How the emitted stacks are run: versions, state and role. */
import { name, regionName } from "./primitives";
import {
  bucketName,
  cloudOrganization,
  cloudProject,
  hostWithPort,
  stateFolder,
  versionConstraint,
} from "./texts";
import { z } from "./zod";

const folder = z
  .string()
  .regex(/^[A-Za-z0-9_-]+(?:\/[A-Za-z0-9_-]+)*$/)
  .meta({ examples: ["network"] });

const s3 = z.strictObject({
  type: z.literal("s3").meta({ description: "State in an S3 bucket, with a lock beside it." }),
  bucket: bucketName.meta({ description: "The bucket that holds the states." }),
  region: regionName,
  account: name.optional().meta({
    description:
      "The account that owns the bucket; with it, a bootstrap stack for bucket, key and policy is made.",
  }),
  prefix: folder.default("network").meta({ description: "The folder in the bucket." }),
  bootstrapState: z.enum(["local", "bucket"]).default("local").meta({
    description:
      "Where the state of the bootstrap stack is kept. local: in a file, for the first apply, before there is a bucket. bucket: in the bucket that it makes, so that every machine has it.",
  }),
});

const local = z.strictObject({
  type: z.literal("local").meta({ description: "State in files." }),
  directory: stateFolder
    .default("../../../state")
    .meta({ description: "Relative to the stack's folder, so that no machine's path is written." }),
});

const cloud = z.strictObject({
  type: z.literal("cloud").meta({ description: "State in HCP Terraform or Terraform Enterprise." }),
  organization: cloudOrganization.meta({ description: "The organisation there." }),
  hostname: hostWithPort
    .optional()
    .meta({ description: "Where Terraform Enterprise runs; HCP Terraform without." }),
  project: cloudProject.optional().meta({ description: "The project that the workspaces are in." }),
  // A workspace's name may have 260 characters, and a stack's has 91 at most.
  workspacePrefix: z
    .string()
    .regex(/^[A-Za-z0-9_-]{0,160}$/)
    .default("")
    .meta({
      description: "What workspace names begin with, before the name of the stack.",
      examples: ["network-"],
    }),
});

export const terraform = z.strictObject({
  requiredVersion: versionConstraint
    .default(">= 1.10")
    .meta({ description: "The versions of Terraform or OpenTofu that may run the stacks." }),
  awsProvider: versionConstraint
    .default(">= 5.100.0, < 7.0.0")
    .meta({ description: "The versions of the AWS provider that may be installed." }),
  backend: z
    .discriminatedUnion("type", [s3, local, cloud])
    .prefault({ type: "local" })
    .meta({ description: "Where state is kept; local files without." }),
  exchange: z
    .strictObject({
      bucket: bucketName.meta({ description: "The bucket that identifiers are handed over in." }),
      region: regionName,
      prefix: folder.default("network").meta({ description: "The folder in the bucket." }),
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
