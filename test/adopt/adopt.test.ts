/** What is built is written down by the names that the configuration gives it, and stays as it is. */
import { parse } from "yaml";
import { runCli } from "../../src/cli/cli";
import { projectHost } from "../support/project-host";
import { BEGINNER } from "../support/survey/beginner";

const FOLDER = "examples/beginner";
const ADOPTED = `${FOLDER}/adopted.yaml`;

async function beginner(config = FOLDER) {
  const host = projectHost(FOLDER);
  for (const [path, json] of Object.entries(BEGINNER)) host.files.set(`survey/${path}`, JSON.stringify(json));
  const call = async (...words: string[]) => {
    host.output.stdout = "";
    host.output.stderr = "";
    const code = await runCli([...words, "--config", config], host);
    return { code, ...host.output };
  };
  expect((await call("synth", "--quiet")).code).toBe(0);
  return { host, call };
}

interface Stack {
  readonly import?: readonly { readonly to: string; readonly id: string }[];
  readonly resource: Readonly<
    Record<string, Readonly<Record<string, { readonly lifecycle?: { readonly ignore_changes: string[] } }>>>
  >;
}

test("each resource has the ID that AWS gave it, and the stack imports it and leaves its tags alone", async () => {
  const { host, call } = await beginner();
  const { code, stdout, stderr } = await call("adopt", "survey");
  expect([code, stderr]).toEqual([0, `wrote ${ADOPTED}; cadastre synth adds the import blocks\n`]);
  expect(stdout).toBe(`17 resources are taken over:
  1 default security group
  1 Elastic IP
  1 internet gateway
  1 NAT gateway
  2 routes
  2 route tables
  4 route table associations
  4 subnets
  1 VPC
`);
  const { adopted } = parse(host.files.get(ADOPTED) as string);
  expect(adopted["first/us-east-1/main"]).toEqual({
    aws_default_security_group: expect.stringMatching(/^sg-/),
    aws_vpc: expect.stringMatching(/^vpc-/),
  });
  const association = adopted["first/us-east-1/main/app/use1-az1"];
  expect(association.aws_route_table_association).toMatch(/^subnet-\w+\/rtb-\w+$/);
  expect(association.aws_route_table_association.split("/")[0]).toBe(association.aws_subnet);

  expect((await call("synth", "--quiet")).code).toBe(0);
  const stack: Stack = JSON.parse(
    host.files.get("cdktf.out/stacks/first_us-east-1_base/cdk.tf.json") as string,
  );
  expect(stack.import).toHaveLength(17);
  expect(stack.import).toContainEqual({
    to: "aws_vpc.main",
    id: adopted["first/us-east-1/main"].aws_vpc,
  });
  expect(stack.resource.aws_vpc?.main?.lifecycle?.ignore_changes).toEqual(
    expect.arrayContaining(["tags", "tags_all", "assign_generated_ipv6_cidr_block"]),
  );
  expect(stack.resource.aws_route?.main_app_default?.lifecycle).toBeUndefined();
});

test("bit by bit: what is named comes first, and the rest is added later", async () => {
  const { host, call } = await beginner();
  const first = await call("adopt", "survey", "--only", "first/us-east-1/main/public");
  expect(first.stdout).toMatch(/\n6 resources are taken over:\n/);
  expect(first.stdout).toMatch(
    /^11 resources built and not taken over, so that Terraform would build them a second time\n/,
  );
  const refs = Object.keys(parse(host.files.get(ADOPTED) as string).adopted);
  expect(refs.every((ref) => ref.startsWith("first/us-east-1/main/public"))).toBe(true);
  await call("synth", "--quiet");
  const second = await call("adopt", "survey");
  expect(second.stdout).toMatch(/^17 resources are taken over, 11 of them for the first time:\n/);
  const all = Object.values(parse(host.files.get(ADOPTED) as string).adopted).flatMap((ids) =>
    Object.keys(ids as object),
  );
  expect(all).toHaveLength(17);
  await call("synth", "--quiet");
  const text = host.files.get(ADOPTED);
  expect(await call("adopt", "survey")).toMatchObject({ code: 0, stderr: "" });
  expect(host.files.get(ADOPTED)).toBe(text);
});

