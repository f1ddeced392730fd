/** What can be said of a VPC; the same shape serves organisation, OU, profile, account and the VPC itself. */
import { describeSetting, QUOTA_SETTING_NAMES, type QuotaSetting, settingOf } from "../../aws/quota-settings";
import { endpoints } from "./endpoints";
import { vpcExtra } from "./extra";
import { azId, cidrBlock, cidrOrExternal, name, prefixLength, regionName } from "./primitives";
import { bucketArn, tags } from "./texts";
import { z } from "./zod";

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

export const tier = z
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
    perAz: z
      .record(azId, perAz)
      .optional()
      .meta({ description: "Sizes or pinned blocks that differ, by AZ ID." }),
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

export const flowLogs = z
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
    traffic: z
      .enum(["all", "accept", "reject"])
      .optional()
      .meta({ description: "Which packets are recorded.", default: "all" }),
    aggregationSeconds: z
      .union([z.literal(60), z.literal(600)])
      .optional()
      .meta({ description: "Seconds that one record sums up.", default: 600 }),
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

export const dns = z.strictObject({
  support: z
    .boolean()
    .optional()
    .meta({ description: "Whether AWS's own DNS answers in the VPC.", default: true }),
  hostnames: z.boolean().optional().meta({
    description: "Whether instances get DNS names; endpoints' private names need it.",
    default: true,
  }),
  resolver: z
    .union([none, name])
    .optional()
    .meta({ description: "The resolver of `resolvers` whose rules this VPC follows." }),
});

export const settings = {
  region: regionName.optional(),
  availabilityZones: availabilityZones.optional(),
  cidr: cidr.optional().meta({ description: "The primary block: a size from a pool, or pinned." }),
  secondaryCidrs: z
    .record(name, z.union([none, cidrBlock, cidrRequest]))
    .optional()
    .meta({ description: "Blocks associated after the primary, by name; up to 5, given the raised quota." }),
  subnets: z
    .record(name, z.union([none, tier]))
    .optional()
    .meta({ description: "Subnet tiers by name." }),
  internetGateway: z
    .boolean()
    .optional()
    .meta({ description: "Whether the VPC has an internet gateway; public tiers need one.", default: false }),
  natGateways: z.enum(["none", "single", "per-az"]).optional().meta({
    description:
      "One NAT gateway for the VPC, or one in each AZ of its public tier. They stay where they are.",
    default: "none",
  }),
  natGatewayTier: name.optional().meta({
    description:
      "The public tier that NAT gateways stand in. A VPC with two public tiers has to name it, unless it has NAT gateways already.",
  }),
  dns: dns.optional().meta({
    description: "The VPC's DNS; both attributes on unless said otherwise, as endpoints need them.",
  }),
  endpoints: endpoints.optional().meta({ description: "Endpoints to AWS services." }),
  flowLogs: z.union([none, flowLogs]).optional().meta({ description: "VPC flow logs, and where they go." }),
  quotas: quotas.optional().meta({ description: "Quotas that AWS has raised for these accounts." }),
  extra: vpcExtra.optional(),
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
