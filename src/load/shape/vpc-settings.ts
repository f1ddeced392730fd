/** What can be said of a VPC; the same shape serves organisation, OU, profile, account and the VPC itself. */
import { describeSetting, QUOTA_SETTING_NAMES, type QuotaSetting, settingOf } from "../../aws/quota-settings";
import { z } from "../zod";
import { endpoints } from "./endpoints";
import { azId, cidrBlock, cidrOrExternal, name, prefixLength, regionName } from "./primitives";
import { bucketArn, tags } from "./texts";

/** Takes back what an outer level declared. */
const none = z.literal("none").meta({ description: "Takes back what an outer level declares." });

const cidrRequest = z
  .strictObject({
    pool: name.optional().meta({ description: "The pool to allocate from." }),
    scope: name
      .optional()
      .meta({ description: "For a pinned block outside every pool: the scope it belongs to." }),
    prefixLength: prefixLength.optional(),
    cidr: cidrBlock.optional().meta({ description: "Pins the block: a claim, never moved." }),
  })
  .meta({ id: "CidrRequest", description: "A size to allocate from a pool, or a pinned block." });

/** A size from a pool, or a pinned block in short. */
export const cidr = z.union([cidrBlock, cidrRequest]);

const availabilityZones = z.union([z.int().min(1).max(6), z.array(azId).min(1)]).meta({
  description:
    "AZ IDs, or how many to take. A number keeps the AZs that it took before, as the lock remembers them, and then takes the first ones of the region's list.",
});

const perAz = z
  .strictObject({ prefixLength: prefixLength.optional(), cidr: cidrBlock.optional() })
  .meta({ id: "PerAz", description: "What differs for this tier's subnet in one AZ." });

const tier = z
  .strictObject({
    prefixLength: prefixLength.optional(),
    from: name
      .optional()
      .meta({ description: "The secondary CIDR to take the subnets from; the primary without." }),
    access: z.enum(["public", "private", "isolated"]).optional().meta({
      description:
        "public: default route to the internet gateway. private: to a NAT gateway, where there is one. isolated: no default route.",
      default: "private",
    }),
    availabilityZones: availabilityZones.optional(),
    perAz: z.record(azId, perAz).optional(),
    routeTables: z.enum(["shared", "per-az"]).optional().meta({
      description: "One route table for the tier, or one for each AZ. NAT gateways per AZ need the second.",
    }),
    state: z.enum(["active", "reserved"]).optional().meta({
      description: "reserved: the addresses are set aside in the lock, nothing is built yet.",
      default: "active",
    }),
    publicAddresses: z.boolean().optional().meta({
      description: "Whether instances in a public tier get a public address by default.",
      default: false,
    }),
    networkAcl: z
      .strictObject({
        deny: z
          .array(cidrOrExternal)
          .min(1)
          .meta({
            description:
              "CIDR blocks and external:NAME that exchange nothing with the tier's subnets, in either direction. Add new ones at the end.",
            examples: [["external:guests", "10.9.0.0/16"]],
          }),
      })
      .optional()
      .meta({ description: "A network ACL of the tier's own; it lets all through but what it denies." }),
    tags: tags.optional(),
  })
  .meta({ id: "Tier", description: "A subnet in each AZ, with one role." });

const flowLogs = z
  .strictObject({
    to: z.enum(["s3", "cloud-watch-logs"]).meta({ description: "Where the records go." }),
    bucketArn: bucketArn.optional().meta({ description: "For s3: the bucket, with a folder if wanted." }),
    retentionDays: z
      .union(
        [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1827, 3653].map((d) => z.literal(d)),
      )
      .optional()
      .meta({
        description: "For cloud-watch-logs: days to keep, one of the values that AWS offers.",
        default: 90,
      }),
    traffic: z.enum(["all", "accept", "reject"]).optional().meta({ default: "all" }),
    aggregationSeconds: z
      .union([z.literal(60), z.literal(600)])
      .optional()
      .meta({ default: 600 }),
  })
  .meta({ id: "FlowLogs", description: "VPC flow logs." });

/** What AWS never lowers is not declared lower. */
const LEAST: Partial<Readonly<Record<QuotaSetting, number>>> = { ipv4CidrsPerVpc: 5 };

/** Raised quotas by name; the ones that the planner checks. */
const quotas = z
  .strictObject(
    Object.fromEntries(
      QUOTA_SETTING_NAMES.map((setting) => {
        const { max } = settingOf(setting);
        const least = z.int().min(LEAST[setting] ?? 1);
        const figure = max === undefined ? least : least.max(max);
        return [setting, figure.optional().meta({ description: describeSetting(setting) })];
      }),
    ) as Record<QuotaSetting, z.ZodOptional<z.ZodInt>>,
  )
  .meta({ id: "Quotas", description: "Quotas that AWS has raised for these accounts." });

const settings = {
  region: regionName.optional(),
  availabilityZones: availabilityZones.optional(),
  cidr: cidr.optional(),
  secondaryCidrs: z
    .record(name, z.union([none, cidrBlock, cidrRequest]))
    .optional()
    .meta({ description: "Blocks associated after the primary, by name; up to 5, given the raised quota." }),
  subnets: z
    .record(name, z.union([none, tier]))
    .optional()
    .meta({ description: "Subnet tiers by name." }),
  internetGateway: z.boolean().optional().meta({ default: false }),
  natGateways: z.enum(["none", "single", "per-az"]).optional().meta({
    description:
      "One NAT gateway for the VPC, or one in each AZ of its public tier. They stay where they are.",
    default: "none",
  }),
  natGatewayTier: name.optional().meta({
    description:
      "The public tier that NAT gateways stand in. A VPC with two public tiers has to name it, unless it has NAT gateways already.",
  }),
  dns: z
    .strictObject({
      support: z.boolean().optional(),
      hostnames: z.boolean().optional(),
      resolver: z
        .union([none, name])
        .optional()
        .meta({ description: "The resolver of `resolvers` whose rules this VPC follows." }),
    })
    .optional()
    .meta({
      description: "The VPC's DNS; both attributes on unless said otherwise, as endpoints need them.",
    }),
  endpoints: endpoints.optional(),
  flowLogs: z.union([none, flowLogs]).optional(),
  quotas: quotas.optional(),
  tags: tags.optional(),
};

/** What a profile may say: everything of a VPC but which profile it has. */
export const profileSettings = z.strictObject(settings).meta({ id: "Profile" });

export const vpcSettings = z
  .strictObject({ profile: name.optional().meta({ description: "The profile to start from." }), ...settings })
  .meta({ id: "VpcSettings" });

/** VPCs by name; `none` takes back one that an OU declares. */
export const vpcs = z.record(name, z.union([none, vpcSettings]));

export type VpcSettings = z.infer<typeof vpcSettings>;
export type TierShape = z.infer<typeof tier>;
export type CidrShape = z.infer<typeof cidr>;
