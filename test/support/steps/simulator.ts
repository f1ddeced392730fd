/** A world in which stacks are applied as Terraform does, and which refuses what AWS refuses. It shares no code with the planner of steps. */
import { replacementRule } from "../../../src/aws/replacement";

type Json = Readonly<Record<string, unknown>>;
type Body = Record<string, unknown>;

interface Thing {
  readonly id: string;
  readonly type: string;
  args: Body;
}

/** AWS has room for one of these for each value of the arguments; written from the APIs' pages, not from the program's table. */
const SINGLE: Readonly<Record<string, readonly string[]>> = {
  aws_route: ["route_table_id", "destination_cidr_block"],
  aws_lb: ["name"],
  aws_lb_target_group: ["name"],
  aws_lb_listener: ["load_balancer_arn", "port"],
  aws_security_group: ["vpc_id", "name"],
  aws_iam_role: ["name"],
  aws_iam_instance_profile: ["name"],
  aws_launch_template: ["name"],
  aws_autoscaling_group: ["name"],
  aws_route_table_association: ["subnet_id"],
  aws_subnet: ["vpc_id", "cidr_block"],
  aws_ec2_transit_gateway_route: ["transit_gateway_route_table_id", "destination_cidr_block"],
  aws_ec2_transit_gateway_route_table_association: ["transit_gateway_attachment_id"],
  aws_route53_record: ["zone_id", "name", "type"],
  aws_route53_zone_association: ["zone_id", "vpc_id"],
  aws_route53_resolver_rule_association: ["resolver_rule_id", "vpc_id"],
};

const ADDRESS = /(?<![\w.-])(aws_\w+\.[\w-]+)(?:\.(\w+))?/g;
const IMPORTED = /jsondecode\(data\.aws_s3_object\.([\w-]+)\.body\)\.([\w-]+)/g;
const LOOKED_UP = /data\.(aws_\w+)\.([\w-]+)\.(\w+)/g;

export class World {
  readonly #things = new Map<string, Thing>();
  /** By state: what is where. */
  readonly states = new Map<string, Map<string, string>>();
  readonly #objects = new Map<string, ReadonlyMap<string, string>>();
  #made = 0;

