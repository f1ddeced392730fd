/** Internet and NAT gateways fit the tiers that use them. */
import type { Collector } from "../../diagnostics/collector";
import type { NetworkModel } from "../network-model";
import type { NatGateways, Tier, Vpc } from "../vpc";
import { allVpcs } from "./rules";

export function checkInternetAccess(model: NetworkModel, collector: Collector): void {
  for (const vpc of allVpcs(model)) checkVpc(vpc, collector);
}

function checkVpc(vpc: Vpc, collector: Collector): void {
  if (vpc.dnsHostnames && !vpc.dnsSupport) {
    collector.report("DNS_HOSTNAMES_WITHOUT_SUPPORT", vpc.locate(["dns", "support"]), { vpc: vpc.ref });
  }
  for (const tier of vpc.tiers) {
    if (tier.access === "public" && !vpc.internetGateway) {
      collector.report("PUBLIC_TIER_WITHOUT_GATEWAY", place(vpc, tier, "access"), {
        tier: tier.ref,
        vpc: vpc.ref,
      });
    }
    if (tier.publicAddresses && tier.access !== "public") {
      const data = { tier: tier.ref, access: tier.access };
      collector.report("PUBLIC_ADDRESSES_NOT_PUBLIC", place(vpc, tier, "publicAddresses"), data);
    }
  }
  if (vpc.natGateways === "none") return;
  if (!vpc.tiers.some((tier) => tier.access === "public" && !tier.reserved)) {
    collector.report("NAT_WITHOUT_PUBLIC_TIER", vpc.locate(["natGateways"]), { vpc: vpc.ref });
    return;
  }
  if (vpc.natGateways === "per-az" && vpc.nat) checkNatPerAz(vpc, vpc.nat, collector);
}

function checkNatPerAz(vpc: Vpc, { zones }: NatGateways, collector: Collector): void {
  for (const tier of vpc.tiers.filter((t) => t.access === "private" && !t.reserved)) {
    if (tier.routeTables === "shared") {
      collector.report("NAT_SHARED_TABLE", place(vpc, tier, "routeTables"), { tier: tier.ref, vpc: vpc.ref });
      continue;
    }
    const bare = tier.subnets.find((subnet) => !zones.includes(subnet.availabilityZone));
    if (bare) {
      const data = { tier: tier.ref, az: bare.availabilityZone, vpc: vpc.ref };
      collector.report("NAT_AZ_UNCOVERED", tier.at, data);
    }
  }
}

function place(vpc: Vpc, tier: Tier, key: string) {
  return vpc.locate(["subnets", tier.name, key]);
}
