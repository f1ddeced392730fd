/** Turns "from here to there" into flows: resolves names, picks addresses, and follows each flow. */
import { type Address, formatAddress } from "../../ip/address";
import type { Protocol } from "../network/filter";
import type { Interface } from "../network/interface";
import type { Subnet, Vpc } from "../network/vpc";
import { hostOf } from "../readers/service-name";
import type { Origin } from "../terraform/stack";
import { INTERNET_HOST } from "../world/ranges";
import type { Selection } from "../world/selector";
import type { External, World } from "../world/world";
import { holds } from "../world/world";
import { after, type Beginning, type Outcome, runLeg } from "./flow";
import type { Hop } from "./hop";
import { describeAnswer, type Resolution, resolve } from "./names";
import { onward } from "./onward";
import type { Destination, Packet } from "./packet";
import type { Trace } from "./trace";

/** One concrete beginning: an interface, a range outside, or the internet. */
export type Source =
  | { readonly kind: "interface"; readonly interface: Interface }
  | { readonly kind: "external"; readonly external: External }
  | { readonly kind: "internet" };

/** One concrete aim. */
export type Aim =
  | { readonly kind: "interface"; readonly interface: Interface }
  | Exclude<Selection, { kind: "subnets" | "unknown" }>;

export interface Question {
  readonly protocol: Protocol;
  readonly port: number;
}

/** Proxies followed under the name of a service before giving up. */
const MOST_PROXIES = 3;

/** A trace for every address the aim has, seen from the source; never empty. */
export function probe(world: World, source: Source, aim: Aim, question: Question): Trace[] {
  const [from, to] = [describeSource(world, source), describeAim(world, aim)];
  return outcomes(world, source, aim, question, 0).map(
    ({ disposition, direction, reason, remedy, origin, hops }): Trace => ({
      from,
      to,
      ...question,
      disposition,
      direction,
      reason,
      remedy,
      hops,
      ...(origin.at && { at: origin.at }),
      decidedBy: origin.key,
    }),
  );
}

function outcomes(world: World, source: Source, aim: Aim, question: Question, proxies: number): Outcome[] {
  switch (aim.kind) {
    case "interface":
      return [toInterface(world, source, aim.interface, question)];
    case "address":
      return [send(world, source, aim.address, question)];
    case "internet":
      return [send(world, source, INTERNET_HOST, question)];
    case "external":
      return aim.external.prefixes.map((prefix) =>
        outside(send(world, source, prefix.base + (prefix.length < 31 ? 4 : 0), question), aim.external),
      );
    case "aws":
      return toAws(world, source, aim.name, question, proxies);
    case "service":
      return toService(world, source, aim, question);
  }
}

/** A flow to an interface counts only when that one has taken it: an overlapping range nearer by may have. */
function toInterface(world: World, source: Source, item: Interface, question: Question): Outcome {
  const outcome = send(world, source, item.address, question, item);
  const { met } = outcome;
  if (outcome.disposition !== "delivered" || met === undefined || met.key === item.key) return outcome;
  return {
    ...outcome,
    disposition: "no route",
    reason: `the address leads to ${met.origin.ref}, whose range overlaps`,
    remedy: "ranges that do not overlap, or PrivateLink",
    origin: met.origin,
  };
}

/** Leaving the network is an arrival only by an edge that leads to the range. */
function outside(outcome: Outcome, external: External): Outcome {
  if (
    outcome.disposition !== "exits network" ||
    external.edges.some((edge) => edge.origin.key === outcome.origin.key)
  )
    return outcome;
  return {
    ...outcome,
    disposition: "null-routed",
    reason: `${outcome.origin.ref} does not lead to ${external.range.name}`,
    remedy: `a route to a connection that leads to ${external.range.name}`,
  };
}

/** Sends from every place the source can begin; the first success counts, else the first failure. */
function send(
  world: World,
  source: Source,
  destination: Destination,
  question: Question,
  target?: Interface,
): Outcome {
  let first: Outcome | undefined;
  for (const { beginning, packet } of beginningsOf(world, source, destination, question, target)) {
    const outcome = runLeg(world, beginning, packet, onward, 0);
    if (outcome.disposition === "delivered" || outcome.disposition === "exits network") return outcome;
    first ??= outcome;
  }
  return first ?? nowhere(world, source, destination);
}

