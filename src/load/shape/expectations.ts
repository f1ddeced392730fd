/** What the emitted network has to let through, and what it must not. */
import { refText } from "./texts";
import { z } from "./zod";

const selector = (side: string) =>
  refText.meta({
    description: `${side}: account, account/vpc, account/vpc/tier, ou:PATH, tier:NAME, service/NAME, aws:SERVICE, external:NAME, internet, or an address.`,
  });

const failing = (what: string, name: string) =>
  z.union([z.literal("any"), z.int().min(1).max(3), refText]).meta({
    description: `${what}: any single one, any so many at once, or all of this name.`,
    examples: ["any", 2, name],
  });

/** The keys are those of the witness, which looks the names up in what is emitted. */
const under = z
  .strictObject({
    az: failing("AZs", "use1-az1").optional(),
    nat: failing("NAT gateways", "egress/nat-gateway/use1-az1").optional(),
    attachment: failing("VPCs' attachments to a transit gateway", "main/attachment/core").optional(),
    peering: failing("Peerings", "peering/egress-regions").optional(),
    forwarder: failing("Forwarders", "forwarder/europe/use1-az1").optional(),
    host: failing("Other hosts, such as proxies", "proxy/use1-az1").optional(),
    vpn: failing("VPN connections", "dublin").optional(),
    directConnect: failing("Direct Connect gateways", "dallas").optional(),
  })
  .refine((kinds) => Object.values(kinds).some((kind) => kind !== undefined), "at least one thing that fails")
  .meta({
    id: "Under",
    description:
      "What has failed, all at once, when the question is asked. What is built to stand in has taken over.",
  });

const expectation = z
  .strictObject({
    from: selector("Where the flow starts"),
    to: selector("Where it goes"),
    port: z.int().min(0).max(65535).optional().meta({
      description: "443 for what must be delivered, every port for what must be denied, unless said.",
    }),
    protocol: z
      .enum(["tcp", "udp", "icmp"])
      .optional()
      .meta({ description: "The protocol of the flow.", default: "tcp" }),
    expect: z
      .enum(["delivered", "denied"])
      .meta({ description: "Whether every such flow has to get there, or none may." }),
    under: under.optional(),
  })
  .meta({ id: "Expectation", description: "Checked by cadastre verify against the emitted Terraform JSON." });

const restriction = z.strictObject({ from: selector("Who"), to: selector("What") }).meta({
  id: "Restriction",
  description: "Tiers that must have no way to a service, by any path and any port.",
});

export const expectations = z.array(expectation);
export const restrictions = z.array(restriction);
