/** References are resolved within and across stacks, and what cannot be read is named. */
import { formatPrefix } from "../../src/ip/prefix";
import { readNetwork } from "../../src/verify/readers/read-network";
import { parseTemplate } from "../../src/verify/terraform/expression";
import { TerraformNetwork } from "../support/terraform-network";

const stack = (name: string, json: Record<string, unknown>) => ({
  name,
  json: {
    provider: {
      aws: { region: "us-east-1", assume_role: { role_arn: `arn:aws:iam::${name.padEnd(12, "1")}:role/x` } },
    },
    ...json,
  },
});

const vpc = { aws_vpc: { main: { cidr_block: "10.0.0.0/16" } } };
const subnetOf = (vpcId: string) => ({ aws_subnet: { app: { vpc_id: vpcId, cidr_block: "10.0.1.0/24" } } });

function notes(...stacks: ReturnType<typeof stack>[]): string[] {
  return readNetwork(stacks).unread.map(({ origin, argument, why }) => `${origin.key} ${argument}: ${why}`);
}

describe("what is beside the resource that it belongs to", () => {
  const LIST = { aws_ec2_managed_prefix_list: { own: { entry: [{ cidr: "10.0.0.0/16" }] } } };
  const entryOf = (list: string) => ({
    aws_ec2_managed_prefix_list_entry: { more: { cidr: "10.1.0.0/16", prefix_list_id: list } },
  });
  const rule = {
    aws_security_group: { any: { vpc_id: "${aws_vpc.main.id}" } },
    aws_vpc_security_group_ingress_rule: {
      any: {
        security_group_id: "${aws_security_group.any.id}",
        ip_protocol: "-1",
        prefix_list_id: "${aws_ec2_managed_prefix_list.own.id}",
      },
    },
  };

  it("belongs to the prefix list", () => {
    const resource = { ...vpc, ...LIST, ...rule, ...entryOf("${aws_ec2_managed_prefix_list.own.id}") };
    const { network, unread } = readNetwork([stack("1", { resource })]);
    expect(unread).toEqual([]);
    const peers = network.securityGroups.get("1:aws_security_group.any")?.rules.map(({ peer }) => peer);
    expect(peers?.map((peer) => peer.kind === "prefix" && formatPrefix(peer.prefix))).toEqual([
      "10.0.0.0/16",
      "10.1.0.0/16",
    ]);
  });

  it("is told when the list is somebody else's", () => {
    expect(notes(stack("1", { resource: entryOf("pl-1") }))).toContain(
      "1:aws_ec2_managed_prefix_list_entry.more prefix_list_id: entries of a list that is not in the same stack are not read",
    );
  });

  it.each([
    [["AmazonProvidedDNS"], 0],
    [["10.0.0.2", "AmazonProvidedDNS"], 1],
  ])("is told of DHCP options with servers %j as often as %i", (servers, count) => {
    const resource = { aws_vpc_dhcp_options: { own: { domain_name_servers: servers } } };
    expect(notes(stack("1", { resource }))).toHaveLength(count);
  });
});

