/** Internet, NAT and VPN gateways, elastic addresses, VPN connections and peerings. */
import { type Thing, thing } from "../thing";
import type { Answered, Answers } from "./answers";

const GONE = new Set(["deleted", "deleting", "failed", "rejected", "expired"]);

const isThere = (one: Answered) => !GONE.has(one.text("State"));

export function gatewaysOf(at: Answers): Thing[] {
  const internet = at.list("describe-internet-gateways", "InternetGateways").map((gateway) =>
    thing(at, "aws_internet_gateway", gateway.text("InternetGatewayId"), {
      vpc_id: gateway.list("Attachments")[0]?.text("VpcId"),
      tags: gateway.tags(),
    }),
  );
  const nat = at
    .list("describe-nat-gateways", "NatGateways")
    .filter(isThere)
    .map((gateway) => {
      const [address] = gateway.list("NatGatewayAddresses");
      const allocation = address?.text("AllocationId");
      return thing(at, "aws_nat_gateway", gateway.text("NatGatewayId"), {
        subnet_id: gateway.text("SubnetId"),
        connectivity_type: gateway.text("ConnectivityType") || "public",
        ...(allocation && { allocation_id: allocation }),
        ...(address?.text("PrivateIp") && { private_ip: address.text("PrivateIp") }),
        tags: gateway.tags(),
      });
    });
  const elastic = at.list("describe-addresses", "Addresses").map((address) =>
    thing(
      at,
      "aws_eip",
      address.text("AllocationId"),
      {
        domain: "vpc",
        // A gateway's or a balancer's own interface is no instance's.
        ...(address.text("InstanceId") && { network_interface: address.text("NetworkInterfaceId") }),
        tags: address.tags(),
      },
      { [address.text("AllocationId")]: "allocation_id" },
    ),
  );
  return [...internet, ...nat, ...elastic];
}

export function vpnsOf(at: Answers): Thing[] {
  const gateways = at
    .list("describe-vpn-gateways", "VpnGateways")
    .filter(isThere)
    .map((gateway) =>
      thing(at, "aws_vpn_gateway", gateway.text("VpnGatewayId"), {
        vpc_id: gateway.list("VpcAttachments")[0]?.text("VpcId"),
        tags: gateway.tags(),
      }),
    );
  const customers = at
    .list("describe-customer-gateways", "CustomerGateways")
    .filter(isThere)
    .map((gateway) =>
      thing(at, "aws_customer_gateway", gateway.text("CustomerGatewayId"), {
        bgp_asn: gateway.text("BgpAsn"),
        ip_address: gateway.text("IpAddress"),
        type: gateway.text("Type"),
        tags: gateway.tags(),
      }),
    );
  const connections = at
    .list("describe-vpn-connections", "VpnConnections")
    .filter(isThere)
    .flatMap((connection) => {
      const id = connection.text("VpnConnectionId");
      const end = connection.text("TransitGatewayId")
        ? { transit_gateway_id: connection.text("TransitGatewayId") }
        : { vpn_gateway_id: connection.text("VpnGatewayId") };
      const own = thing(at, "aws_vpn_connection", id, {
        customer_gateway_id: connection.text("CustomerGatewayId"),
        ...end,
        type: connection.text("Type"),
        static_routes_only: connection.part("Options").is("StaticRoutesOnly"),
        tags: connection.tags(),
      });
      const routes = connection.list("Routes").map((route) => {
        const cidr = route.text("DestinationCidrBlock");
        const values = { vpn_connection_id: id, destination_cidr_block: cidr };
        return thing(at, "aws_vpn_connection_route", `${cidr}:${id}`, values);
      });
      return [own, ...routes];
    });
  return [...gateways, ...customers, ...connections];
}

/** Both sides see a peering; it is its requester's, and the accepter's part in it is the accepter's. */
export function peeringsOf(at: Answers): Thing[] {
  return at
    .list("describe-vpc-peering-connections", "VpcPeeringConnections")
    .filter((peering) => !GONE.has(peering.part("Status").text("Code")))
    .flatMap((peering) => {
      const id = peering.text("VpcPeeringConnectionId");
      const [requester, accepter] = [peering.part("RequesterVpcInfo"), peering.part("AccepterVpcInfo")];
      const isOf = (side: Answered) =>
        side.text("OwnerId") === at.account && (side.text("Region") || at.region) === at.region;
      const isApart =
        requester.text("OwnerId") !== accepter.text("OwnerId") ||
        requester.text("Region") !== accepter.text("Region");
      const active = peering.part("Status").text("Code") === "active";
      const own = thing(at, "aws_vpc_peering_connection", id, {
        vpc_id: requester.text("VpcId"),
        peer_vpc_id: accepter.text("VpcId"),
        ...(isApart
          ? { peer_owner_id: accepter.text("OwnerId"), peer_region: accepter.text("Region") }
          : { auto_accept: active }),
        tags: peering.tags(),
      });
      const acceptance = {
        ...thing(at, "aws_vpc_peering_connection_accepter", id, {
          vpc_peering_connection_id: id,
          auto_accept: active,
          tags: peering.tags(),
        }),
        known: {},
      };
      // Between two VPCs of one account and region, acceptance may be part of the peering or a resource of its own.
      const isAccepted = isOf(accepter) && (isApart || active);
      return [...(isOf(requester) ? [own] : []), ...(isAccepted ? [acceptance] : [])];
    });
}
