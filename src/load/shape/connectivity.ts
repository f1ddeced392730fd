/** What can be said about how VPCs are joined to one another and to networks outside AWS. */
import { isPrivateAsn } from "../../aws/asns";
import { accountId, cidrBlock, name, regionName } from "./primitives";
import { egressProxy, forwarder, gatewayProxy } from "./proxies";
import { destinationText } from "./texts";
import { vpcName, vpcSelector } from "./vpc-names";
import { z } from "./zod";

const peering = z
  .strictObject({
    requester: vpcName,
    accepter: vpcName,
    dnsResolution: z.boolean().default(true).meta({
      description: "Whether public names of one side's instances resolve to private addresses on the other.",
    }),
  })
  .meta({ id: "Peering", description: "Two VPCs that reach one another's addresses, and nothing beyond." });

const foreignPeering = z
  .strictObject({
    vpc: vpcName,
    peer: z
      .strictObject({
        id: z
          .string()
          .regex(/^vpc-(?:[0-9a-f]{8}|[0-9a-f]{17})$/)
          .meta({ description: "The ID of the VPC.", examples: ["vpc-0123456789abcdef0"] }),
        owner: accountId.meta({ description: "The account that owns the VPC and accepts; none of these." }),
        region: regionName,
      })
      .meta({ description: "The VPC at the other end." }),
    ranges: z
      .array(name)
      .min(1)
      .meta({ description: "External ranges that are the peer's CIDR blocks: it has no other ones." }),
    dnsResolution: z.boolean().default(false).meta({
      description: "Whether the peer's instances resolve public names of this VPC's to private addresses.",
    }),
  })
  .meta({
    id: "ForeignPeering",
    description:
      "A peering that a VPC requests of somebody else's, who accepts it and makes the routes back.",
  });

const segmentMembers = {
  vpcs: z
    .array(vpcSelector)
    .optional()
    .meta({ description: "The VPCs that are in it: ACCOUNT/VPC, ACCOUNT or ou:PATH." }),
  reaches: z.array(name).optional().meta({
    description: "Segments that this one reaches, and that reach it: routes are made both ways.",
  }),
  isolated: z
    .boolean()
    .default(false)
    .meta({ description: "Whether its members are kept from one another." }),
};

const segment = z
  .strictObject({
    ...segmentMembers,
    blackholes: z
      .array(cidrBlock)
      .optional()
      .meta({ description: "Destinations that are dropped on purpose." }),
    routes: z
      .array(z.strictObject({ to: cidrBlock, via: vpcName }))
      .optional()
      .meta({ description: "Destinations beyond a VPC, as the internet beyond an egress VPC." }),
  })
  .meta({ id: "Segment", description: "Attachments that share a route table of the transit gateway." });

const gatewayId = z
  .string()
  .regex(/^tgw-(?:[0-9a-f]{8}|[0-9a-f]{17})$/)
  .meta({ description: "The ID of the transit gateway.", examples: ["tgw-0123456789abcdef0"] });

const asn = z
  .int()
  .min(64512)
  .max(4294967294)
  .refine(isPrivateAsn, "a private ASN: 64512 to 65534, or 4200000000 to 4294967294");

const joining = {
  region: regionName,
  tier: name
    .default("attachments")
    .meta({ description: "The tier in each VPC whose subnets hold the attachment." }),
  summaries: z.array(cidrBlock).optional().meta({
    description: "What VPCs route to the gateway in place of every single block within it.",
  }),
};

const transitGateway = z
  .strictObject({
    account: name.meta({ description: "The account that owns it and shares it with the others." }),
    existing: gatewayId.optional().meta({
      description:
        "The ID of a gateway that is there already in the account: it is used, with tables and a share of its own, and never made, changed or destroyed.",
      examples: ["tgw-0123456789abcdef0"],
    }),
    asn: asn.default(64512).meta({ description: "Of an existing gateway the one that it has." }),
    ...joining,
    segments: z
      .record(name, segment)
      .meta({ description: "Groups of VPCs by name, each with the groups that it reaches." }),
  })
  .meta({
    id: "TransitGateway",
    description: "A transit gateway in one region, and the segments that it keeps apart.",
  });

