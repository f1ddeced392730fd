/**
 * List prices of us-east-1 in US dollars, on demand, without tax, as compiled on 2026-11-23 from copies of the AWS Price
 * List and pricing pages. Ask the AWS Price List API before quoting any of them to anyone.
 */
import type { PriceTable } from "../prices";

// biome-ignore format: one price a line
export const US_EAST_1: PriceTable = {
  region: "us-east-1",
  currency: "USD",
  date: "2026-11-23",
  sources: [
    "AmazonVPC offer of the AWS Price List, published 2026-09-17, as read in third-party notes of 2026-09-29 and 2026-10-10",
    "https://aws.amazon.com/privatelink/pricing (tiers)",
    "https://aws.amazon.com/vpc/pricing, copy of 2024-05 (IPAM tiers)",
    "Route 53 rates of the AWS Price List as quoted in a public module",
    "https://www.factualminds.com VPC pricing page, 2026-06 (inter-AZ, VPN); public repositories (Network Load Balancer)",
  ],
  items: {
    vpceInterfaceHour: { tiers: [{ price: 0.01 }], unit: "endpoint-AZ-hour", usageType: "USE1-VpcEndpoint-Hours", asOf: "2026-09-17", confidence: "high", note: "billed per AZ subnet; partial hour billed as full hour" },
    vpceInterfaceGb: { tiers: [{ upTo: 1048576, price: 0.01 }, { upTo: 5242880, price: 0.006 }, { price: 0.004 }], unit: "GB processed (both directions)", usageType: "USE1-VpcEndpoint-Bytes", asOf: "2026-09-17", confidence: "high", note: "tier counts all interface endpoints of the account in the Region" },
    vpceGateway: { tiers: [{ price: 0 }], unit: "any", asOf: "2026-09-29", confidence: "high", note: "no hourly or processing charge" },
    vpceGwlbeHour: { tiers: [{ price: 0.01 }], unit: "endpoint-AZ-hour", usageType: "USE1-VpcEndpoint-GWLBE-Hours", asOf: "2026-09-17", confidence: "high" },
    vpceGwlbeGb: { tiers: [{ price: 0.0035 }], unit: "GB", usageType: "USE1-VpcEndpoint-GWLBE-Bytes", asOf: "2026-09-17", confidence: "high" },
    vpceResourceHour: { tiers: [{ price: 0.02 }], unit: "endpoint-hour", asOf: "2026-09-17", confidence: "high", note: "Resource (VPC Lattice) endpoints" },
    vpceResourceGb: { tiers: [{ price: 0.01 }], unit: "GB", asOf: "2026-09-17", confidence: "high" },
    publicIpv4Hour: { tiers: [{ price: 0.005 }], unit: "address-hour", usageType: "USE1-PublicIPv4:InUseAddress and :IdleAddress", asOf: "2026-09-17", confidence: "high", note: "same rate in use or idle" },
    natGatewayHour: { tiers: [{ price: 0.045 }], unit: "gateway-hour", usageType: "USE1-NatGateway-Hours", asOf: "2026", confidence: "medium", note: "NAT public IPv4 addresses are billed on top" },
    natGatewayGb: { tiers: [{ price: 0.045 }], unit: "GB processed", usageType: "USE1-NatGateway-Bytes", asOf: "2026", confidence: "medium" },
    tgwAttachmentHour: { tiers: [{ price: 0.05 }], unit: "attachment-hour", usageType: "USE1-TransitGateway-Hours", asOf: "2026-09-17", confidence: "high" },
    tgwGb: { tiers: [{ price: 0.02 }], unit: "GB processed", asOf: "2026-09-17", confidence: "high", note: "charged to the sending attachment; peering attachments send free of processing" },
    nlbHour: { tiers: [{ price: 0.0225 }], unit: "load balancer-hour", usageType: "LoadBalancerUsage", asOf: "2026", confidence: "medium" },
    nlbNlcuHour: { tiers: [{ price: 0.006 }], unit: "NLCU-hour", asOf: "2026", confidence: "medium", note: "1 TCP NLCU = 800 new flows/s or 100000 active flows or 1 GB/h" },
    albHour: { tiers: [{ price: 0.0225 }], unit: "load balancer-hour", asOf: "2026", confidence: "medium" },
    albLcuHour: { tiers: [{ price: 0.008 }], unit: "LCU-hour", asOf: "2026", confidence: "medium" },
    gwlbHourAz: { tiers: [{ price: 0.0125 }], unit: "GWLB-AZ-hour", confidence: "low" },
    gwlbGlcuHour: { tiers: [{ price: 0.004 }], unit: "GLCU-hour", confidence: "low" },
    r53ResolverEndpointEniHour: { tiers: [{ price: 0.125 }], unit: "ENI (IP address)-hour", usageType: "USE1-ResolverNetworkInterface", asOf: "2026", confidence: "medium", note: "minimum 2 ENIs per endpoint" },
    r53ResolverQueries: { tiers: [{ upTo: 1000, price: 0.4 }, { price: 0.2 }], unit: "million queries through an endpoint", usageType: "USE1-DNS-Queries", asOf: "2026", confidence: "medium" },
    r53HostedZoneMonth: { tiers: [{ upTo: 25, price: 0.5 }, { price: 0.1 }], unit: "hosted zone-month (public or private)", asOf: "2026", confidence: "medium", note: "zones deleted within 12 h are not billed (low confidence)" },
    r53PhzVpcAssociation: { tiers: [{ price: 0 }], unit: "association", confidence: "medium" },
    r53ProfileHour: { tiers: [{ price: 0.75 }], unit: "Profile-hour including up to 100 VPC associations", asOf: "2024-2026", confidence: "low" },
    r53ProfileExtraVpcHour: { tiers: [{ price: 0.0014 }], unit: "VPC association-hour above 100", asOf: "2024-2026", confidence: "low" },
    ipamAdvancedIpHour: { tiers: [{ price: 0.00027 }], unit: "active IP address-hour", asOf: "2024-05 pricing page copy", confidence: "medium", note: "Advanced tier only; private IPv4 management and RAM sharing need Advanced tier" },
    vpcPeeringHour: { tiers: [{ price: 0 }], unit: "connection-hour", asOf: "2021-2026", confidence: "medium" },
    vpcPeeringGbSameAz: { tiers: [{ price: 0 }], unit: "GB", asOf: "2021-05-01 onward", confidence: "medium", note: "same AZ ID" },
    vpcPeeringGbCrossAz: { tiers: [{ price: 0.01 }], unit: "GB each direction (so 0.02 per GB moved)", usageType: "USE1-VpcPeering-In-Bytes / -Out-Bytes", asOf: "2025-04 onward", confidence: "medium" },
    interAzGb: { tiers: [{ price: 0.01 }], unit: "GB each direction", usageType: "DataTransfer-Regional-Bytes", asOf: "2026-06", confidence: "medium" },
    interRegionGbNearest: { tiers: [{ price: 0.01 }], unit: "GB", confidence: "low", note: "us-east-1 to us-east-2" },
    interRegionGb: { tiers: [{ price: 0.02 }], unit: "GB", confidence: "low" },
    vpnConnectionHour: { tiers: [{ price: 0.05 }], unit: "connection-hour", asOf: "2026-06", confidence: "medium" },
    networkFirewallEndpointHour: { tiers: [{ price: 0.395 }], unit: "endpoint-hour", confidence: "low" },
    proxyInstanceHour: { tiers: [{ price: 0.0208 }], unit: "instance-hour", confidence: "low", note: "a t3.small with Linux; read the EC2 price list for the type that runs your proxies" },
  },
};
