/** How connectivity names VPCs. */
import { z } from "./zod";

export const vpcName = z
  .string()
  .regex(/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/)
  .meta({ description: "A VPC as ACCOUNT/VPC.", examples: ["payments-prod/main"] });

export const vpcSelector = z
  .string()
  .regex(/^(?:ou:[a-z][a-z0-9/-]*|[a-z][a-z0-9-]*(?:\/[a-z][a-z0-9-]*)?)$/)
  .meta({
    description: "ACCOUNT/VPC, ACCOUNT for all its VPCs in the region, or ou:PATH for those of an OU.",
    examples: ["ou:workloads/prod", "network/egress"],
  });
