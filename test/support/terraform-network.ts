/** Writes small networks as Terraform JSON by hand, one stack for each account, for tests of the witness. */
import type { StackJson } from "../../src/verify/terraform/stack";
import type { Directory, ExternalRange } from "../../src/verify/world/directory";

export type Body = Record<string, unknown>;

interface Stack {
  readonly account: string;
  readonly region: string;
  readonly resource: Record<string, Record<string, Body>>;
  readonly data: Record<string, Record<string, Body>>;
  readonly exports: Record<string, string>;
}

export interface SubnetOptions {
  readonly az?: string;
  readonly public?: boolean;
  /** A tier whose table is shared. */
  readonly table?: string;
}

const BUCKET = "acme-network-exports";

export class TerraformNetwork {
  readonly #stacks = new Map<string, Stack>();
  #line = 0;

  /** An account with its stack; its ID is made from the number of accounts so far. */
  account(name: string, region = "us-east-1"): this {
    const account = String(200000000001 + this.#stacks.size);
    this.#stacks.set(name, { account, region, resource: {}, data: {}, exports: {} });
    return this;
  }

  idOf(account: string): string {
    return this.#stacks.get(account)!.account;
  }

  add(account: string, address: string, body: Body, ref?: string): this {
    const stack = this.#stacks.get(account)!;
    const [type, name] = address.split(".") as [string, string];
    this.#line += 1;
    const cadastre = {
      ref: ref ?? `${account}/${stack.region}/net/-/${name}`,
      because: `accounts.${account}`,
      source: `config/${account}.yaml:${this.#line}:3`,
    };
    stack.resource[type] ??= {};
    stack.resource[type][name] = { ...body, "//": { metadata: { path: `${account}/${name}`, cadastre } } };
    return this;
  }

  /** A data source, which carries no word of where it comes from. */
  look(account: string, address: string, body: Body): this {
    const [type, name] = address.split(".") as [string, string];
    const { data } = this.#stacks.get(account)!;
    data[type] = { ...data[type], [name]: body };
    return this;
  }

  /** An expression for an attribute of another account's resource, by way of an exported object. */
  from(reader: string, owner: string, expression: string): string {
    if (reader === owner) return `\${${expression}}`;
    const key = expression.replace(/\W/g, "_");
    this.#stacks.get(owner)!.exports[key] = expression;
    const data = this.#stacks.get(reader)!.data;
    data.aws_s3_object ??= {};
    data.aws_s3_object[owner] = { bucket: BUCKET, key: `exports/${owner}/base.json` };
    return `\${jsondecode(data.aws_s3_object.${owner}.body).${key}}`;
  }

  /** A VPC with an account of its own, both called by the account's name. */
  vpc(account: string, cidr: string, options: Body = {}, region = "us-east-1"): this {
    if (!this.#stacks.has(account)) this.account(account, region);
    const body = { cidr_block: cidr, enable_dns_support: true, enable_dns_hostnames: true, ...options };
    return this.add(account, "aws_vpc.net", body, `${account}/${region}/net`);
  }

  subnet(account: string, tier: string, cidr: string, options: SubnetOptions = {}): this {
    const { region } = this.#stacks.get(account)!;
    const az = options.az ?? "use1-az1";
    const name = options.az === undefined ? tier : `${tier}_${az.slice(-1)}`;
    const ref = `${account}/${region}/net/${tier}/${az}`;
    const body = {
      vpc_id: "${aws_vpc.net.id}",
      cidr_block: cidr,
      availability_zone_id: az,
      ...(options.public && { map_public_ip_on_launch: true }),
    };
    this.add(account, `aws_subnet.${name}`, body, ref);
    const table = options.table ?? name;
    if (options.table === undefined)
      this.add(
        account,
        `aws_route_table.${table}`,
        { vpc_id: "${aws_vpc.net.id}" },
        `${account}/${region}/net/${name}`,
      );
    return this.add(account, `aws_route_table_association.${name}`, {
      subnet_id: `\${aws_subnet.${name}.id}`,
      route_table_id: `\${aws_route_table.${table}.id}`,
    });
  }

  /** A route; `to` is a target argument and its expression. */
  route(account: string, table: string, destination: string, to: Body): this {
    const name = `${table}_${destination.replace(/\W/g, "_")}`;
    return this.add(account, `aws_route.${name}`, {
      route_table_id: `\${aws_route_table.${table}.id}`,
      destination_cidr_block: destination,
      ...to,
    });
  }

  /** A peering with its accepter; routes are added by the caller. */
  peer(one: string, other: string, accepted = true): this {
    const name = `to_${other}`;
    this.add(one, `aws_vpc_peering_connection.${name}`, {
      vpc_id: "${aws_vpc.net.id}",
      peer_vpc_id: this.from(one, other, "aws_vpc.net.id"),
    });
    if (!accepted) return this;
    return this.add(other, `aws_vpc_peering_connection_accepter.from_${one}`, {
      vpc_peering_connection_id: this.from(other, one, `aws_vpc_peering_connection.${name}.id`),
      auto_accept: true,
    });
  }

  /** Routes of one table to the peer, as the requester or the accepter writes them. */
  peerRoute(account: string, table: string, destination: string, requester: string, accepter: string): this {
    const id = this.from(account, requester, `aws_vpc_peering_connection.to_${accepter}.id`);
    return this.route(account, table, destination, { vpc_peering_connection_id: id });
  }

  /** A transit gateway in an account, with one route table `main`. */
  transit(hub: string): this {
    if (!this.#stacks.has(hub)) this.account(hub);
    this.add(hub, "aws_ec2_transit_gateway.tgw", {
      default_route_table_association: "disable",
      default_route_table_propagation: "disable",
    });
    return this.transitTable(hub, "main");
  }

  transitTable(hub: string, name: string): this {
    return this.add(hub, `aws_ec2_transit_gateway_route_table.${name}`, {
      transit_gateway_id: "${aws_ec2_transit_gateway.tgw.id}",
    });
  }

  /** Attaches a VPC by the subnets named, associates it with a table and propagates it into others. */
  attach(account: string, hub: string, subnets: readonly string[], table = "main", learn = ["main"]): this {
    this.add(account, "aws_ec2_transit_gateway_vpc_attachment.tgw", {
      transit_gateway_id: this.from(account, hub, "aws_ec2_transit_gateway.tgw.id"),
      vpc_id: "${aws_vpc.net.id}",
      subnet_ids: subnets.map((name) => `\${aws_subnet.${name}.id}`),
      transit_gateway_default_route_table_association: false,
      transit_gateway_default_route_table_propagation: false,
    });
    const attachment = this.from(hub, account, "aws_ec2_transit_gateway_vpc_attachment.tgw.id");
    if (account !== hub)
      this.add(hub, `aws_ec2_transit_gateway_vpc_attachment_accepter.${account}`, {
        transit_gateway_attachment_id: attachment,
      });
    this.add(hub, `aws_ec2_transit_gateway_route_table_association.${account}`, {
      transit_gateway_attachment_id: attachment,
      transit_gateway_route_table_id: `\${aws_ec2_transit_gateway_route_table.${table}.id}`,
    });
    for (const name of learn)
      this.add(hub, `aws_ec2_transit_gateway_route_table_propagation.${account}_${name}`, {
        transit_gateway_attachment_id: attachment,
        transit_gateway_route_table_id: `\${aws_ec2_transit_gateway_route_table.${name}.id}`,
      });
    return this;
  }

  transitRoute(hub: string, table: string, destination: string, account?: string): this {
    const name = `${table}_${destination.replace(/\W/g, "_")}`;
    return this.add(hub, `aws_ec2_transit_gateway_route.${name}`, {
      destination_cidr_block: destination,
      transit_gateway_route_table_id: `\${aws_ec2_transit_gateway_route_table.${table}.id}`,
      ...(account === undefined
        ? { blackhole: true }
        : {
            transit_gateway_attachment_id: this.from(
              hub,
              account,
              "aws_ec2_transit_gateway_vpc_attachment.tgw.id",
            ),
          }),
    });
  }

  toTransit(account: string, table: string, destination: string, hub: string): this {
    const id = this.from(account, hub, "aws_ec2_transit_gateway.tgw.id");
    return this.route(account, table, destination, { transit_gateway_id: id });
  }

  /** A security group with rules `direction protocol ports peer`, such as `in tcp 443 10.0.0.0/8`. */
  group(account: string, name: string, ...rules: readonly string[]): this {
    this.add(account, `aws_security_group.${name}`, { vpc_id: "${aws_vpc.net.id}" });
    rules.forEach((rule, index) => {
      const [direction, protocol, ports, peer] = rule.split(" ") as [string, string, string, string];
      const [from, to = from] = ports.split("-");
      const target = peer.startsWith("group:")
        ? {
            referenced_security_group_id: peer.includes("${")
              ? peer.slice(6)
              : `\${aws_security_group.${peer.slice(6)}.id}`,
          }
        : peer.startsWith("list:")
          ? { prefix_list_id: `\${aws_vpc_endpoint.${peer.slice(5)}.prefix_list_id}` }
          : { cidr_ipv4: peer };
      this.add(
        account,
        `aws_vpc_security_group_${direction === "in" ? "ingress" : "egress"}_rule.${name}_${index}`,
        {
          security_group_id: `\${aws_security_group.${name}.id}`,
          ip_protocol: protocol,
          ...(protocol !== "-1" && { from_port: Number(from), to_port: Number(to) }),
          ...target,
        },
      );
    });
    return this;
  }

  /** A network interface with its own address and groups. */
  host(
    account: string,
    name: string,
    subnet: string,
    address: string,
    groups: readonly string[],
    body: Body = {},
  ): this {
    return this.add(account, `aws_network_interface.${name}`, {
      subnet_id: `\${aws_subnet.${subnet}.id}`,
      private_ips: [address],
      security_groups: groups.map((group) => `\${aws_security_group.${group}.id}`),
      ...body,
    });
  }

  /** A network ACL on a subnet with rules `number direction action protocol ports cidr`. */
  acl(account: string, subnet: string, ...rules: readonly string[]): this {
    this.add(account, `aws_network_acl.${subnet}`, {
      vpc_id: "${aws_vpc.net.id}",
      subnet_ids: [`\${aws_subnet.${subnet}.id}`],
    });
    rules.forEach((rule, index) => {
      const [number, direction, action, protocol, ports, cidr] = rule.split(" ") as string[];
      const [from, to = from] = ports!.split("-");
      this.add(account, `aws_network_acl_rule.${subnet}_${index}`, {
        network_acl_id: `\${aws_network_acl.${subnet}.id}`,
        rule_number: Number(number),
        egress: direction === "out",
        rule_action: action,
        protocol,
        cidr_block: cidr,
        ...(protocol !== "-1" && { from_port: Number(from), to_port: Number(to) }),
      });
    });
    return this;
  }

  internetGateway(account: string): this {
    return this.add(account, "aws_internet_gateway.igw", { vpc_id: "${aws_vpc.net.id}" });
  }

  gatewayEndpoint(account: string, service: string, tables: readonly string[], body: Body = {}): this {
    return this.add(account, `aws_vpc_endpoint.${service}`, {
      vpc_id: "${aws_vpc.net.id}",
      service_name: `com.amazonaws.us-east-1.${service}`,
      vpc_endpoint_type: "Gateway",
      route_table_ids: tables.map((table) => `\${aws_route_table.${table}.id}`),
      ...body,
    });
  }

  interfaceEndpoint(
    account: string,
    service: string,
    subnets: readonly string[],
    groups: readonly string[],
    body: Body = {},
  ): this {
    return this.add(account, `aws_vpc_endpoint.${service.replace(/\W/g, "_")}`, {
      vpc_id: "${aws_vpc.net.id}",
      service_name: `com.amazonaws.us-east-1.${service}`,
      vpc_endpoint_type: "Interface",
      private_dns_enabled: true,
      subnet_ids: subnets.map((subnet) => `\${aws_subnet.${subnet}.id}`),
      security_group_ids: groups.map((group) => `\${aws_security_group.${group}.id}`),
      ...body,
    });
  }

  /** Changes an argument of what was added, for a variation on a theme. */
  change(account: string, address: string, body: Body): this {
    const [type, name] = address.split(".") as [string, string];
    Object.assign(this.#stacks.get(account)!.resource[type]![name]!, body);
    return this;
  }

  drop(account: string, address: string): this {
    const [type, name] = address.split(".") as [string, string];
    delete this.#stacks.get(account)!.resource[type]![name];
    return this;
  }

  stacks(): StackJson[] {
    return [...this.#stacks].map(([name, stack]) => ({ name, json: jsonOf(name, stack) }));
  }

  directory(external: readonly ExternalRange[] = [], more: Partial<Directory> = {}): Directory {
    const accounts = [...this.#stacks].map(([name, { account }]) => ({ id: account, name, ou: "" }));
    return { accounts, external, ...more };
  }
}

function jsonOf(name: string, stack: Stack): unknown {
  const { account, region, resource, data, exports } = stack;
  const entries = Object.entries(exports).map(([key, expression]) => `"${key}" = ${expression}`);
  const written = entries.length > 0 && {
    aws_s3_object: {
      exports: {
        bucket: BUCKET,
        key: `exports/${name}/base.json`,
        content: `\${jsonencode({${entries.join(", ")}})}`,
      },
    },
  };
  return {
    provider: {
      aws: [{ region, assume_role: [{ role_arn: `arn:aws:iam::${account}:role/NetworkDeployer` }] }],
    },
    resource: { ...resource, ...written },
    ...(Object.keys(data).length > 0 && { data }),
  };
}
