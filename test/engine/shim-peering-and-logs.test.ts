/** The local API's peerings of two tagged sides, flow logs to a bucket of another account, and propagation from a virtual private gateway. */
import { applyAll, destroyAll, replanAll } from "../support/engine/deploy-all";
import { describeEngine } from "../support/engine/describe-engine";
import { useEngine } from "../support/engine/engine";
import { handWritten, NETWORK, outputOf, outputsOf, REGION, SPOKE } from "../support/engine/hand-written";

const BUCKET = "acme-flow-logs";
const tagged = (name: string) => ({ tags: { Name: name } });

const hub = handWritten({
  account: NETWORK,
  resource: {
    aws_vpc: { hub: { cidr_block: "10.0.0.0/24", enable_dns_hostnames: true } },
    aws_route_table: { hub: { vpc_id: "${aws_vpc.hub.id}" } },
    aws_vpn_gateway: { hub: { vpc_id: "${aws_vpc.hub.id}", amazon_side_asn: "64513", ...tagged("hub") } },
    aws_vpn_gateway_route_propagation: {
      hub: { vpn_gateway_id: "${aws_vpn_gateway.hub.id}", route_table_id: "${aws_route_table.hub.id}" },
    },
    aws_s3_bucket: { logs: { bucket: BUCKET } },
    aws_s3_bucket_policy: {
      logs: {
        bucket: "${aws_s3_bucket.logs.id}",
        policy: JSON.stringify({
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Principal: { Service: "delivery.logs.amazonaws.com" },
              Action: "s3:PutObject",
              Resource: `arn:aws:s3:::${BUCKET}/*`,
            },
          ],
        }),
      },
    },
  },
  output: { vpc: { value: "${aws_vpc.hub.id}" }, table: { value: "${aws_route_table.hub.id}" } },
});

const spoke = handWritten({
  account: SPOKE,
  data: outputsOf("hub"),
  resource: {
    aws_vpc: { spoke: { cidr_block: "10.1.0.0/24", enable_dns_hostnames: true } },
    aws_route_table: { spoke: { vpc_id: "${aws_vpc.spoke.id}" } },
    aws_vpc_peering_connection: {
      hub: {
        vpc_id: "${aws_vpc.spoke.id}",
        peer_vpc_id: outputOf("hub", "vpc"),
        peer_owner_id: NETWORK,
        peer_region: REGION,
        ...tagged("requester"),
      },
    },
    aws_flow_log: {
      central: {
        vpc_id: "${aws_vpc.spoke.id}",
        traffic_type: "ALL",
        log_destination_type: "s3",
        log_destination: `arn:aws:s3:::${BUCKET}/spoke`,
        max_aggregation_interval: 60,
        destination_options: [
          { file_format: "parquet", hive_compatible_partitions: true, per_hour_partition: true },
        ],
        ...tagged("central"),
      },
    },
  },
  output: {
    peering: { value: "${aws_vpc_peering_connection.hub.id}" },
    table: { value: "${aws_route_table.spoke.id}" },
  },
});

const acceptance = handWritten({
  account: NETWORK,
  data: outputsOf("hub", "spoke"),
  resource: {
    aws_vpc_peering_connection_accepter: {
      spoke: {
        vpc_peering_connection_id: outputOf("spoke", "peering"),
        auto_accept: true,
        ...tagged("accepter"),
      },
    },
    aws_vpc_peering_connection_options: {
      spoke: {
        vpc_peering_connection_id: "${aws_vpc_peering_connection_accepter.spoke.id}",
        accepter: [{ allow_remote_vpc_dns_resolution: true }],
      },
    },
    aws_route: {
      spoke: {
        route_table_id: outputOf("hub", "table"),
        destination_cidr_block: "10.1.0.0/24",
        vpc_peering_connection_id: "${aws_vpc_peering_connection_accepter.spoke.id}",
      },
    },
  },
});

interface Peerings {
  VpcPeeringConnections: { Tags: unknown; Status: { Code: string } }[];
}

describeEngine("local API: peerings, flow logs, gateway propagation", (tools) => {
  const engine = useEngine(tools);

  test("each side keeps its own tags, a central bucket is found, all replans empty and goes", async () => {
    const { terraform, reader, writeStack, api } = engine();
    const stacks = [writeStack("hub", hub), writeStack("spoke", spoke), writeStack("acceptance", acceptance)];
    const order = { dependsOn: { spoke: ["hub"], acceptance: ["spoke"] } };
    await applyAll(terraform, stacks, order);
    const tagsIn = async (account: string) => {
      const seen = await reader.read<Peerings>(account, REGION, "ec2", "describe_vpc_peering_connections");
      return seen.VpcPeeringConnections.map(({ Tags, Status }) => [Status.Code, Tags]);
    };
    expect(await tagsIn(SPOKE)).toEqual([["active", [{ Key: "Name", Value: "requester" }]]]);
    expect(await tagsIn(NETWORK)).toEqual([["active", [{ Key: "Name", Value: "accepter" }]]]);

    expect(await replanAll(terraform, stacks)).toEqual({});
    await destroyAll(terraform, stacks, order);
    expect(api.log()).toBe("");
  });
});
