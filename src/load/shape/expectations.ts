/** What the emitted network has to let through, and what it must not. */
import { z } from "../zod";
import { refText } from "./texts";

const selector = (side: string) =>
  refText.meta({
    description: `${side}: account, account/vpc, account/vpc/tier, ou:PATH, tier:NAME, service/NAME, aws:SERVICE, external:NAME, internet, or an address.`,
  });

const expectation = z
  .strictObject({
    from: selector("Where the flow starts"),
    to: selector("Where it goes"),
    port: z.int().min(0).max(65535).optional().meta({
      description: "443 for what must be delivered, every port for what must be denied, unless said.",
    }),
    protocol: z.enum(["tcp", "udp", "icmp"]).optional().meta({ default: "tcp" }),
    expect: z
      .enum(["delivered", "denied"])
      .meta({ description: "Whether every such flow has to get there, or none may." }),
  })
  .meta({ id: "Expectation", description: "Checked by cadastre verify against the emitted Terraform JSON." });

const restriction = z.strictObject({ from: selector("Who"), to: selector("What") }).meta({
  id: "Restriction",
  description: "Tiers that must have no way to a service, by any path and any port.",
});

export const expectations = z.array(expectation);
export const restrictions = z.array(restriction);
