/** AWS service quotas as published, read from the pages below on 2026-11-23. */

const VPC = "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html";
const PRIVATELINK = "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html";
const PEERING = "https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-connection-quotas.html";
const TRANSIT_GATEWAY = "https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-quotas.html";
const NLB = "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-limits.html";
const TARGET_GROUP =
  "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html";
const ROUTE53 = "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html";
const IPAM = "https://docs.aws.amazon.com/vpc/latest/ipam/quotas-ipam.html";
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
  readonly note?: string;
  /** The AWS page that states it. */
  readonly source: string;
}

// biome-ignore format: one quota a line
export const QUOTAS = {
  vpcs: { name: "VPCs", scope: "account/Region", default: 5, adjustable: true, code: "L-F678F1CE", note: "raises internet gateways too; hundreds possible", source: VPC },
  subnetsPerVpc: { name: "Subnets", scope: "VPC", default: 200, adjustable: true, code: "L-407747CB", source: VPC },
  ipv4CidrsPerVpc: { name: "IPv4 CIDR blocks, primary + secondary", scope: "VPC", default: 5, adjustable: true, max: 50, code: "L-83CA0A9D", note: "so 4 secondaries by default, 49 at the maximum", source: VPC },
  ipv6CidrsPerVpc: { name: "IPv6 CIDR blocks", scope: "VPC", default: 5, adjustable: true, max: 50, code: "L-085A6257", source: VPC },
  bpaExclusions: { name: "VPC Block Public Access exclusions", scope: "account/Region", default: 50, adjustable: true, source: VPC },
  resolverPps: { name: "Packets/s to the VPC resolver", scope: "network interface", default: 1024, adjustable: false, source: VPC },
  eips: { name: "Elastic IPs", scope: "account/Region", default: 5, adjustable: true, code: "L-0263D0A3", source: VPC },
  eipsPerNat: { name: "EIPs per public NAT gateway", scope: "NAT gateway", default: 2, adjustable: true, max: 8, code: "L-5F53652F", source: VPC },
  natPerAz: { name: "NAT gateways", scope: "AZ", default: 5, adjustable: true, code: "L-FE5A380F", note: "pending, active and deleting count", source: VPC },
  natPrivateIps: { name: "Private IPs per NAT gateway", scope: "NAT gateway", default: 8, adjustable: true, code: "L-DFA99DE7", source: VPC },
  igw: { name: "Internet gateways", scope: "account/Region", default: 5, adjustable: true, code: "L-A4707A72", note: "tied to VPC quota; one per VPC", source: VPC },
  eigw: { name: "Egress-only internet gateways", scope: "account/Region", default: 5, adjustable: true, code: "L-45FE3B85", source: VPC },
  prefixLists: { name: "Customer-managed prefix lists", scope: "account/Region", default: 100, adjustable: true, source: VPC },
  prefixListEntries: { name: "Entries per prefix list", scope: "prefix list", default: 1000, adjustable: true, note: "max_entries (not actual entries) counts against SG rule / route quotas", source: VPC },
  prefixListRefs: { name: "References per resource type", scope: "prefix list", default: 10000, adjustable: true, source: VPC },
  nacls: { name: "Network ACLs", scope: "VPC", default: 200, adjustable: true, code: "L-B4A6D682", source: VPC },
  naclRules: { name: "Rules per NACL, each direction", scope: "NACL", default: 20, adjustable: true, max: 40, code: "L-2AEEBF1A", source: VPC },
  enis: { name: "Network interfaces", scope: "AZ (quota shown per Region)", default: 5000, adjustable: true, code: "L-DF5E4CA3", note: "enforced per AZ", source: VPC },
  routeTables: { name: "Route tables incl. main", scope: "VPC", default: 200, adjustable: true, code: "L-589F43AA", source: VPC },
  routesStatic: { name: "Non-propagated routes", scope: "route table", default: 500, adjustable: true, max: 1000, code: "L-93826ACB", note: "was 50 before 2025-06; IPv4 and IPv6 counted separately", source: VPC },
  routesPropagated: { name: "Propagated routes", scope: "route table", default: 100, adjustable: false, source: VPC },
  sgs: { name: "Security groups", scope: "account/Region", default: 2500, adjustable: true, code: "L-E79EC296", source: VPC },
  sgRules: { name: "Rules per security group, each direction and IP family", scope: "SG", default: 60, adjustable: true, code: "L-0EA8095F", note: "sg_rules * sgs_per_eni must be <= 1000", source: VPC },
  sgsPerEni: { name: "Security groups per network interface", scope: "ENI", default: 5, adjustable: true, max: 16, code: "L-2AFB9258", source: VPC },
  shareParticipants: { name: "Participant accounts", scope: "shared VPC", default: 100, adjustable: true, code: "L-2C462E13", source: VPC },
  sharedSubnets: { name: "Subnets shared with one account", scope: "account", default: 100, adjustable: true, code: "L-44499CD2", source: VPC },
  nau: { name: "Network Address Usage units", scope: "VPC", default: 64000, adjustable: true, max: 256000, code: "L-BB24F6E5", source: VPC },
  nauPeered: { name: "NAU incl. intra-Region peers", scope: "VPC", default: 128000, adjustable: true, max: 512000, code: "L-CD17FD4B", source: VPC },
  vpceInterface: { name: "Interface + Gateway LB endpoints", scope: "VPC", default: 50, adjustable: true, code: "L-29B6F2EB", source: PRIVATELINK },
  vpcePrincipals: { name: "Allowed principals", scope: "endpoint service", default: null, adjustable: false, note: "none is published", source: PRIVATELINK },
  vpceGatewayRegion: { name: "Gateway endpoints", scope: "account/Region", default: 20, adjustable: true, code: "L-1B52E74A", source: PRIVATELINK },
  vpceGatewayVpc: { name: "Gateway endpoints", scope: "VPC", default: 255, adjustable: false, source: PRIVATELINK },
  vpceResource: { name: "Resource endpoints", scope: "VPC", default: 200, adjustable: true, source: PRIVATELINK },
  vpceServicenetwork: { name: "Service network endpoints", scope: "VPC", default: 50, adjustable: true, source: PRIVATELINK },
  vpcePolicyChars: { name: "Endpoint policy size in characters incl. white space", scope: "endpoint", default: 20480, adjustable: false, code: "L-3248932A", source: PRIVATELINK },
  vpceBandwidthGbps: { name: "Bandwidth per endpoint per AZ", scope: "endpoint-AZ", default: 10, adjustable: true, max: 100, note: "scales automatically to 100 Gbps; MTU 8500, no PMTUD, MSS clamped", source: PRIVATELINK },
  peeringActive: { name: "Active peering connections", scope: "VPC", default: 50, adjustable: true, max: 125, code: "L-7E9ECCDB", source: PEERING },
  peeringPending: { name: "Outstanding peering requests", scope: "account", default: 25, adjustable: true, code: "L-DC9F7029", source: PEERING },
  peeringExpiryHours: { name: "Unaccepted request lifetime, hours", scope: "request", default: 168, adjustable: false, source: PEERING },
  tgw: { name: "Transit gateways", scope: "account/Region", default: 5, adjustable: true, code: "L-A2478D36", source: TRANSIT_GATEWAY },
  tgwRouteTables: { name: "Route tables", scope: "TGW", default: 20, adjustable: true, code: "L-43872EB7", source: TRANSIT_GATEWAY },
  tgwRoutes: { name: "Routes over all tables", scope: "TGW", default: 10000, adjustable: true, note: "raised through the AWS account team", source: TRANSIT_GATEWAY },
  tgwAttachments: { name: "Attachments", scope: "TGW", default: 5000, adjustable: true, code: "L-E0233F82", source: TRANSIT_GATEWAY },
  tgwPerVpc: { name: "Transit gateways", scope: "VPC", default: 5, adjustable: false, source: TRANSIT_GATEWAY },
  tgwPeerings: { name: "Peering attachments", scope: "TGW", default: 50, adjustable: true, code: "L-A1B5A36F", source: TRANSIT_GATEWAY },
  tgwDxgw: { name: "Direct Connect gateways per TGW", scope: "TGW", default: 20, adjustable: false, source: TRANSIT_GATEWAY },
  dxgwTgw: { name: "TGWs per Direct Connect gateway", scope: "DXGW", default: 6, adjustable: false, source: TRANSIT_GATEWAY },
  tgwBandwidthGbps: { name: "Bandwidth per VPC attachment per AZ, each direction", scope: "attachment-AZ", default: 100, adjustable: true, note: "raised through the AWS account team", source: TRANSIT_GATEWAY },
  nlb: { name: "Network Load Balancers", scope: "account/Region", default: 50, adjustable: true, code: "L-69A177A2", source: NLB },
  nlbListeners: { name: "Listeners", scope: "NLB", default: 50, adjustable: false, source: NLB },
  nlbCerts: { name: "Certificates", scope: "NLB", default: 25, adjustable: true, code: "L-52964454", source: NLB },
  nlbTargetsAz: { name: "Targets per AZ", scope: "NLB", default: 500, adjustable: true, code: "L-B211E961", note: "with cross-zone on, 500 is the total; an ALB target counts 50 (cross-zone off) or 100 (on)", source: NLB },
  nlbTargets: { name: "Targets", scope: "NLB", default: 3000, adjustable: true, code: "L-EEF1AD04", source: NLB },
  nlbEnisVpc: { name: "NLB network interfaces", scope: "VPC", default: 1200, adjustable: true, code: "L-23568085", source: NLB },
  tg: { name: "Target groups (ALB+NLB)", scope: "account/Region", default: 3000, adjustable: true, code: "L-B22855CB", source: NLB },
  tgTargets: { name: "Instance/IP targets", scope: "target group", default: 1000, adjustable: true, code: "L-A0D0B863", source: NLB },
  tgAlbTargets: { name: "ALB targets", scope: "target group", default: 1, adjustable: false, source: NLB },
  nlbBackendConns: { name: "Connections per unique target ip:port when client IP is not preserved", scope: "target", default: 55000, adjustable: false, note: "applies to all PrivateLink traffic; also about 55000 per minute", source: TARGET_GROUP },
  zones: { name: "Hosted zones", scope: "account", default: 500, adjustable: true, source: ROUTE53 },
  records: { name: "Records", scope: "hosted zone", default: 10000, adjustable: true, source: ROUTE53 },
  vpcsPerPhz: { name: "VPCs associated with one private hosted zone", scope: "hosted zone", default: 300, adjustable: false, note: "use Route 53 Profiles above 300", source: ROUTE53 },
  phzPerVpc: { name: "Private hosted zones associated with one VPC", scope: "VPC", default: null, adjustable: false, note: "no quota", source: ROUTE53 },
  phzAuth: { name: "VPC association authorizations", scope: "hosted zone", default: 1000, adjustable: false, source: ROUTE53 },
  resolverEndpoints: { name: "Resolver endpoints", scope: "account/Region", default: 4, adjustable: true, source: ROUTE53 },
  resolverIps: { name: "IP addresses", scope: "resolver endpoint", default: 6, adjustable: true, source: ROUTE53 },
  resolverRuleIps: { name: "Target IPs", scope: "resolver rule", default: 6, adjustable: false, source: ROUTE53 },
  resolverRules: { name: "Resolver rules", scope: "account/Region", default: 1000, adjustable: true, source: ROUTE53 },
  resolverRuleAssoc: { name: "Rule-VPC associations", scope: "account/Region", default: 2000, adjustable: true, source: ROUTE53 },
  resolverQps: { name: "UDP queries/s per endpoint IP", scope: "IP", default: 10000, adjustable: false, note: "can fall to 1500 when connection tracking applies", source: ROUTE53 },
  profiles: { name: "Route 53 Profiles", scope: "account/Region", default: 5, adjustable: true, source: ROUTE53 },
  profileVpcs: { name: "VPCs per Profile", scope: "Profile", default: 1000, adjustable: true, source: ROUTE53 },
  profilePhz: { name: "Private hosted zones per Profile", scope: "Profile", default: 5000, adjustable: true, source: ROUTE53 },
  profileRules: { name: "Resolver rules per Profile", scope: "Profile", default: 1000, adjustable: true, source: ROUTE53 },
  ipams: { name: "IPAMs", scope: "Region", default: 1, adjustable: false, code: "L-F8B4A9E6", source: IPAM },
  ipamScopes: { name: "Scopes", scope: "IPAM", default: 5, adjustable: true, code: "L-F493CFD2", source: IPAM },
  ipamPools: { name: "Pools", scope: "scope", default: 50, adjustable: true, code: "L-7319AFC3", source: IPAM },
  ipamPoolDepth: { name: "Pool depth", scope: "pool tree", default: 10, adjustable: true, code: "L-047C0565", source: IPAM },
  ipamPoolCidrs: { name: "CIDRs", scope: "pool", default: 50, adjustable: true, code: "L-0BC051D6", source: IPAM },
  ramShares: { name: "Resource shares", scope: "account/Region", default: 25000, adjustable: true, code: "L-595828F9", source: RAM },
  ramResources: { name: "Resource associations", scope: "account/Region", default: 25000, adjustable: true, code: "L-4A6CEE66", source: RAM },
  ramPrincipals: { name: "Principal associations", scope: "account/Region", default: 25000, adjustable: true, code: "L-8491BF81", source: RAM },
  ramResourcesPerShare: { name: "Resources per share", scope: "share", default: 5000, adjustable: false, source: RAM },
  ramPrincipalsPerShare: { name: "Principals per share", scope: "share", default: 5000, adjustable: false, source: RAM },
  ramPending: { name: "Pending invitations (outside the organization)", scope: "account/Region", default: 250, adjustable: true, code: "L-238C96EE", source: RAM },
} as const satisfies Record<string, Quota>;