  /** Throws what AWS or Terraform would answer. */
  apply(state: string, json: Json): void {
    for (const section of ["resource", "data", "locals", "output"])
      if (JSON.stringify(json[section]) === "{}") throw new Error(`Missing block label: ${section}`);
    const own = this.states.get(state) ?? new Map<string, string>();
    this.states.set(state, own);
    const declared = declaredIn(json);
    this.#followBlocks(json, own, declared);
    const order = inOrder(declared, (json.locals ?? {}) as Body);
    const replaced = new Set<string>();
    for (const address of order) {
      const id = own.get(address);
      if (id === undefined) continue;
      if (isLeftAlone(declared.get(address))) continue;
      const args = this.#resolved(json, own, declared.get(address) as Body, replaced);
      const [type] = address.split(".") as [string];
      const was = (this.#things.get(id) as Thing).args;
      const changed = [...new Set([...Object.keys(args), ...Object.keys(was)])].filter(
        (key) => JSON.stringify(args[key]) !== JSON.stringify(was[key]),
      );
      if (changed.some((key) => replacementRule(type, key) === "replace")) replaced.add(address);
    }
    const leaving = [...own.keys()].filter((address) => !declared.has(address));
    this.#destroy([...leaving, ...replaced].map((address) => own.get(address) as string));
    for (const address of [...leaving, ...replaced]) own.delete(address);
    for (const address of order) this.#make(json, own, address, declared.get(address) as Body);
  }

  /** Arguments by state and address, with addresses for IDs; what no state has stands under its ID. */
  contents(): Map<string, string> {
    const names = new Map(
      [...this.states].flatMap(([state, own]) => [...own].map(([a, id]) => [id, `${state} ${a}`])),
    );
    const named = (text: string) => text.replace(/#\d+#/g, (id) => `<${names.get(id) ?? id}>`);
    return new Map(
      [...this.#things.values()].map(({ id, args }) => [names.get(id) ?? id, named(JSON.stringify(args))]),
    );
  }

  #followBlocks(json: Json, own: Map<string, string>, declared: ReadonlyMap<string, Body>): void {
    for (const { from, to } of listOf(json.moved)) {
      if (declared.has(String(from))) throw new Error(`Moved object still exists: ${from}`);
      const id = own.get(String(from));
      if (id === undefined || own.has(String(to))) continue;
      own.delete(String(from));
      own.set(String(to), id);
    }
    for (const { from } of listOf(json.removed)) {
      if (declared.has(String(from))) throw new Error(`Removed resource still exists: ${from}`);
      own.delete(String(from));
    }
    for (const { to, id } of listOf(json.import)) {
      if (own.has(String(to))) continue;
      const wanted = String(this.#value(json, own, String(id), new Set()));
      const [type] = String(to).split(".");
      const found = [...this.#things.values()].find(
        (thing) =>
          thing.type === type &&
          `${thing.args.route_table_id}_${thing.args.destination_cidr_block}` === wanted,
      );
      if (!found) throw new Error(`Cannot import non-existent remote object: ${to} ${wanted}`);
      if (this.#isInState(found.id)) throw new Error(`${to} is in another state already`);
      own.set(String(to), found.id);
    }
  }

  #isInState(id: string): boolean {
    return [...this.states.values()].some((own) => [...own.values()].includes(id));
  }

  /** Whoever names another goes first; Terraform changes nothing before. */
  #destroy(ids: readonly string[]): void {
    const going = new Set(ids);
    while (going.size > 0) {
      const next = [...going].find(
        (id) => ![...going].some((other) => other !== id && this.#names(other, id)),
      );
      if (next === undefined) throw new Error("what goes is in a circle");
      const { type } = this.#things.get(next) as Thing;
      const holder = [...this.#things.values()].find(
        (thing) => thing.type !== "aws_s3_object" && thing.id !== next && this.#names(thing.id, next),
      );
      if (holder)
        throw new Error(`${type} ${this.#nameOf(next)} is held by ${holder.type} ${this.#nameOf(holder.id)}`);
      going.delete(next);
      this.#things.delete(next);
    }
  }

  #names(id: string, other: string): boolean {
    return JSON.stringify((this.#things.get(id) as Thing).args).includes(other);
  }

  #nameOf(id: string): string {
    for (const own of this.states.values()) for (const [address, one] of own) if (one === id) return address;
    return id;
  }

  #make(json: Json, own: Map<string, string>, address: string, body: Body): void {
    if (own.has(address) && isLeftAlone(body)) return;
    const [type] = address.split(".") as [string];
    const args = this.#resolved(json, own, body, new Set());
    const id = own.get(address) ?? `#${++this.#made}#`;
    const single = SINGLE[type];
    const key = single && JSON.stringify(single.map((name) => args[name]));
    for (const thing of single ? this.#things.values() : [])
      if (
        thing.type === type &&
        thing.id !== id &&
        JSON.stringify(single?.map((name) => thing.args[name])) === key
      )
        throw new Error(`${address} already exists: ${this.#nameOf(thing.id)} has ${key}`);
    own.set(address, id);
    this.#things.set(id, { id, type, args });
    this.#refuseNameTwice(address);
    if (type === "aws_s3_object")
      this.#objects.set(`${args.bucket}/${args.key}`, fieldsOf(String(args.content)));
  }

  /** In a VPC a private name is answered by one endpoint or zone. */
  #refuseNameTwice(address: string): void {
    const answering = new Map<string, string>();
    for (const thing of this.#things.values())
      for (const name of this.#namesOf(thing)) {
        if (answering.has(name)) throw new Error(`${address}: ${name} has a conflicting DNS domain`);
        answering.set(name, thing.id);
      }
  }

  #namesOf({ type, args }: Thing): string[] {
    if (type === "aws_vpc_endpoint" && args.private_dns_enabled === true) {
      const [, , region, ...service] = String(args.service_name).split(".");
      return service.length > 0
        ? [`${args.vpc_id} ${service.reverse().join(".")}.${region}.amazonaws.com`]
        : [];
    }
    if (type === "aws_route53_zone")
      return [args.vpc].flat().flatMap((vpc) => (vpc ? [`${(vpc as Body).vpc_id} ${args.name}`] : []));
    if (type === "aws_route53_resolver_rule_association") {
      const rule = this.#things.get(/#\d+#/.exec(String(args.resolver_rule_id))?.[0] ?? "");
      return rule ? [`${args.vpc_id} rule for ${rule.args.domain_name}`] : [];
    }
    const zone = type === "aws_route53_zone_association" ? /#\d+#/.exec(String(args.zone_id)) : null;
    const of = zone && this.#things.get(zone[0]);
    return of ? [`${args.vpc_id} ${of.args.name}`] : [];
  }

  #resolved(json: Json, own: ReadonlyMap<string, string>, body: Body, unknown: ReadonlySet<string>): Body {
    const { "//": _, depends_on: __, lifecycle: ___, provider: ____, ...rest } = body;
    return this.#value(json, own, rest, unknown) as Body;
  }

  #value(
    json: Json,
    own: ReadonlyMap<string, string>,
    value: unknown,
    unknown: ReadonlySet<string>,
  ): unknown {
    if (typeof value === "string")
      return value.includes("${") ? this.#text(json, own, value, unknown) : value;
    if (Array.isArray(value)) return value.map((one) => this.#value(json, own, one, unknown));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, below]) => [key, this.#value(json, own, below, unknown)]),
    );
  }

