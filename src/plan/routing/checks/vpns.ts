/** VPNs whose device AWS could not reach over the internet, or could not speak BGP with. */
import { familyOf } from "../../../aws/cidr-families";
import { prefix } from "../../../ip/prefix";
import type { RoutingContext } from "../context";

export function checkVpns({ model, collector }: RoutingContext): void {
  const { vpns, transitGateways } = model.connectivity;
  for (const { name, transitGateway, customerGateway, routing, at } of vpns) {
    const { address, asn } = customerGateway;
    if (familyOf(prefix(`${address}/32`)) !== "other")
      collector.report("VPN_DEVICE", at, { vpn: name, reason: `its address ${address} is a private one` });
    const gateway = transitGateways.find((one) => one.name === transitGateway);
    if (routing === "bgp" && gateway?.asn === asn) {
      const reason = `its ASN ${asn} is that of transit gateway ${gateway.name} too`;
      collector.report("VPN_DEVICE", at, { vpn: name, reason }, [{ at: gateway.at, note: "the gateway" }]);
    }
  }
}