interface Start {
  readonly beginning: Beginning;
  readonly packet: Packet;
}

function beginningsOf(
  world: World,
  source: Source,
  destination: Destination,
  question: Question,
  target: Interface | undefined,
): Start[] {
  if (source.kind === "interface") {
    const item = source.interface;
    const packet = { source: item.address, destination, ...question };
    return [{ beginning: { kind: "interface", interface: item }, packet }];
  }
  if (typeof destination !== "number") return [];
  if (source.kind === "internet") return fromInternet(world, destination, question, target);
  return fromOutside(world, source.external, destination, question);
}

/** From the internet, only an interface with a public address in a VPC with an internet gateway can be asked. */
function fromInternet(
  world: World,
  destination: Address,
  question: Question,
  target: Interface | undefined,
): Start[] {
  if (!target?.publicAddress) return [];
  const { vpc } = world.subnetOf(target);
  const gateway = [...world.network.internetGateways.values()].find((item) => item.vpc === vpc);
  if (!gateway) return [];
  const packet = { source: INTERNET_HOST, destination, ...question };
  return [{ beginning: { kind: "internet", state: { at: "inside", vpc } }, packet }];
}

/** From a range outside, by each connection that leads there: into its VPC, or into its transit gateway. */
function fromOutside(world: World, external: External, destination: Address, question: Question): Start[] {
  const range = external.prefixes[0];
  if (!range) return [];
  const packet = { source: range.base + (range.length < 31 ? 4 : 0), destination, ...question };
  return external.edges.flatMap((edge): Start[] => {
    const attachment = world.network.attachments.get(edge.key);
    if (attachment)
      return [{ beginning: { kind: "edge", edge, state: { at: "transit", attachment } }, packet }];
    const gateway = world.network.vpnGateways.get(edge.gateway);
    const vpc = world.network.vpcs.get(gateway?.vpc ?? "");
    if (!vpc?.cidrs.some((cidr) => holds(cidr, destination))) return [];
    return [{ beginning: { kind: "edge", edge, state: { at: "inside", vpc: vpc.key } }, packet }];
  });
}

function nowhere(world: World, source: Source, destination: Destination): Outcome {
  const what = typeof destination === "number" ? formatAddress(destination) : destination.service;
  const from = describeSource(world, source);
  return failure(
    NOWHERE,
    "no route",
    `nothing leads from ${from} to ${what}`,
    "a connection that leads there",
  );
}

function toAws(world: World, source: Source, name: string, question: Question, proxies: number): Outcome[] {
  if (source.kind === "internet") return [nowhere(world, source, { service: name })];
  const asked =
    source.kind === "interface"
      ? askedFrom(world, source.interface, name)
      : askedOutside(world, source.external, name);
  if (!asked) {
    const { range } = (source as { external: External }).external;
    return [
      failure(
        NOWHERE,
        "insufficient information",
        `nothing that was emitted answers for ${name} at ${range.name}`,
        "an inbound resolver endpoint, or a name that the range answers itself",
      ),
    ];
  }
  const { resolution, service } = asked;
  const hop = nameHop(hostOf(service), resolution, asked.origin);
  return arrivals(world, source, resolution, question, { service }, asked.origin).map((outcome) =>
    after([hop], onwardByProxy(world, outcome, name, service, question, proxies)),
  );
}

interface Asked {
  readonly resolution: Resolution;
  readonly service: string;
  readonly origin: Origin;
}

function askedFrom(world: World, item: Interface, name: string): Asked {
  const vpc = world.vpcOf(world.subnetOf(item));
  const service = serviceIn(world, vpc, name);
  return { resolution: resolve(world, vpc, hostOf(service)), service, origin: vpc.origin };
}

