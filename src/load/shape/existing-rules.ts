/** What can be said about resolver rules that others made, and that VPCs follow. */
import { accountId, regionName } from "./primitives";
import { domain } from "./texts";
import { vpcSelector } from "./vpc-names";
import { z } from "./zod";

export const existingRule = z
  .strictObject({
    id: z
      .string()
      .regex(/^rslvr-rr-[0-9a-z]{1,50}$/)
      .meta({ description: "The ID of the rule.", examples: ["rslvr-rr-0123456789abcdef0"] }),
    domain: domain.meta({ description: "The domain that it forwards, without a dot at its end." }),
    owner: accountId.meta({ description: "The account that owns the rule and shares it." }),
    region: regionName,
    vpcs: z.array(vpcSelector).min(1).meta({ description: "The VPCs that follow it." }),
  })
  .meta({
    id: "ExistingRule",
    description:
      "A resolver rule that others made and share with these accounts: VPCs are associated with it, and it is never made, changed or destroyed.",
  });
