/** What VPCs use of another VPC: an endpoint hub's endpoints, and a resolver's way to other networks' names. */
import { endpointName } from "./endpoints";
import { azId, cidrBlock, name } from "./primitives";
import { description, domain } from "./texts";
import { z } from "./zod";

/** A VPC by its account and its own name, `network/egress`. */
const vpcName = z
  .string()
  .regex(/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/)
  .meta({ description: "A VPC by account and name.", examples: ["network/egress"] });

const hubVpcs = z.array(vpcName).min(1).meta({ description: "One VPC in each region that it serves." });

export const endpointHub = z
  .strictObject({
    description: description.optional(),
    vpcs: hubVpcs,
    services: z.array(endpointName).min(1).optional().meta({
      description:
        "The interface endpoints of the hub's VPCs that others use; without it, all that have private DNS.",
    }),
    dns: z.enum(["zones", "profile"]).default("zones").meta({
      description:
        "How the names reach the VPCs that use it. zones: each private zone is associated with each VPC, at most 300. profile: one Route 53 Profile, shared through RAM.",
    }),
  })
  .meta({
    id: "EndpointHub",
    description:
      "Interface endpoints in one VPC of a region that other VPCs use; they choose it with endpoints.hub.",
  });

const target = z
  .union([
    z.ipv4(),
    z.strictObject({
      ip: z.ipv4().meta({ description: "The address of a DNS server." }),
      port: z.int().min(1).max(65535).optional().meta({ description: "Its port; 53 without." }),
    }),
  ])
  .meta({ description: "A name server's address, with its port if that is not 53." });

const rule = z
  .strictObject({
    domain,
    targets: z.array(target).min(1).meta({ description: "Its name servers, at most six." }),
  })
  .meta({ id: "ResolverRule", description: "A domain that is asked elsewhere." });

export const resolver = z
  .strictObject({
    description: description.optional(),
    vpcs: hubVpcs,
    tier: name.default("endpoints").meta({ description: "The tier it stands in." }),
    availabilityZones: z
      .array(azId)
      .min(2)
      .optional()
      .meta({ description: "The AZs of that tier, at least two; all without." }),
    inbound: z
      .strictObject({
        external: z.array(name).min(1).optional().meta({ description: "External ranges that may ask it." }),
        cidrs: z.array(cidrBlock).min(1).optional().meta({ description: "Further blocks that may ask it." }),
      })
      .optional()
      .meta({ description: "Lets other networks ask for the names that this VPC sees." }),
    rules: z
      .record(name, rule)
      .optional()
      .meta({ description: "Domains that the VPCs which use it ask elsewhere." }),
  })
  .meta({
    id: "Resolver",
    description:
      "Route 53 Resolver endpoints in one VPC of a region; others follow its rules with dns.resolver.",
  });

export type ResolverShape = z.infer<typeof resolver>;