test("a configuration in one file is not added to; the lines are printed", async () => {
  const { host, call } = await beginner(`${FOLDER}/cadastre.yaml`);
  const { stderr } = await call("adopt", "survey", "--only", "first/us-east-1/main/internet-gateway");
  expect(stderr).toMatch(
    /\nAdd this to examples\/beginner\/cadastre\.yaml:\n\nadopted:\n {2}first\/us-east-1\/main\/internet-gateway:\n {4}aws_internet_gateway: "igw-\w+"\n$/,
  );
  expect(host.files.has(ADOPTED)).toBe(false);
});

test("what Terraform would change or make is told before, and what nobody describes", async () => {
  const { host, call } = await beginner();
  const file = "survey/123456789012/us-east-1/describe-subnets.json";
  const subnets = JSON.parse(host.files.get(file) as string);
  for (const subnet of subnets.Subnets) {
    subnet.MapPublicIpOnLaunch = true;
    subnet.Tags = [{ Key: "Name", Value: `old ${subnet.CidrBlock}` }];
  }
  host.files.set(file, JSON.stringify(subnets));
  host.files.delete("survey/123456789012/us-east-1/describe-addresses.json");
  const { stdout } = await call("adopt", "survey");
  expect(stdout).toMatch(/^5 resources that Terraform would change\n/);
  expect(stdout).toMatch(/map_public_ip_on_launch is true, emitted is false\n/);
  expect(stdout).not.toContain("tags.Name");
  expect(stdout).toMatch(
    /\n1 resource that Terraform would make beside them\n {2}Elastic IP first\/us-east-1\/main/,
  );
});

test("a review of what is taken over adds nothing to the bill", async () => {
  const { host, call } = await beginner();
  await call("adopt", "survey");
  const empty = `organization: { name: hello }
regions: { us-east-1: { availabilityZones: [use1-az1, use1-az2] } }
ipam: { scopes: { main: { pools: { all: { cidrs: [10.0.0.0/16] } } } } }
accounts: { first: { id: "123456789012" } }
`;
  host.revisions.set("main", new Map([[`${FOLDER}/cadastre.yaml`, empty]]));
  const { stdout } = await call("review", "main");
  expect(stdout).toContain("> Takes over 17 resources as built.");
  expect(stdout).not.toMatch(/per month/);
});

test("what stays as it is of a thing that was taken over is no drift", async () => {
  const { host, call } = await beginner();
  const file = "survey/123456789012/us-east-1/describe-vpcs.json";
  const there = JSON.parse(host.files.get(file) as string);
  there.Vpcs[0].Tags.push({ Key: "CostCenter", Value: "4711" });
  there.Vpcs[0].InstanceTenancy = "dedicated";
  host.files.set(file, JSON.stringify(there));
  const before = (await call("drift", "survey")).stdout;
  expect(before).toContain("tags.CostCenter is 4711, emitted is not set");
  expect(before).toContain("instance_tenancy is dedicated, emitted is default");
  await call("adopt", "survey");
  await call("synth", "--quiet");
  expect(await call("drift", "survey")).toMatchObject({
    code: 0,
    stdout: expect.not.stringContaining("4711"),
  });
});

test("a subnet that gets a table of its own loses what the main one has, and it is told", async () => {
  const { host, call } = await beginner();
  const file = "survey/123456789012/us-east-1/describe-route-tables.json";
  const there = JSON.parse(host.files.get(file) as string);
  const isMain = (table: { Associations?: { Main?: boolean }[] }) =>
    table.Associations?.some(({ Main }) => Main);
  // The tier's own table is gone, so its subnets use the main one, which somebody has given a route.
  const own = there.RouteTables.find((table: { Routes: { NatGatewayId?: string }[] }) =>
    table.Routes.some(({ NatGatewayId }) => NatGatewayId !== undefined),
  );
  there.RouteTables = there.RouteTables.filter((table: unknown) => table !== own);
  const route = { DestinationCidrBlock: "192.168.0.0/16", VpcPeeringConnectionId: "pcx-1", State: "active" };
  there.RouteTables.find(isMain).Routes.push(route);
  host.files.set(file, JSON.stringify(there));
  const { moved } = JSON.parse((await call("adopt", "survey", "--format", "json")).stdout);
  const expected = own.Associations.map(({ SubnetId }: { SubnetId: string }) => ({
    subnet: SubnetId,
    lost: ["192.168.0.0/16 by pcx-1"],
  }));
  const byId = (a: { subnet: string }, b: { subnet: string }) => (a.subnet < b.subnet ? -1 : 1);
  expect(moved.sort(byId)).toMatchObject(expected.sort(byId));
});