/** Services without a region in their name are the same everywhere. */
function serviceIn(world: World, vpc: Vpc, name: string): string {
  const global = `global/${name}`;
  const isGlobal = [...(world.endpointsOf.get(vpc.key) ?? [])].some(
    (endpoint) => endpoint.service === global,
  );
  return isGlobal ? global : `${vpc.region}/${name}`;
}

/** Outside, a name is answered by the range itself, or by an inbound resolver endpoint that the range reaches. */
function askedOutside(world: World, external: External, name: string): Asked | undefined {
  for (const [host, ref] of Object.entries(external.range.answers ?? {})) {
    const balancer = [...world.network.loadBalancers.values()].find((item) => item.origin.ref === ref);
    const vpc = world.network.vpcs.get(balancer?.vpc ?? "");
    if (!balancer || !vpc || host !== hostOf(`${vpc.region}/${name}`)) continue;
    const interfaces = balancer.interfaces.flatMap((key) => world.network.interfaces.get(key) ?? []);
    const { origin } = balancer;
    const resolution: Resolution = {
      kind: "interfaces",
      interfaces,
      how: `DNS of ${external.range.name}`,
      origin,
    };
    return { resolution, service: `${vpc.region}/${name}`, origin };
  }
  for (const endpoint of world.network.resolverEndpoints.values()) {
    if (endpoint.direction !== "inbound") continue;
    const item = endpoint.interfaces.flatMap((key) => world.network.interfaces.get(key) ?? [])[0];
    if (!item) continue;
    const asked = toInterface(world, { kind: "external", external }, item, { protocol: "udp", port: 53 });
    if (asked.disposition !== "delivered") continue;
    const vpc = world.vpcOf(world.subnetOf(item));
    const service = serviceIn(world, vpc, name);
    return { resolution: resolve(world, vpc, hostOf(service), true), service, origin: endpoint.origin };
  }
  return undefined;
}

function nameHop(name: string, resolution: Resolution, origin: Origin): Hop {
  const decided = "origin" in resolution ? resolution.origin : origin;
  const { ref: place, address, at } = decided;
  const rule = `${name} is ${describeAnswer(resolution)}`;
  return { direction: "forward", place, address, rule, verdict: "passes", ...(at && { at }) };
}

/** One outcome for each address a name gave. */
function arrivals(
  world: World,
  source: Source,
  resolution: Resolution,
  question: Question,
  wanted: { readonly service: string },
  origin: Origin,
): Outcome[] {
  switch (resolution.kind) {
    case "public":
      return [send(world, source, { service: wanted.service }, question)];
    case "addresses":
      return resolution.addresses.map((address) => send(world, source, address, question));
    case "interfaces":
      if (resolution.interfaces.length === 0)
        return [
          failure(
            resolution.origin,
            "no route",
            `${resolution.how} leads to nothing that has an address`,
            "an endpoint with a subnet",
          ),
        ];
      return resolution.interfaces.map((item) => toOwn(world, source, item, question, wanted.service));
    case "nothing":
      return [
        failure(
          resolution.origin,
          "no route",
          resolution.why,
          "a record for the name, or an endpoint with private DNS",
        ),
      ];
    case "unread":
      return [failure(origin, "insufficient information", resolution.why, "a record that can be read")];
  }
}

/** A name that leads to another service's endpoint has not led to the service. */
function toOwn(world: World, source: Source, item: Interface, question: Question, service: string): Outcome {
  const endpoint = item.kind === "endpoint" ? world.network.interfaceEndpoints.get(item.owner) : undefined;
  if (endpoint && endpoint.service !== service)
    return failure(
      endpoint.origin,
      "null-routed",
      `the name leads to an endpoint of ${endpoint.service}`,
      "a record that leads to the service's own endpoint",
    );
  return toInterface(world, source, item, question);
}

/** Where a service's name led to a host, that host is a proxy, and it must reach the service itself. */
function onwardByProxy(
  world: World,
  outcome: Outcome,
  name: string,
  service: string,
  question: Question,
  proxies: number,
): Outcome {
  const { end } = outcome;
  if (outcome.disposition !== "delivered" || end?.kind === "endpoint" || end === undefined) return outcome;
  if (proxies >= MOST_PROXIES)
    return {
      ...outcome,
      disposition: "loop",
      reason: `proxies hand ${service} on without end`,
      remedy: "a proxy that resolves the service's own addresses",
    };
  const next = outcomes(
    world,
    { kind: "interface", interface: end },
    { kind: "aws", text: name, name },
    question,
    proxies + 1,
  );
  return after(outcome.hops, next[0]!);
}