const foreignSegment = z
  .strictObject({
    ...segmentMembers,
    ranges: z.array(name).min(1).optional().meta({
      description: "External ranges that the gateway leads to, as its owner says.",
    }),
  })
  .meta({
    id: "ForeignSegment",
    description: "VPCs that the owner of the gateway treats alike, and what they reach over it.",
  });

const foreignGateway = z
  .strictObject({
    id: gatewayId,
    owner: accountId.meta({ description: "The account that owns the gateway and shares it; none of these." }),
    asn: asn.optional().meta({ description: "Its ASN; it is looked up and compared where it is given." }),
    ...joining,
    segments: z
      .record(name, foreignSegment)
      .meta({ description: "Groups of VPCs by name, each with the groups that it reaches." }),
  })
  .meta({
    id: "ForeignGateway",
    description:
      "A transit gateway of somebody else, shared with the accounts of these VPCs. Its owner accepts the attachments and keeps the tables.",
  });

const outside = {
  transitGateway: name,
  segment: name,
  ranges: z.array(name).min(1).meta({ description: "External ranges that are behind it." }),
};

const vpn = z
  .strictObject({
    ...outside,
    customerGateway: z
      .strictObject({
        address: z.ipv4().meta({ description: "Its public address." }),
        asn: z.int().min(1).max(4294967294).default(65000).meta({ description: "Its BGP ASN." }),
      })
      .meta({ description: "The device at the other end: its public address, and its ASN if not 65000." }),
    routing: z
      .enum(["bgp", "static"])
      .default("bgp")
      .meta({ description: "Whether routes are learned by BGP or follow from what is declared." }),
  })
  .meta({ id: "Vpn", description: "A site-to-site VPN to a transit gateway." });

const directConnect = z
  .strictObject({
    ...outside,
    gateway: z
      .string()
      .regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
      .meta({
        description: "The ID of the Direct Connect gateway, in the account of the transit gateway.",
        examples: ["11112222-3333-4444-5555-666677778888"],
      }),
  })
  .meta({ id: "DirectConnect", description: "A Direct Connect gateway joined to a transit gateway." });

const route = z
  .strictObject({
    from: vpcName,
    to: destinationText.meta({
      description: "A CIDR block, ACCOUNT/VPC, external:NAME, aws:s3, aws:dynamodb or internet.",
      examples: ["external:dallas"],
    }),
    via: z
      .string()
      .regex(/^(?:peering|transit-gateway)\/[a-z][a-z0-9-]*$/)
      .meta({
        description: "peering/NAME or transit-gateway/NAME.",
        examples: ["peering/hub", "transit-gateway/core"],
      }),
  })
  .meta({
    id: "DeclaredRoute",
    description:
      "A path that somebody relies on: its routes follow from connectivity, and a path that AWS would drop is refused.",
  });

export const connectivity = z
  .strictObject({
    peerings: z.record(name, peering).optional().meta({ description: "VPC peerings by name." }),
    foreignPeerings: z
      .record(name, foreignPeering)
      .optional()
      .meta({ description: "Peerings with VPCs of others, by name." }),
    transitGateways: z
      .record(name, transitGateway)
      .optional()
      .meta({ description: "Transit gateways by name." }),
    foreignGateways: z
      .record(name, foreignGateway)
      .optional()
      .meta({ description: "Transit gateways of others, by name." }),
    vpns: z.record(name, vpn).optional().meta({ description: "Site-to-site VPNs by name." }),
    directConnects: z
      .record(name, directConnect)
      .optional()
      .meta({ description: "Direct Connect gateways by name." }),
    gatewayProxies: z
      .record(name, gatewayProxy)
      .optional()
      .meta({ description: "Proxies to gateway endpoints for clients outside AWS, by name." }),
    egressProxies: z
      .record(name, egressProxy)
      .optional()
      .meta({ description: "Proxies to the internet by name." }),
    forwarders: z
      .record(name, forwarder)
      .optional()
      .meta({ description: "Instances that packets are routed through, by name." }),
    routes: z
      .array(route)
      .optional()
      .meta({ description: "Paths that somebody relies on; each is checked." }),
  })
  .meta({ id: "Connectivity" });

export type SegmentShape = z.infer<typeof segment>;
export type ForeignSegmentShape = z.infer<typeof foreignSegment>;
