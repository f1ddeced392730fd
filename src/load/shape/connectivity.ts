/** What can be said about how VPCs are joined to one another and to networks outside AWS. */
import { isPrivateAsn } from "../../aws/asns";
import { z } from "../zod";
import { cidrBlock, name, regionName } from "./primitives";
import { egressProxy, forwarder, gatewayProxy } from "./proxies";
import { destinationText } from "./texts";
import { vpcName, vpcSelector } from "./vpc-names";

const peering = z
  .strictObject({
    requester: vpcName,
    accepter: vpcName,
    dnsResolution: z.boolean().optional().meta({
      description: "Whether public names of one side's instances resolve to private addresses on the other.",
      default: true,
    }),
  })
  .meta({ id: "Peering", description: "Two VPCs that reach one another's addresses, and nothing beyond." });

const segment = z
  .strictObject({
    vpcs: z.array(vpcSelector).optional(),
    reaches: z.array(name).optional().meta({
      description: "Segments that this one reaches, and that reach it: routes are made both ways.",
    }),
    isolated: z
      .boolean()
      .optional()
      .meta({ description: "Whether its members are kept from one another.", default: false }),
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

const transitGateway = z
  .strictObject({
    account: name.meta({ description: "The account that owns it and shares it with the others." }),
    region: regionName,
    asn: z
      .int()
      .min(64512)
      .max(4294967294)
      .refine(isPrivateAsn, "a private ASN: 64512 to 65534, or 4200000000 to 4294967294")
      .optional()
      .meta({ default: 64512 }),
    tier: name.optional().meta({
      description: "The tier in each VPC whose subnets hold the attachment.",
      default: "attachments",
    }),
    summaries: z.array(cidrBlock).optional().meta({
      description: "What VPCs route to the gateway in place of every single block within it.",
    }),
    segments: z.record(name, segment),
  })
  .meta({
    id: "TransitGateway",
    description: "A transit gateway in one region, and the segments that it keeps apart.",
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
        address: z.ipv4(),
        asn: z.int().min(1).max(4294967294).optional().meta({ default: 65000 }),
      })
      .meta({ description: "The device at the other end: its public address, and its ASN if not 65000." }),
    routing: z.enum(["bgp", "static"]).optional().meta({ default: "bgp" }),
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
    peerings: z.record(name, peering).optional(),
    transitGateways: z.record(name, transitGateway).optional(),
    vpns: z.record(name, vpn).optional(),
    directConnects: z.record(name, directConnect).optional(),
    gatewayProxies: z.record(name, gatewayProxy).optional(),
    egressProxies: z.record(name, egressProxy).optional(),
    forwarders: z.record(name, forwarder).optional(),
    routes: z.array(route).optional(),
  })
  .meta({ id: "Connectivity" });

export type SegmentShape = z.infer<typeof segment>;
