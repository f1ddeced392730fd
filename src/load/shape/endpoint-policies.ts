/** Endpoint policies by name: from a file, or from limits that a built-in template turns into a policy. */
import { AWS_OWNED_NAMES } from "../../aws/aws-owned";
import { accountId, name } from "./primitives";
import { description } from "./texts";
import { z } from "./zod";

const bucket = z
  .string()
  .regex(/^[a-z0-9*?][a-z0-9.*?-]{1,61}[a-z0-9*?]$/)
  .meta({ examples: ["acme-ledger", "acme-*"] });
const table = z
  .string()
  .regex(/^[A-Za-z0-9_.*?-]{3,255}$/)
  .meta({ examples: ["orders", "orders-*"] });

export const endpointPolicy = z
  .strictObject({
    description: description.optional(),
    file: z
      .string()
      .regex(/^(?!\/)(?!.*(?:^|\/)\.\.?(?:\/|$))[A-Za-z0-9._/-]+\.json$/)
      .optional()
      .meta({
        description:
          "A JSON policy beside the configuration, with {account}, {organization}, {partition}, {region} and {vpc} filled in for each endpoint.",
        examples: ["policies/data-lake.json"],
      }),
    restricted: z
      .boolean()
      .default(false)
      .meta({ description: "For a file: it must not let anyone from anywhere in, and this is checked." }),
    organization: z.boolean().default(false).meta({ description: "Only principals of this organisation." }),
    ownResources: z
      .boolean()
      .default(false)
      .meta({ description: "With organization: only its resources too." }),
    accounts: z
      .array(z.union([name, accountId]))
      .min(1)
      .optional()
      .meta({
        description:
          "Only principals of these accounts: names, IDs, or `self` for the account of the endpoint.",
      }),
    buckets: z.array(bucket).min(1).optional().meta({ description: "Only these S3 buckets." }),
    tables: z
      .array(table)
      .min(1)
      .optional()
      .meta({ description: "Only these DynamoDB tables of the endpoint's account and region." }),
    readOnly: z.boolean().default(false).meta({ description: "Only actions that read." }),
    awsOwned: z
      .array(z.enum(AWS_OWNED_NAMES))
      .min(1)
      .optional()
      .meta({
        description:
          "For s3 besides: what of AWS's own anyone may use, such as the layers of container images.",
        examples: [["ecr", "ssm", "amazon-linux"]],
      }),
  })
  .meta({ id: "EndpointPolicy", description: "A named endpoint policy: a file, or limits that all hold." });

export type EndpointPolicyShape = z.infer<typeof endpointPolicy>;
