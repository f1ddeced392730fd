/** Accounts that write to the exchange what is not theirs, by real Terraform: each apply stops with a sentence, and nothing is used. */
import { join } from "node:path";
import { applyAll } from "../support/engine/deploy-all";
import { describeEngine } from "../support/engine/describe-engine";
import { useEngine } from "../support/engine/engine";
import { type EngineProject, engineProject } from "../support/engine/project";
import type { StackFolder } from "../support/engine/terraform";

const REGION = "us-east-1";
const BUCKET = "wary-network-state";
const [NETWORK, ORDERS, BILLING, PAYMENTS] = ["111111111111", "222222222222", "333333333333", "444444444444"];
/** No account of the organisation. */
const OUTSIDER = "999999999999";
const HUB_BLOCK = "10.1.0.0/24";

interface Answer {
  readonly Body: string;
  readonly Vpc: { readonly VpcId: string };
  readonly Subnet: { readonly SubnetId: string };
  readonly TransitGatewayVpcAttachment: { readonly TransitGatewayAttachmentId: string };
  readonly TransitGatewayVpcAttachments: readonly { readonly State: string; readonly VpcOwnerId: string }[];
  readonly VpcPeeringConnection: { readonly VpcPeeringConnectionId: string };
  readonly VpcPeeringConnections: readonly { readonly Status: { readonly Code: string } }[];
  readonly RouteTables: readonly {
    readonly Routes: readonly { readonly VpcPeeringConnectionId?: string }[];
  }[];
}

type Values = Readonly<Record<string, string>>;