  #text(json: Json, own: ReadonlyMap<string, string>, text: string, unknown: ReadonlySet<string>): string {
    const data = (json.data ?? {}) as Record<string, Record<string, Body>>;
    return text
      .replace(/\blocal\.([\w-]+)/g, (whole, name: string) => {
        const local = ((json.locals ?? {}) as Body)[name];
        return local === undefined ? whole : JSON.stringify(this.#value(json, own, local, unknown));
      })
      .replace(IMPORTED, (_, name: string, field: string) => {
        const { bucket, key } = data.aws_s3_object?.[name] ?? {};
        const found = this.#objects.get(`${bucket}/${key}`)?.get(field);
        if (found === undefined) throw new Error(`nothing exports ${field} in ${key}`);
        return found;
      })
      .replace(LOOKED_UP, (whole, type: string, name: string, attribute: string) => {
        const given = data[type]?.[name]?.[attribute];
        if (data[type]?.[name] === undefined) throw new Error(`Reference to undeclared resource ${whole}`);
        return typeof given === "string" ? this.#text(json, own, given, unknown) : `(${whole})`;
      })
      .replace(ADDRESS, (_, address: string, attribute = "") => {
        if (unknown.has(address)) return `(known after apply of ${address})`;
        const id = own.get(address);
        if (id === undefined && !declaredIn(json).has(address))
          throw new Error(`Reference to undeclared resource ${address}`);
        return `${id ?? `(known after apply of ${address})`}${attribute}`;
      });
  }
}

/** Terraform changes nothing of what says so. */
function isLeftAlone(body: Body | undefined): boolean {
  return (body?.lifecycle as Body | undefined)?.ignore_changes === "all";
}

function declaredIn(json: Json): Map<string, Body> {
  const all = (json.resource ?? {}) as Record<string, Record<string, Body>>;
  return new Map(
    Object.entries(all).flatMap(([type, named]) =>
      Object.entries(named).map(([name, body]) => [`${type}.${name}`, body] as [string, Body]),
    ),
  );
}

/** Whatever is named, by way of a local as well, comes before who names it. */
function inOrder(declared: ReadonlyMap<string, Body>, locals: Body): string[] {
  const done = new Set<string>();
  const visit = (address: string) => {
    if (done.has(address)) return;
    done.add(address);
    const { "//": _, ...body } = declared.get(address) as Body;
    const text = JSON.stringify(body).replace(/\blocal\.([\w-]+)/g, (_, name) =>
      JSON.stringify(locals[name] ?? ""),
    );
    for (const [, named] of text.matchAll(/(?<![\w.-])(aws_\w+\.[\w-]+)/g))
      if (declared.has(named as string)) visit(named as string);
    if (done.delete(address)) done.add(address);
  };
  for (const address of declared.keys()) visit(address);
  return [...done];
}

function listOf(value: unknown): readonly Body[] {
  return Array.isArray(value) ? (value as Body[]) : [];
}

/** `${jsonencode({ id = #1#id, name = #2#availability_zone })}`. */
function fieldsOf(content: string): ReadonlyMap<string, string> {
  const inner = /\{ (.*) \}\)\}$/.exec(content)?.[1] ?? "";
  return new Map(inner.split(", ").map((field) => field.split(" = ") as [string, string]));
}
