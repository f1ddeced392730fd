/** Somebody with the rights to call AWS, and no plan. */
import type { Answer } from "../../../src/survey/asker";
import type { AwsReader } from "../engine/aws-read";

/** Calls EC2 in one account and region, and answers with what the call has made. */
export class Hand {
  readonly #reader: AwsReader;
  readonly #account: string;
  readonly region: string;

  constructor(reader: AwsReader, account: string, region = "us-east-1") {
    this.#reader = reader;
    this.#account = account;
    this.region = region;
  }

  call(operation: string, params: Record<string, unknown> = {}, service = "ec2"): Promise<Answer> {
    return this.#reader.read(this.#account, this.region, service, operation, params);
  }

  /** The ID at a path of the answer: `Vpc.VpcId`. */
  async id(operation: string, path: string, params: Record<string, unknown> = {}): Promise<string> {
    return textAt(await this.call(operation, params), path);
  }

  /** The one with this name. */
  named(operation: string, path: string, name: string): Promise<string> {
    return this.id(operation, path, { Filters: [{ Name: "tag:Name", Values: [name] }] });
  }

  vpc(CidrBlock: string, tags: Tags = {}, more: object = {}): Promise<string> {
    return this.id("create_vpc", "Vpc.VpcId", { CidrBlock, ...tagged("vpc", tags), ...more });
  }

  subnet(
    VpcId: string,
    CidrBlock: string,
    zone: string,
    tags: Tags = {},
    more: object = {},
  ): Promise<string> {
    return this.id("create_subnet", "Subnet.SubnetId", {
      VpcId,
      CidrBlock,
      AvailabilityZone: `${this.region}${zone}`,
      ...tagged("subnet", tags),
      ...more,
    });
  }

  async internetGateway(VpcId: string): Promise<string> {
    const InternetGatewayId = await this.id("create_internet_gateway", "InternetGateway.InternetGatewayId");
    await this.call("attach_internet_gateway", { InternetGatewayId, VpcId });
    return InternetGatewayId;
  }

  async nat(SubnetId: string): Promise<string> {
    const AllocationId = await this.id("allocate_address", "AllocationId", { Domain: "vpc" });
    return this.id("create_nat_gateway", "NatGateway.NatGatewayId", { SubnetId, AllocationId });
  }

  async mainTable(vpc: string): Promise<string> {
    const Filters = [
      { Name: "vpc-id", Values: [vpc] },
      { Name: "association.main", Values: ["true"] },
    ];
    return this.id("describe_route_tables", "RouteTables.0.RouteTableId", { Filters });
  }

  async table(VpcId: string, subnets: readonly string[], tags: Tags = {}): Promise<string> {
    const path = "RouteTable.RouteTableId";
    const RouteTableId = await this.id("create_route_table", path, { VpcId, ...tagged("route-table", tags) });
    for (const SubnetId of subnets) await this.call("associate_route_table", { RouteTableId, SubnetId });
    return RouteTableId;
  }

  async route(RouteTableId: string, target: object, DestinationCidrBlock = "0.0.0.0/0"): Promise<void> {
    await this.call("create_route", { RouteTableId, DestinationCidrBlock, ...target });
  }
}

export type Tags = Readonly<Record<string, string>>;

function tagged(ResourceType: string, tags: Tags): object {
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  return Tags.length === 0 ? {} : { TagSpecifications: [{ ResourceType, Tags }] };
}

function textAt(answer: unknown, path: string): string {
  let found: unknown = answer;
  for (const step of path.split(".")) found = (found as Record<string, unknown> | undefined)?.[step];
  if (typeof found !== "string") throw new Error(`no ${path} in ${JSON.stringify(answer)}`);
  return found;
}