function toService(
  world: World,
  source: Source,
  aim: Extract<Aim, { kind: "service" }>,
  question: Question,
): Outcome[] {
  const { service } = aim;
  if (!service) return [failure(NOWHERE, "no route", `no stack offers ${aim.text}`, "the endpoint service")];
  if (source.kind !== "interface") return fromFar(world, source, aim, question);
  const vpc = world.vpcOf(world.subnetOf(source.interface));
  const name = aim.spec?.dnsName ?? service.privateName;
  return name === undefined
    ? byAddress(world, source, vpc, service.key, question)
    : byName(world, source, vpc, name, service.key, question);
}

/** Clients use the service's name, so an endpoint that the name does not lead to is of no use to them. */
function byName(
  world: World,
  source: Source,
  vpc: Vpc,
  name: string,
  service: string,
  question: Question,
): Outcome[] {
  const resolution = resolve(world, vpc, name);
  const remedy = "an endpoint of the service with private DNS or a zone record";
  if (resolution.kind === "public")
    return [failure(vpc.origin, "no route", `${name} leads to nothing in ${vpc.origin.ref}`, remedy)];
  const hop = nameHop(name, resolution, vpc.origin);
  return arrivals(world, source, resolution, question, { service }, vpc.origin).map((outcome) =>
    after([hop], outcome),
  );
}

/** A service without a name of its own is used by its endpoints' addresses. */
function byAddress(world: World, source: Source, vpc: Vpc, service: string, question: Question): Outcome[] {
  const local = (world.endpointsOf.get(vpc.key) ?? []).filter((endpoint) => endpoint.service === service);
  const items = local.flatMap((endpoint) =>
    endpoint.interfaces.flatMap((key) => world.network.interfaces.get(key) ?? []),
  );
  if (items.length === 0)
    return [
      failure(
        vpc.origin,
        "no route",
        `no endpoint of the service is in ${vpc.origin.ref}`,
        "an endpoint of the service",
      ),
    ];
  return items.map((item) => toInterface(world, source, item, question));
}

/** From outside, a service is reached by the addresses of its load balancers. */
function fromFar(
  world: World,
  source: Source,
  aim: Extract<Aim, { kind: "service" }>,
  question: Question,
): Outcome[] {
  const nodes = (aim.service?.loadBalancers ?? [])
    .flatMap((key) => world.network.loadBalancers.get(key)?.interfaces ?? [])
    .flatMap((key) => world.network.interfaces.get(key) ?? []);
  if (nodes.length === 0) return [nowhere(world, source, { service: aim.text })];
  return nodes.map((node) => toInterface(world, source, node, question));
}

function failure(
  origin: Origin,
  disposition: Outcome["disposition"],
  reason: string,
  remedy: string,
): Outcome {
  const { ref: place, address, at } = origin;
  const hop: Hop = {
    direction: "forward",
    place,
    address,
    rule: reason,
    verdict: disposition,
    ...(at && { at }),
  };
  return { disposition, direction: "forward", reason, remedy, origin, hops: [hop] };
}

/** Some place to hang a failure on that no resource decided. */
const NOWHERE: Origin = { key: "", stack: "", address: "", account: "", region: "", ref: "nowhere" };

function describeSource(world: World, source: Source): string {
  if (source.kind === "interface") return describeInterface(world, source.interface);
  return source.kind === "external" ? `external:${source.external.range.name}` : "internet";
}

function describeAim(world: World, aim: Aim): string {
  return aim.kind === "interface" ? describeInterface(world, aim.interface) : aim.text;
}

function describeInterface(world: World, item: Interface): string {
  const subnet: Subnet = world.subnetOf(item);
  return item.kind === "workload" ? `${world.labelOf(subnet)} (${subnet.zone})` : item.origin.ref;
}
