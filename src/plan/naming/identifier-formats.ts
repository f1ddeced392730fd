/** How AWS writes the identifiers that cross from one account to another. */
import type { OwnIdentifier } from "../planned/exchange";
import type { PlannedKind } from "../planned/kind";

export interface IdentifierFormat {
  /** A regular expression, as Terraform's `regex` takes it. */
  readonly pattern: string;
  /** For a sentence, `VPC ID`. */
  readonly name: string;
}

/** EC2 had IDs of 8 digits before 2018, and has 17 since. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html */
const ec2 = (prefix: string): string => `^${prefix}-([0-9a-f]{8}|[0-9a-f]{17})$`;

const VPC: IdentifierFormat = { pattern: ec2("vpc"), name: "VPC ID" };
const GATEWAY: IdentifierFormat = { pattern: ec2("tgw"), name: "transit gateway ID" };
/** At most 32 characters. https://docs.aws.amazon.com/Route53/latest/APIReference/API_HostedZone.html */
const HOSTED_ZONE: IdentifierFormat = { pattern: "^[0-9A-Z]{1,32}$", name: "hosted zone ID" };

/** By kind and attribute. What is not here does not cross. */
const FORMATS: { readonly [Kind in PlannedKind]?: Readonly<Record<string, IdentifierFormat>> } = {
  vpc: { id: VPC },
  "transit-gateway": { id: GATEWAY },
  "gateway-lookup": { id: GATEWAY },
  "vpc-attachment": {
    id: { pattern: ec2("tgw-attach"), name: "transit gateway attachment ID" },
    vpc_id: VPC,
  },
  peering: { id: { pattern: ec2("pcx"), name: "peering ID" } },
  "private-zone": { zone_id: HOSTED_ZONE },
  "dns-profile": { id: { pattern: "^rp-[0-9a-z]{1,60}$", name: "Route 53 Profile ID" } },
  "resolver-rule": { id: { pattern: "^rslvr-rr-[0-9a-z]{1,50}$", name: "resolver rule ID" } },
  "load-balancer": {
    dns_name: { pattern: "^[0-9A-Za-z.-]{1,253}[.]amazonaws[.]com([.]cn)?$", name: "load balancer name" },
    zone_id: HOSTED_ZONE,
  },
  "endpoint-service": {
    id: { pattern: ec2("vpce-svc"), name: "endpoint service ID" },
    service_name: {
      pattern: "^(cn[.])?com[.]amazonaws[.]vpce[.][0-9a-z-]{1,32}[.]vpce-svc-([0-9a-f]{8}|[0-9a-f]{17})$",
      name: "endpoint service name",
    },
  },
  "service-endpoint": { id: { pattern: ec2("vpce"), name: "VPC endpoint ID" } },
};

/** Throws for what nobody has said how to tell from garbage: that cannot be sent to another account. */
export function formatOf({ kind, attribute }: OwnIdentifier): IdentifierFormat {
  const format = FORMATS[kind]?.[attribute];
  if (!format) throw new Error(`no format is known for ${attribute} of ${kind}, which another account reads`);
  return format;
}
