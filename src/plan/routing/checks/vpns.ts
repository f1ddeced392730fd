/** VPNs whose device AWS could not reach over the internet, could not speak BGP with, or would take for another's. */
import { reservedAsn } from "../../../aws/asns";
import { familyOf } from "../../../aws/cidr-families";
import { specialRange } from "../../../aws/special-addresses";
import { prefix } from "../../../ip/prefix";
import type { RoutingContext } from "../context";

export function checkVpns({ model, collector }: RoutingContext): void {
  const { vpns, transitGateways } = model.connectivity;
  const devices = new Map<string, (typeof vpns)[number]>();
  for (const vpn of vpns) {
    const { name, transitGateway, customerGateway, routing, at } = vpn;
    const { address, asn } = customerGateway;
    const place = prefix(`${address}/32`);
    const special = specialRange(place);
    if (familyOf(place) !== "other")
      collector.report("VPN_DEVICE", at, { vpn: name, reason: `its address ${address} is a private one` });
    else if (special) {
      const reason = `its address ${address} is within ${special.cidr}: ${special.means}`;
      collector.report("VPN_DEVICE", at, { vpn: name, reason });
    }
    const gateway = transitGateways.find((one) => one.name === transitGateway);
    const reserved = gateway && reservedAsn(asn, gateway.region);
    if (reserved)
      collector.report("VPN_DEVICE", at, { vpn: name, reason: `its ASN ${asn} is ${reserved.means}` });
    if (routing === "bgp" && gateway?.asn === asn) {
      const reason = `its ASN ${asn} is that of transit gateway ${gateway.name} too`;
      collector.report("VPN_DEVICE", at, { vpn: name, reason }, [{ at: gateway.at, note: "the gateway" }]);
    }
    // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateCustomerGateway.html
    const device = `${gateway?.account} ${gateway?.region} ${address} ${asn}`;
    const other = devices.get(device);
    if (other) {
      const reason = `AWS would answer with that of ${other.name}, which has the same address and ASN`;
      collector.report("VPN_DEVICE", at, { vpn: name, reason }, [{ at: other.at, note: "the other VPN" }]);
    } else devices.set(device, vpn);
  }
}
