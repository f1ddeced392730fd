/** AWS service quotas as published, read from the pages below on 2026-11-23: those that something planned here can meet. */

const VPC = "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html";
const PRIVATELINK = "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html";
const PEERING = "https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-connection-quotas.html";
const TRANSIT_GATEWAY = "https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-quotas.html";
const NLB = "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-limits.html";
const ROUTE53 = "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html";
const DIRECT_CONNECT = "https://docs.aws.amazon.com/directconnect/latest/UserGuide/limits.html";
const VPN = "https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-limits.html";
const RAM = "https://docs.aws.amazon.com/general/latest/gr/ram.html";

/** One published quota. */
export interface Quota {
  readonly name: string;
  /** What the figure is counted per. */
  readonly scope: string;
  /** The figure without a raise; null where AWS sets no limit. */
  readonly default: number | null;
  /** Whether AWS can raise it on request. */
  readonly adjustable: boolean;
  /** The most it can be raised to, where AWS says. */
  readonly max?: number;
  /** Its Service Quotas code. */
  readonly code?: string;
  /** The AWS page that states it. */
  readonly source: string;
}

// biome-ignore format: one quota a line
export const QUOTAS = {
  vpcs: { name: "VPCs", scope: "account/Region", default: 5, adjustable: true, code: "L-F678F1CE", source: VPC }, // raises internet gateways too; hundreds possible
  subnetsPerVpc: { name: "Subnets", scope: "VPC", default: 200, adjustable: true, code: "L-407747CB", source: VPC },
  ipv4CidrsPerVpc: { name: "IPv4 CIDR blocks, primary + secondary", scope: "VPC", default: 5, adjustable: true, max: 50, code: "L-83CA0A9D", source: VPC }, // so 4 secondaries by default, 49 at the maximum
  eips: { name: "Elastic IPs", scope: "account/Region", default: 5, adjustable: true, code: "L-0263D0A3", source: VPC },
  natPerAz: { name: "NAT gateways", scope: "AZ", default: 5, adjustable: true, code: "L-FE5A380F", source: VPC }, // pending, active and deleting count
  enis: { name: "Network interfaces", scope: "AZ (quota shown per Region)", default: 5000, adjustable: true, code: "L-DF5E4CA3", source: VPC }, // enforced per AZ
  routeTables: { name: "Route tables incl. main", scope: "VPC", default: 200, adjustable: true, code: "L-589F43AA", source: VPC },
  routesStatic: { name: "Non-propagated routes", scope: "route table", default: 500, adjustable: true, max: 1000, code: "L-93826ACB", source: VPC }, // was 50 before 2025-06; IPv4 and IPv6 counted separately
  aclRules: { name: "Rules per network ACL, each direction", scope: "network ACL", default: 20, adjustable: true, max: 40, source: VPC },
  sgs: { name: "Security groups", scope: "account/Region", default: 2500, adjustable: true, code: "L-E79EC296", source: VPC },
  sgRules: { name: "Rules per security group, each direction and IP family", scope: "SG", default: 60, adjustable: true, max: 1000, code: "L-0EA8095F", source: VPC }, // sg_rules * sgs_per_eni must be <= 1000
  vpceInterface: { name: "Interface + Gateway LB endpoints", scope: "VPC", default: 50, adjustable: true, code: "L-29B6F2EB", source: PRIVATELINK },
  vpcePrincipals: { name: "Allowed principals", scope: "endpoint service", default: null, adjustable: false, source: PRIVATELINK }, // none is published
  vpceGatewayRegion: { name: "Gateway endpoints", scope: "account/Region", default: 20, adjustable: true, code: "L-1B52E74A", source: PRIVATELINK },
  vpceGatewayVpc: { name: "Gateway endpoints", scope: "VPC", default: 255, adjustable: false, source: PRIVATELINK },
  vpcePolicyChars: { name: "Endpoint policy size in characters incl. white space", scope: "endpoint", default: 20480, adjustable: false, code: "L-3248932A", source: PRIVATELINK },
  vpceBandwidthGbps: { name: "Bandwidth per endpoint per AZ", scope: "endpoint-AZ", default: 10, adjustable: true, max: 100, source: PRIVATELINK }, // scales automatically to 100 Gbps; MTU 8500, no PMTUD, MSS clamped
  peeringActive: { name: "Active peering connections", scope: "VPC", default: 50, adjustable: true, max: 125, code: "L-7E9ECCDB", source: PEERING },
  peeringPending: { name: "Outstanding peering requests", scope: "account", default: 25, adjustable: true, code: "L-DC9F7029", source: PEERING },
  tgw: { name: "Transit gateways", scope: "account/Region", default: 5, adjustable: true, code: "L-A2478D36", source: TRANSIT_GATEWAY },
  tgwRouteTables: { name: "Route tables", scope: "TGW", default: 20, adjustable: true, code: "L-43872EB7", source: TRANSIT_GATEWAY },
  tgwRoutes: { name: "Routes over all tables", scope: "TGW", default: 10000, adjustable: true, source: TRANSIT_GATEWAY }, // raised through the AWS account team
  tgwAttachments: { name: "Attachments", scope: "TGW", default: 5000, adjustable: true, code: "L-E0233F82", source: TRANSIT_GATEWAY },
  tgwPerVpc: { name: "Transit gateways", scope: "VPC", default: 5, adjustable: false, source: TRANSIT_GATEWAY },
  tgwDxgw: { name: "Direct Connect gateways per TGW", scope: "TGW", default: 20, adjustable: false, source: TRANSIT_GATEWAY },
  dxgwTgw: { name: "TGWs per Direct Connect gateway", scope: "DXGW", default: 6, adjustable: false, source: TRANSIT_GATEWAY },
  tgwBandwidthGbps: { name: "Bandwidth per VPC attachment per AZ, each direction", scope: "attachment-AZ", default: 100, adjustable: true, source: TRANSIT_GATEWAY }, // raised through the AWS account team
  dxPrefixesTold: { name: "Prefixes from AWS to on premises", scope: "TGW of a Direct Connect gateway", default: 200, adjustable: false, source: DIRECT_CONNECT },
  dxPrefixesLearned: { name: "Prefixes from on premises to AWS", scope: "BGP session of a transit virtual interface", default: 100, adjustable: false, source: DIRECT_CONNECT }, // as widely cited; its page could not be read
  vpnRoutesTold: { name: "Routes from a TGW to a customer gateway", scope: "VPN connection", default: 5000, adjustable: false, source: VPN }, // as widely cited; its page could not be read
  vpnRoutesLearned: { name: "Routes from a customer gateway to a TGW", scope: "VPN connection", default: 1000, adjustable: false, source: VPN }, // as widely cited; its page could not be read
  nlb: { name: "Network Load Balancers", scope: "account/Region", default: 50, adjustable: true, code: "L-69A177A2", source: NLB },
  nlbListeners: { name: "Listeners", scope: "NLB", default: 50, adjustable: false, source: NLB },
  nlbCerts: { name: "Certificates", scope: "NLB", default: 25, adjustable: true, code: "L-52964454", source: NLB },
  nlbTargetsAz: { name: "Targets per AZ", scope: "NLB", default: 500, adjustable: true, code: "L-B211E961", source: NLB }, // with cross-zone on, 500 is the total; an ALB target counts 50 (cross-zone off) or 100 (on)
  nlbTargets: { name: "Targets", scope: "NLB", default: 3000, adjustable: true, code: "L-EEF1AD04", source: NLB },
  nlbEnisVpc: { name: "NLB network interfaces", scope: "VPC", default: 1200, adjustable: true, code: "L-23568085", source: NLB },
  tg: { name: "Target groups (ALB+NLB)", scope: "account/Region", default: 3000, adjustable: true, code: "L-B22855CB", source: NLB },
  tgTargets: { name: "Instance/IP targets", scope: "target group", default: 1000, adjustable: true, code: "L-A0D0B863", source: NLB },
  zones: { name: "Hosted zones", scope: "account", default: 500, adjustable: true, source: ROUTE53 },
  vpcsPerPhz: { name: "VPCs associated with one private hosted zone", scope: "hosted zone", default: 300, adjustable: false, source: ROUTE53 }, // use Route 53 Profiles above 300
  resolverEndpoints: { name: "Resolver endpoints", scope: "account/Region", default: 4, adjustable: true, source: ROUTE53 },
  resolverIps: { name: "IP addresses", scope: "resolver endpoint", default: 6, adjustable: true, source: ROUTE53 },
  resolverRuleIps: { name: "Target IPs", scope: "resolver rule", default: 6, adjustable: false, source: ROUTE53 },
  resolverRules: { name: "Resolver rules", scope: "account/Region", default: 1000, adjustable: true, source: ROUTE53 },
  resolverRuleAssoc: { name: "Rule-VPC associations", scope: "account/Region", default: 2000, adjustable: true, source: ROUTE53 },
  profiles: { name: "Route 53 Profiles", scope: "account/Region", default: 5, adjustable: true, source: ROUTE53 },
  profileVpcs: { name: "VPCs per Profile", scope: "Profile", default: 1000, adjustable: true, source: ROUTE53 },
  profilePhz: { name: "Private hosted zones per Profile", scope: "Profile", default: 5000, adjustable: true, source: ROUTE53 },
  ramPrincipals: { name: "Principal associations", scope: "account/Region", default: 25000, adjustable: true, code: "L-8491BF81", source: RAM },
  ramPrincipalsPerShare: { name: "Principals per share", scope: "share", default: 5000, adjustable: false, source: RAM },
} as const satisfies Record<string, Quota>;