describeEngine("accounts that cannot be believed", (tools) => {
  const engine = useEngine(tools);
  let project: EngineProject;
  const phase = (name: string) => project.stacks().folders.filter((stack) => stack.name.endsWith(`_${name}`));
  const stack = (name: string) =>
    project.stacks().folders.find((folder) => folder.name === name) as StackFolder;
  const apply = (name: string) => engine().terraform.apply(stack(name));
  /** What Terraform says on standard error, on one line: it breaks a sentence wherever it likes. */
  const refusal = async (name: string) => {
    const said = await apply(name).then(
      () => "applied",
      (error: Error) => error.message,
    );
    return said.replace(/\s+/g, " ");
  };
  const call = (account: string, operation: string, params: object = {}, service = "ec2") =>
    engine().reader.read<Answer>(account, REGION, service, operation, params as Record<string, unknown>);
  const at = (reader: string, writer: string, name: string) =>
    `network/exports/${reader}/${writer}/${REGION}/${name}.json`;

  /** Writes an object as the account that may, with its own role, and answers what undoes it. */
  const write = async (writer: string, reader: string, name: string, text: string) => {
    const object = { Bucket: BUCKET, Key: at(reader, writer, name), ContentType: "application/json" };
    await call(writer, "put_object", { ...object, Body: text }, "s3");
  };
  /** What honest stacks have exported, from the state of the stack that did. */
  const exported = async (name: string, address: string): Promise<Values> => {
    const found = (await engine().terraform.state(stack(name))).find((one) => one.address === address);
    return JSON.parse(String(found?.values.content)) as Values;
  };
  const makeVpc = async (account: string, CidrBlock: string) => {
    const { Vpc } = await call(account, "create_vpc", { CidrBlock });
    return Vpc.VpcId;
  };
  const requestPeering = async (account: string, VpcId: string, PeerVpcId: string) => {
    const params = { VpcId, PeerVpcId, PeerOwnerId: NETWORK, PeerRegion: REGION };
    const { VpcPeeringConnection } = await call(account, "create_vpc_peering_connection", params);
    return VpcPeeringConnection.VpcPeeringConnectionId;
  };
  const peeringRoutes = async (account: string) => {
    const { RouteTables } = await call(account, "describe_route_tables");
    return RouteTables.flatMap(({ Routes }) => Routes.filter((route) => route.VpcPeeringConnectionId));
  };
  const attachmentStates = async () => {
    const { TransitGatewayVpcAttachments } = await call(NETWORK, "describe_transit_gateway_vpc_attachments");
    const foreign = TransitGatewayVpcAttachments.filter(({ VpcOwnerId }) => VpcOwnerId !== NETWORK);
    return [...new Set(foreign.map(({ State }) => State))];
  };

  test("have their stacks as far as the hub's acceptance", async () => {
    const accounts = [NETWORK, ORDERS, BILLING, PAYMENTS] as string[];
    await engine().api.foundOrganization({
      id: "o-a1b2c3d4e5",
      managementAccount: NETWORK as string,
      accounts,
    });
    project = engineProject(join(engine().root, "wary"), "test/engine/hostile-accounts");
    await project.run("plan");
    await project.run("synth");
    for (const name of ["bootstrap", "base"])
      await applyAll(engine().terraform, phase(name), project.stacks());
    const links = phase("link").filter(({ name }) => !name.startsWith("payments"));
    await applyAll(engine().terraform, links, project.stacks());
  });

  test("as an accepter, which exports a VPC with others' addresses and accepts for it: no route is made", async () => {
    const honest = await exported("network_us-east-1_base", "aws_s3_object.export_vpc-hub_to_payments");
    await write(NETWORK as string, PAYMENTS as string, "vpc-hub", JSON.stringify({ id: "vpc-x; drop" }));
    expect(await refusal("payments_us-east-1_link")).toMatch(
      /What account network exported as id in vpc-hub\.json is not a valid VPC ID\./,
    );
    const other = await makeVpc(NETWORK as string, "10.66.0.0/24");
    await write(NETWORK as string, PAYMENTS as string, "vpc-hub", JSON.stringify({ id: other }));
    await apply("payments_us-east-1_link");
    const { id } = await exported(
      "payments_us-east-1_link",
      "aws_s3_object.export_peering-ledger_to_network",
    );
    await call(NETWORK as string, "accept_vpc_peering_connection", { VpcPeeringConnectionId: id });
    expect(await refusal("payments_us-east-1_accept")).toMatch(
      /VPC at the other end of peering ledger has addresses that the plan does not give to network\/us-east-1\/hub\. AWS says 10\.66\.0\.0\/24\./,
    );
    expect(await peeringRoutes(PAYMENTS as string)).toEqual([]);
    await write(NETWORK as string, PAYMENTS as string, "vpc-hub", JSON.stringify(honest));
    await apply("payments_us-east-1_link");
  });

  describe("as a spoke", () => {
    const FILE = "attachment-main-core";
    let honest: Values;
    const claims = (values: Values | string) =>
      write(
        ORDERS as string,
        NETWORK as string,
        FILE,
        typeof values === "string" ? values : JSON.stringify(values),
      );

    beforeAll(async () => {
      honest = await exported("orders_us-east-1_link", `aws_s3_object.export_${FILE}_to_network`);
    });
    afterAll(() => claims(honest));

    test.each([
      ["text that is not JSON", '<html>${file("/etc/passwd")}'],
      ["an object without the value", "{}"],
      ["a template", JSON.stringify({ id: "${path.module}", vpc: "vpc-12345678" })],
      ["a list of IDs", JSON.stringify({ id: ["tgw-attach-12345678"], vpc: "vpc-12345678" })],
    ])("which exports %s", async (_, text) => {
      await claims(text);
      expect(await refusal("network_us-east-1_accept")).toMatch(
        /What account orders exported as id in attachment-main-core\.json is not a valid transit gateway attachment ID\./,
      );
      expect(await attachmentStates()).toEqual(["pendingAcceptance"]);
    });

    test("which exports another account's attachment", async () => {
      await claims(await exported("billing_us-east-1_link", `aws_s3_object.export_${FILE}_to_network`));
      expect(await refusal("network_us-east-1_accept")).toMatch(
        /The attachment that account orders exported for VPC main is of a VPC that 222222222222 does not own\. AWS says 333333333333\./,
      );
      expect(await attachmentStates()).toEqual(["pendingAcceptance"]);
    });

    test("which attaches a VPC with the hub's addresses", async () => {
      const gateway = await exported(
        "network_us-east-1_base",
        "aws_s3_object.export_transit-gateway-core_to_orders",
      );
      const VpcId = await makeVpc(ORDERS as string, HUB_BLOCK);
      const { Subnet } = await call(ORDERS as string, "create_subnet", { VpcId, CidrBlock: "10.1.0.0/28" });
      const { TransitGatewayVpcAttachment } = await call(
        ORDERS as string,
        "create_transit_gateway_vpc_attachment",
        { TransitGatewayId: gateway.id, VpcId, SubnetIds: [Subnet.SubnetId] },
      );
      const id = TransitGatewayVpcAttachment.TransitGatewayAttachmentId;
      await claims({ ...honest, id });
      expect(await refusal("network_us-east-1_accept")).toMatch(
        /The attachment that account orders exported for VPC main is of another VPC than the account says\. AWS says vpc-/,
      );
      expect(await attachmentStates()).toEqual(["pendingAcceptance"]);
      // It may lie about the VPC as well: the tables then have what the plan gives the account, and nothing of the VPC's.
      await claims({ id, vpc: VpcId });
      const { resource_changes: changes = [] } = await engine().terraform.plan(
        stack("network_us-east-1_accept"),
      );
      const routes = changes.filter(({ type }) => type === "aws_ec2_transit_gateway_route");
      expect(routes.map(({ change }) => change.after?.destination_cidr_block).sort()).toEqual([
        HUB_BLOCK,
        "10.2.0.0/24",
        "10.3.0.0/24",
      ]);
      expect(changes.map(({ type }) => type)).not.toContain(
        "aws_ec2_transit_gateway_route_table_propagation",
      );
    });
  });

  describe("as a requester", () => {
    const FILE = "peering-ledger";
    let hubVpc: string;
    const claims = (id: string) => write(PAYMENTS as string, NETWORK as string, FILE, JSON.stringify({ id }));
    const states = async () => {
      const { VpcPeeringConnections } = await call(NETWORK as string, "describe_vpc_peering_connections");
      return VpcPeeringConnections.map(({ Status }) => Status.Code).filter((code) => code === "active");
    };

    beforeAll(async () => {
      const { id } = await exported("network_us-east-1_base", "aws_s3_object.export_vpc-hub_to_payments");
      hubVpc = id as string;
    });

    test("which exports a peering from outside the organisation", async () => {
      const before = await states();
      await claims(await requestPeering(OUTSIDER, await makeVpc(OUTSIDER, "10.4.0.0/24"), hubVpc));
      expect(await refusal("network_us-east-1_accept")).toMatch(
        /The peering ledger that account payments exported was not requested by 444444444444\. AWS says 999999999999\./,
      );
      expect(await states()).toEqual(before);
    });

    test("which exports a peering with another VPC of the hub's account", async () => {
      const before = await states();
      const own = await makeVpc(PAYMENTS as string, "10.4.0.0/24");
      const other = await makeVpc(NETWORK as string, "10.77.0.0/24");
      await claims(await requestPeering(PAYMENTS as string, own, other));
      expect(await refusal("network_us-east-1_accept")).toMatch(
        /The peering ledger that account payments exported does not lead to VPC hub\. AWS says vpc-/,
      );
      expect(await states()).toEqual(before);
    });

    // AWS tells the blocks once the peering is active, so the routes are what this one does not get.
    test("which exports a peering of a VPC with others' addresses", async () => {
      const rogue = await makeVpc(PAYMENTS as string, "10.3.0.0/24");
      await claims(await requestPeering(PAYMENTS as string, rogue, hubVpc));
      expect(await refusal("network_us-east-1_accept")).toMatch(
        /VPC at the other end of peering ledger has addresses that the plan does not give to payments\/us-east-1\/main\. AWS says 10\.3\.0\.0\/24\./,
      );
      expect(await peeringRoutes(NETWORK as string)).toEqual([]);
    });
  });
});
