/** The harness itself: two accounts, an s3 backend, applied, read back, replanned empty, destroyed. */
import { applyAll, destroyAll, replanAll } from "../support/engine/deploy-all";
import { describeEngine } from "../support/engine/describe-engine";
import { useEngine } from "../support/engine/engine";
import { deployRole, handWritten, NETWORK, REGION, SPOKE } from "../support/engine/hand-written";

const BUCKET = "harness-network-state";

function vpcStack(account: string, cidr: string) {
  return handWritten({
    account,
    backend: {
      s3: {
        bucket: BUCKET,
        key: `${account}.tfstate`,
        region: REGION,
        use_lockfile: true,
        assume_role: { role_arn: deployRole(NETWORK) },
      },
    },
    resource: {
      aws_vpc: { main: { cidr_block: cidr, tags: { Name: "main" } } },
      aws_subnet: {
        app: { vpc_id: "${aws_vpc.main.id}", cidr_block: cidr, availability_zone_id: "use1-az1" },
      },
    },
    output: { vpc_id: { value: "${aws_vpc.main.id}" } },
  });
}

interface Vpcs {
  Vpcs: { VpcId: string; CidrBlock: string; IsDefault: boolean }[];
}

interface Subnets {
  Subnets: { AvailabilityZoneId: string; DefaultForAz: boolean; MapPublicIpOnLaunch: boolean }[];
}

describeEngine("harness", (tools) => {
  const engine = useEngine(tools);

  const cidrsIn = async (account: string) => {
    const { Vpcs } = await engine().reader.read<Vpcs>(account, REGION, "ec2", "describe_vpcs");
    return Vpcs.filter(({ IsDefault }) => !IsDefault).map(({ CidrBlock }) => CidrBlock);
  };

  test("a stack lands in the account its provider assumes, replans empty and goes without a trace", async () => {
    const { terraform, reader, writeStack, api } = engine();
    await reader.read(NETWORK, REGION, "s3", "create_bucket", { Bucket: BUCKET });
    const stacks = [
      writeStack("network", vpcStack(NETWORK, "10.0.0.0/24")),
      writeStack("spoke", vpcStack(SPOKE, "10.1.0.0/24")),
    ];
    const order = { dependsOn: { spoke: ["network"] } };

    await applyAll(terraform, stacks, order);
    expect(await cidrsIn(NETWORK)).toEqual(["10.0.0.0/24"]);
    expect(await cidrsIn(SPOKE)).toEqual(["10.1.0.0/24"]);
    const ofSpoke = { Filters: [{ Name: "cidr-block", Values: ["10.1.0.0/24"] }] };
    const { Subnets } = await reader.read<Subnets>(SPOKE, REGION, "ec2", "describe_subnets", ofSpoke);
    expect(Subnets).toMatchObject([
      { AvailabilityZoneId: "use1-az1", DefaultForAz: false, MapPublicIpOnLaunch: false },
    ]);
    const { Vpcs } = await reader.read<Vpcs>(SPOKE, REGION, "ec2", "describe_vpcs");
    expect(await terraform.outputs(stacks[1]!)).toEqual({
      vpc_id: Vpcs.find(({ IsDefault }) => !IsDefault)?.VpcId,
    });
    expect(await terraform.validate(stacks[0]!)).toMatchObject({ valid: true });

    expect(await replanAll(terraform, stacks)).toEqual({});

    await destroyAll(terraform, stacks, order);
    expect(await cidrsIn(NETWORK)).toEqual([]);
    expect(await cidrsIn(SPOKE)).toEqual([]);
    expect(await terraform.state(stacks[0]!)).toEqual([]);
    expect(api.log()).toBe("");
  });

  test("a change behind Terraform's back is found and named", async () => {
    const { terraform, reader, writeStack } = engine();
    const stack = writeStack(
      "drift",
      handWritten({
        account: SPOKE,
        resource: { aws_vpc: { main: { cidr_block: "10.2.0.0/24", tags: { Name: "main" } } } },
        output: { vpc_id: { value: "${aws_vpc.main.id}" } },
      }),
    );
    await terraform.apply(stack);
    const { vpc_id } = await terraform.outputs(stack);
    await reader.read(SPOKE, REGION, "ec2", "create_tags", {
      Resources: [vpc_id],
      Tags: [{ Key: "Name", Value: "other" }],
    });
    expect(await terraform.planIsEmpty(stack)).toEqual([
      { address: "aws_vpc.main", actions: "update", attributes: ["tags", "tags_all"] },
    ]);
  });

  test("a call that the local API lacks fails at once and is named", async () => {
    const { terraform, writeStack, api } = engine();
    const stack = writeStack(
      "lacking",
      handWritten({
        account: SPOKE,
        resource: { aws_vpc_ipam: { main: { operating_regions: [{ region_name: REGION }] } } },
      }),
    );
    await expect(terraform.apply(stack)).rejects.toThrow(/the local AWS API cannot do ec2 CreateIpam/);
    expect(api.log()).toContain("ec2 CreateIpam");
  });

  test("reset empties every account", async () => {
    const { api, reader } = engine();
    await reader.read(SPOKE, REGION, "ec2", "create_vpc", { CidrBlock: "10.3.0.0/24" });
    await api.reset();
    expect(await cidrsIn(SPOKE)).toEqual([]);
  });
});
