/** The local API's VPN connections to a transit gateway: a static one says so, and its attachment is in a table. */
import { describeEngine } from "../support/engine/describe-engine";
import { useEngine } from "../support/engine/engine";
import { handWritten, NETWORK, REGION } from "../support/engine/hand-written";

const connection = (staticRoutes: boolean) => ({
  customer_gateway_id: "${aws_customer_gateway.office.id}",
  transit_gateway_id: "${aws_ec2_transit_gateway.core.id}",
  type: "ipsec.1",
  static_routes_only: staticRoutes,
});

const stack = handWritten({
  account: NETWORK,
  resource: {
    aws_ec2_transit_gateway: {
      core: { default_route_table_association: "disable", default_route_table_propagation: "disable" },
    },
    aws_ec2_transit_gateway_route_table: {
      outside: { transit_gateway_id: "${aws_ec2_transit_gateway.core.id}" },
    },
    aws_customer_gateway: { office: { bgp_asn: "65000", ip_address: "198.51.100.10", type: "ipsec.1" } },
    aws_vpn_connection: { fixed: connection(true), learnt: connection(false) },
    aws_ec2_transit_gateway_route_table_association: {
      fixed: {
        transit_gateway_attachment_id: "${aws_vpn_connection.fixed.transit_gateway_attachment_id}",
        transit_gateway_route_table_id: "${aws_ec2_transit_gateway_route_table.outside.id}",
      },
    },
    aws_ec2_transit_gateway_route: {
      fixed: {
        destination_cidr_block: "10.250.0.0/16",
        transit_gateway_attachment_id: "${aws_vpn_connection.fixed.transit_gateway_attachment_id}",
        transit_gateway_route_table_id: "${aws_ec2_transit_gateway_route_table.outside.id}",
      },
    },
  },
});

interface Answer {
  readonly VpnConnections: readonly { readonly Options: { readonly StaticRoutesOnly: boolean } }[];
}

describeEngine("local API: VPN connections", (tools) => {
  const engine = useEngine(tools);

  test("keep their options, replan empty and go", async () => {
    const { terraform, reader, writeStack, api } = engine();
    const folder = writeStack("vpns", stack);
    await terraform.apply(folder);
    const { VpnConnections } = await reader.read<Answer>(NETWORK, REGION, "ec2", "describe_vpn_connections");
    expect(VpnConnections.map(({ Options }) => Options.StaticRoutesOnly).sort()).toEqual([false, true]);
    expect(await terraform.planIsEmpty(folder)).toEqual([]);
    await terraform.destroy(folder);
    expect(api.log()).toBe("");
  });
});