describe("references", () => {
  it("reach another stack through an exported object, whatever the order of the stacks", () => {
    const owner = stack("1", {
      resource: {
        ...vpc,
        aws_s3_object: {
          out: {
            bucket: "b",
            key: "exports/1.json",
            content: '${jsonencode({"vpc" = {"id" = aws_vpc.main.id}, "list" = [1, 2]})}',
          },
        },
      },
    });
    for (const access of [".vpc.id", '["vpc"]["id"]', '["vpc"].id']) {
      const reader = stack("2", {
        data: { aws_s3_object: { in: { bucket: "b", key: "exports/1.json" } } },
        resource: subnetOf(`\${jsondecode(data.aws_s3_object.in.body)${access}}`),
      });
      for (const stacks of [
        [owner, reader],
        [reader, owner],
      ])
        expect([...readNetwork(stacks).network.subnets.values()].map((subnet) => subnet.vpc)).toEqual([
          "1:aws_vpc.main",
        ]);
    }
  });

  it("reach another stack through its remote state", () => {
    const backend = { bucket: "state", key: "one.tfstate", region: "us-east-1" };
    const owner = stack("1", {
      terraform: { backend: { s3: backend } },
      resource: vpc,
      output: { vpc_id: { value: "${aws_vpc.main.id}" } },
    });
    const reader = stack("2", {
      data: { terraform_remote_state: { one: { backend: "s3", config: backend } } },
      resource: subnetOf("${data.terraform_remote_state.one.outputs.vpc_id}"),
    });
    expect(readNetwork([reader, owner]).network.subnets.size).toBe(1);
  });

  it("follow locals, variables with defaults, and arguments of other resources", () => {
    const one = stack("1", {
      locals: { vpc: "${aws_vpc.main.id}" },
      variable: { cidr: { default: "10.0.3.0/24" } },
      resource: {
        ...vpc,
        aws_subnet: {
          a: { vpc_id: "${local.vpc}", cidr_block: "${var.cidr}" },
          b: { vpc_id: "${aws_subnet.a.vpc_id}", cidr_block: "10.0.4.0/24" },
        },
      },
    });
    const { network, unread } = readNetwork([one]);
    expect(unread).toEqual([]);
    expect(
      [...network.subnets.values()].map((subnet) => `${subnet.vpc} ${formatPrefix(subnet.cidr)}`),
    ).toEqual(["1:aws_vpc.main 10.0.3.0/24", "1:aws_vpc.main 10.0.4.0/24"]);
  });
});

describe("what cannot be read is named", () => {
  it.each<[string, string]>([
    ["${aws_vpc.gone.id}", "there is no aws_vpc.gone in stack 1"],
    ["${var.vpc}", "the variable has no default"],
    ["${jsondecode(data.aws_s3_object.in.body).vpc}", "no stack writes the object b/nobody.json"],
    ['${lookup({}, "x")}', "the function lookup is not known"],
    ["${aws_vpc.main.id == 1 ? 2 : 3}", "the expression is not understood"],
    ["${local.loop}", "it refers to itself"],
  ])("%s", (expression, why) => {
    const found = notes(
      stack("1", {
        locals: { loop: "${local.loop}" },
        variable: { vpc: { type: "string" } },
        data: { aws_s3_object: { in: { bucket: "b", key: "nobody.json" } } },
        resource: { ...vpc, ...subnetOf(expression) },
      }),
    );
    expect(found).toContain(`1:aws_subnet.app vpc_id: ${expression}: ${why}`);
    expect(found).toContain("1:aws_subnet.app : the subnet's VPC or addresses are not known");
  });

  it("types that nobody reads, and repetition", () => {
    expect(
      notes(
        stack("1", {
          resource: {
            aws_networkmanager_core_network: { x: {} },
            aws_vpc: { many: { count: 3, cidr_block: "10.0.0.0/16" } },
            aws_s3_bucket: { ignored: {} },
          },
        }),
      ),
    ).toEqual([
      "1:aws_networkmanager_core_network.x : resources of type aws_networkmanager_core_network are not read",
      "1:aws_vpc.many count: repeated resources are not expanded",
    ]);
  });

  it("targets and literal identifiers outside the stacks, and the flow that depends on them is undecided", () => {
    const network = new TerraformNetwork()
      .vpc("a", "10.0.0.0/16")
      .subnet("a", "app", "10.0.1.0/24")
      .route("a", "app", "10.9.0.0/16", { transit_gateway_id: "tgw-0123456789" });
    const { unread, network: read } = readNetwork(network.stacks());
    expect(unread.map(({ why }) => why)).toEqual(["tgw-0123456789 is not created by any of the stacks"]);
    expect(
      [...read.routeTables.values()].flatMap((table) => table.routes.map((route) => route.target.kind)),
    ).toEqual(["unread"]);
  });
});

it("reads escapes, nesting and both spellings of an object in an expression", () => {
  expect(parseTemplate('${jsonencode({"a" = "x\\"${b.c[0].d}", e : [true, null, -1.5,]})}')).toMatchObject({
    kind: "call",
    name: "jsonencode",
  });
  expect(parseTemplate("$${literal}")).toEqual({ kind: "literal", value: "${literal}" });
  expect(parseTemplate("${unclosed")).toBeUndefined();
});
