/** The main job, end to end: a small organisation from YAML to real Terraform in separate accounts, and away again. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { applyAll, destroyAll, replanAll } from "../support/engine/deploy-all";
import { describeEngine } from "../support/engine/describe-engine";
import { useEngine } from "../support/engine/engine";
import { type EngineProject, engineProject } from "../support/engine/project";
import { expectBuiltAsEmitted } from "../support/engine/survey";
import type { StackFolder } from "../support/engine/terraform";

const NETWORK = "111111111111";
const ORDERS = "222222222222";
const PAYMENTS = "333333333333";
const BILLING = "444444444444";
const BUCKET = "small-network-state";
const REGION = "us-east-1";

interface Answer {
  readonly Vpcs: { IsDefault: boolean; CidrBlockAssociationSet: { CidrBlock: string }[] }[];
  readonly Subnets: { CidrBlock: string; AvailabilityZoneId: string; DefaultForAz: boolean }[];
  readonly NatGateways: { State: string; SubnetId: string }[];
  readonly SecurityGroups: { GroupName: string; IpPermissions: unknown[]; IpPermissionsEgress: unknown[] }[];
  readonly RouteTables: {
    Routes: { DestinationCidrBlock: string; NatGatewayId?: string; GatewayId?: string }[];
  }[];
}

describeEngine("a small organisation", (tools) => {
  const engine = useEngine(tools);
  let project: EngineProject;
  let bootstrap: StackFolder;
  const others = () => project.stacks().folders.filter(({ name }) => name !== bootstrap.name);
  const read = (account: string, operation: string, region = REGION) =>
    engine().reader.read<Answer>(account, region, "ec2", operation);
  const cidrsOf = async (account: string, region = REGION) => {
    const { Vpcs } = await read(account, "describe_vpcs", region);
    const own = Vpcs.filter((vpc) => !vpc.IsDefault);
    return own.flatMap((vpc) => vpc.CidrBlockAssociationSet.map((set) => set.CidrBlock)).sort();
  };

  test("is planned, synthesised and applied: bootstrap first, then every account's stacks", async () => {
    const accounts = [NETWORK, ORDERS, PAYMENTS, BILLING];
    await engine().api.foundOrganization({ id: "o-a1b2c3d4e5", managementAccount: NETWORK, accounts });
    project = engineProject(join(engine().root, "small"), "examples/small");
    await project.run("plan", "--frozen");
    await project.run("synth");
    bootstrap = project.stacks().folders.find(({ name }) => name.endsWith("_bootstrap")) as StackFolder;
    await engine().terraform.apply(bootstrap);
    await applyAll(engine().terraform, others(), project.stacks());
  });

  test("is there when the AWS API is asked, in the accounts that the configuration names", async () => {
    expect(await cidrsOf(NETWORK)).toEqual(["10.192.32.0/22"]);
    expect(await cidrsOf(NETWORK, "eu-west-1")).toEqual(["10.224.0.0/22"]);
    expect(await cidrsOf(ORDERS)).toEqual(["10.192.0.0/20", "100.64.0.0/18"]);
    expect(await cidrsOf(PAYMENTS)).toEqual(["10.192.16.0/20", "100.64.0.0/18"]);
    const { Subnets } = await read(ORDERS, "describe_subnets");
    const subnets = Subnets.filter((s) => !s.DefaultForAz).map(
      (s) => `${s.CidrBlock} ${s.AvailabilityZoneId}`,
    );
    expect(subnets.sort()).toEqual([
      "10.192.0.0/24 use1-az1",
      "10.192.1.0/24 use1-az2",
      "10.192.2.0/28 use1-az1",
      "10.192.2.16/28 use1-az2",
      "100.64.0.0/20 use1-az1",
      "100.64.16.0/20 use1-az2",
    ]);
  });

  test("has a NAT gateway in each AZ, and each private subnet's table uses its own", async () => {
    const { NatGateways } = await read(NETWORK, "describe_nat_gateways");
    expect(NatGateways).toHaveLength(2);
    const { RouteTables } = await read(NETWORK, "describe_route_tables");
    const viaNat = RouteTables.flatMap(({ Routes }) => Routes.flatMap((route) => route.NatGatewayId ?? []));
    expect(new Set(viaNat).size).toBe(2);
  });

  test("has a default security group that admits nothing and lets nothing out", async () => {
    const { SecurityGroups } = await read(ORDERS, "describe_security_groups");
    const closed = SecurityGroups.filter(
      (g) => g.GroupName === "default" && g.IpPermissionsEgress.length === 0,
    );
    expect(closed.map((group) => group.IpPermissions)).toEqual([[]]);
  });

  test("keeps each account's state under that account's ID, locked by the backend itself", async () => {
    const { Contents } = await engine().reader.read<{ Contents: { Key: string }[] }>(
      NETWORK,
      REGION,
      "s3",
      "list_objects_v2",
      { Bucket: BUCKET },
    );
    expect(Contents.map(({ Key }) => Key).sort()).toEqual([
      `network/state/${NETWORK}/eu-west-1/base.tfstate`,
      `network/state/${NETWORK}/us-east-1/base.tfstate`,
      `network/state/${ORDERS}/us-east-1/base.tfstate`,
      `network/state/${PAYMENTS}/us-east-1/base.tfstate`,
    ]);
  });

  test("lets no account's role at another account's state", async () => {
    const get = (account: string, key: string) =>
      engine().reader.read(account, REGION, "s3", "head_object", { Bucket: BUCKET, Key: key });
    await get(ORDERS, `network/state/${ORDERS}/us-east-1/base.tfstate`);
    await expect(get(ORDERS, `network/state/${PAYMENTS}/us-east-1/base.tfstate`)).rejects.toThrow(
      /Forbidden|403/,
    );
  });

  test("is in a survey as it is emitted, and nothing that AWS loses goes unseen", () =>
    expectBuiltAsEmitted(engine(), project, [NETWORK, ORDERS, PAYMENTS, BILLING], [REGION, "eu-west-1"]));

  test("has nothing to change when it is planned again", async () => {
    expect(await replanAll(engine().terraform, project.stacks().folders)).toEqual({});
  });

  test("takes a new account without touching anybody else", async () => {
    const file = join(project.root, "config/cadastre.yaml");
    const text = readFileSync(file, "utf8");
    writeFileSync(
      file,
      text.replace("accounts:\n", `accounts:\n  billing: { id: "${BILLING}", ou: workloads }\n`),
    );
    await project.run("plan");
    await project.run("synth");
    const added = others().filter(({ name }) => name.startsWith("billing_"));
    expect(added).toHaveLength(1);
    await applyAll(engine().terraform, added, project.stacks());
    expect(await cidrsOf(BILLING)).toEqual(["10.192.48.0/20", "100.64.0.0/18"]);
    expect(await replanAll(engine().terraform, others())).toEqual({});
  });

  test("is destroyed, last phase first, and leaves nothing behind", async () => {
    await destroyAll(engine().terraform, others(), project.stacks());
    for (const account of [NETWORK, ORDERS, PAYMENTS, BILLING]) expect(await cidrsOf(account)).toEqual([]);
    // S3 keeps a bucket that holds state; whoever wants to be rid of it empties it on purpose.
    await emptyBucket();
    await engine().terraform.destroy(bootstrap);
  });

  async function emptyBucket(): Promise<void> {
    const list = await engine().reader.read<
      Record<"Versions" | "DeleteMarkers", { Key: string; VersionId: string }[]>
    >(NETWORK, REGION, "s3", "list_object_versions", { Bucket: BUCKET });
    for (const { Key, VersionId } of [...(list.Versions ?? []), ...(list.DeleteMarkers ?? [])]) {
      const params = { Bucket: BUCKET, Key, VersionId };
      await engine().reader.read(NETWORK, REGION, "s3", "delete_object", params);
    }
  }
});
