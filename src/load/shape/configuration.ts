/** The whole configuration: what the top level of the files may hold, once they are merged. */
import { adopted } from "./adopted";
import { connectivity } from "./connectivity";
import { endpointPolicy } from "./endpoint-policies";
import { existingRule } from "./existing-rules";
import { expectations, restrictions } from "./expectations";
import { stackExtra } from "./extra";
import { guards } from "./guards";
import { endpointHub, resolver } from "./hubs";
import { accountId, azId, cidrBlocks, name, ouPath, prefixLength, regionName } from "./primitives";
import { services } from "./services";
import { terraform } from "./terraform";
import { description, renameText, sentence, tags } from "./texts";
import { vpcName } from "./vpc-names";
import { profileSettings, vpcSettings, vpcs } from "./vpc-settings";
import { z } from "./zod";

const organization = z.strictObject({
  name,
  id: z
    .string()
    .regex(/^o-[a-z0-9]{10,32}$/)
    .optional()
    .meta({ description: "The organisation's ID, for policies.", examples: ["o-a1b2c3d4e5"] }),
  partition: z
    .enum(["aws", "aws-us-gov", "aws-cn", "aws-eusc", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f"])
    .default("aws")
    .meta({ description: "The AWS partition that all accounts are in." }),
  tags: tags.optional(),
});

const region = z.strictObject({
  availabilityZones: z
    .array(azId)
    .min(1)
    .meta({ description: "AZ IDs in order of use; add new ones at the end." }),
});

const pool = z
  .strictObject({
    cidrs: cidrBlocks.optional().meta({ description: "Pinned blocks; a pool without `from` needs them." }),
    from: name.optional().meta({ description: "The pool this one is carved out of." }),
    prefixLength: prefixLength.optional(),
    blocks: z
      .record(name, prefixLength)
      .optional()
      .meta({ description: "Further blocks by name and size, for a pool that has to grow." }),
    locale: regionName.optional().meta({ description: "The only region this pool may allocate in." }),
    description: description.optional(),
  })
  .meta({ id: "Pool" });

const reserved = z
  .strictObject({
    cidrs: cidrBlocks.meta({ description: "The blocks that are kept free." }),
    description: description.optional(),
  })
  .meta({ id: "Reserved" });

const external = z
  .strictObject({
    cidrs: cidrBlocks.meta({ description: "The blocks in use there." }),
    via: z
      .enum(["direct-connect", "vpn", "peering", "internet", "unconnected"])
      .optional()
      .meta({ description: "How it is reached. A connection that lists it has to be of this kind." }),
    within: name.optional().meta({ description: "The external range this one is a part of." }),
    records: z
      .array(name)
      .min(1)
      .optional()
      .meta({
        description: "Gateway proxies whose records, as `plan` prints them, the DNS there has.",
        examples: [["dallas"]],
      }),
    acceptedOverlaps: z
      .array(
        z.strictObject({
          with: vpcName.meta({ description: "The VPC that has some of these addresses." }),
          reason: sentence("Why the overlap can stay; for people."),
        }),
      )
      .min(1)
      .optional()
      .meta({
        description:
          "VPCs that overlap this range and keep their addresses, as when an office is found over a built one.",
      }),
    description: description.optional(),
  })
  .meta({ id: "External", description: "A range in use outside this configuration." });

const scope = z
  .strictObject({
    overlap: z.enum(["forbidden", "allowed"]).default("forbidden").meta({
      description: "allowed: each VPC allocates on its own, as nothing in this scope is routed between VPCs.",
    }),
    pools: z
      .record(name, pool)
      .optional()
      .meta({ description: "Pools by name, which stands once in the organisation." }),
    reserved: z.record(name, reserved).optional().meta({ description: "Ranges that are never allocated." }),
    external: z
      .record(name, external)
      .optional()
      .meta({ description: "Ranges in use elsewhere, as on-premises." }),
  })
  .meta({ id: "Scope", description: "One routable space; what is in it is disjoint." });

const ou = z.strictObject({
  description: description.optional(),
  tags: tags.optional(),
  defaults: vpcSettings.optional().meta({ description: "Where the VPCs of this OU's accounts start from." }),
  vpcs: vpcs.optional().meta({ description: "VPCs made in each account of this OU." }),
  extra: stackExtra.optional(),
});

const account = z
  .strictObject({
    id: accountId,
    ou: ouPath.optional(),
    description: description.optional(),
    tags: tags.optional(),
    defaults: vpcSettings.optional().meta({ description: "Where the VPCs of this account start from." }),
    vpcs: vpcs.optional().meta({
      description: "VPCs by name; `none` takes back one that the OU declares.",
    }),
    extra: stackExtra.optional(),
  })
  .meta({ id: "Account" });

const rename = z
  .strictObject({
    from: renameText.meta({
      description: "The ref that the lock has.",
      examples: ["payments-prod/us-east-1/main/app", "profile:spoke/app", "scope:corp"],
    }),
    to: renameText.meta({
      description: "The ref that the configuration has now.",
      examples: ["payments-prod/us-east-1/main/web", "profile:spoke/web", "scope:corporate"],
    }),
  })
  .meta({
    id: "Rename",
    description:
      "A ref, or the beginning of some, that has a new name and keeps its addresses: an account, account/region/vpc, account/region/vpc/tier, account/region/vpc/secondary/name or pool/name. scope:NAME is a scope, profile:NAME/TIER a tier in every VPC of a profile, ou:PATH/VPC a VPC that an OU declares, ou:PATH/VPC/TIER a tier of it, and ou:PATH/*/TIER a tier in every VPC of its accounts.",
  });

export const configuration = z
  .strictObject({
    organization: organization.meta({ description: "The AWS organisation: its name, ID and tags." }),
    regions: z.record(regionName, region).meta({ description: "The regions in use." }),
    terraform: terraform
      .prefault({})
      .meta({ description: "How the stacks are run: versions, state and role." }),
    ipam: z
      .strictObject({
        scopes: z.record(name, scope).meta({ description: "Routable spaces by name, each with its pools." }),
      })
      .optional()
      .meta({ description: "Where addresses come from." }),
    defaults: vpcSettings.optional().meta({ description: "Where every VPC starts from." }),
    profiles: z
      .record(name, profileSettings)
      .optional()
      .meta({ description: "Settings by name that VPCs start from." }),
    policies: z.record(name, endpointPolicy).optional().meta({ description: "Endpoint policies by name." }),
    endpointHubs: z
      .record(name, endpointHub)
      .optional()
      .meta({ description: "VPCs by name whose interface endpoints others use." }),
    resolvers: z
      .record(name, resolver)
      .optional()
      .meta({ description: "Resolver endpoints and their rules, by name." }),
    existingRules: z
      .record(name, existingRule)
      .optional()
      .meta({ description: "Resolver rules that others made, by name." }),
    ous: z.record(ouPath, ou).optional().meta({ description: "Organisational units by path." }),
    accounts: z.record(name, account).meta({ description: "AWS accounts by name." }),
    services: services.optional().meta({ description: "PrivateLink services by name." }),
    connectivity: connectivity
      .optional()
      .meta({ description: "What connects VPCs with one another and with other networks." }),
    renames: z
      .array(rename)
      .optional()
      .meta({ description: "Things that have a new name and keep their addresses." }),
    adopted: adopted.optional(),
    expectations: expectations
      .optional()
      .meta({ description: "Flows that have to be delivered or denied; cadastre verify asks for each." }),
    restrictions: restrictions.optional().meta({ description: "Tiers that must have no way to a service." }),
    guards: guards.optional().meta({ description: "Kinds of change that cadastre review forbids, by name." }),
  })
  .meta({ title: "Cadastre configuration" });

export type Configuration = z.infer<typeof configuration>;
export type PoolShape = z.infer<typeof pool>;
export type ScopeShape = z.infer<typeof scope>;
export type AccountShape = z.infer<typeof account>;
