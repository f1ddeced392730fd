/** Sends a flow from wherever its source can begin to an address. */
import { type Address, formatAddress } from "../../ip/address";
import type { Interface } from "../network/interface";
import type { Attachment } from "../network/transit";
import type { Subnet } from "../network/vpc";
import type { Origin } from "../terraform/stack";
import { type External, sampleOf } from "../world/external";
import { INTERNET_HOST } from "../world/ranges";
import { holds, type World } from "../world/world";
import type { Beginning } from "./beginning";
import { runLeg } from "./flow";
import type { Hop } from "./hop";
import { onward } from "./onward";
import type { Outcome } from "./outcome";
import type { Destination, Packet } from "./packet";
import { describeSource, type Question, type Source } from "./question";

/** A flow to an interface counts only when that one has taken it: an overlapping range nearer by may have. */
export function toInterface(world: World, source: Source, item: Interface, question: Question): Outcome {
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
export function outside(outcome: Outcome, external: External): Outcome {
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
export function send(
  world: World,
  source: Source,
  destination: Destination,
  question: Question,
  target?: Interface,
): Outcome {
  // https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html, VPCE_INTRA_VPC_TRAFFIC
  if (source.kind === "interface" && source.interface.kind === "endpoint")
    return failure(
      source.interface.origin,
      "denied out",
      "an endpoint begins no connection",
      "a host as the source",
    );
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
  const { vpc, publicExclusion } = world.subnetOf(target);
  if (world.network.vpcs.get(vpc)?.publicBlock && publicExclusion !== "both ways") return [];
  const gateway = [...world.network.internetGateways.values()].find((item) => item.vpc === vpc);
  if (!gateway) return [];
  const packet = { source: INTERNET_HOST, destination, ...question };
  return [{ beginning: { kind: "internet", state: { at: "inside", vpc } }, packet }];
}

/** From a range outside, by each connection that leads there: into its VPC, or into its transit gateway. */
function fromOutside(world: World, external: External, destination: Address, question: Question): Start[] {
  const range = external.prefixes[0];
  if (!range) return [];
  const packet = { source: sampleOf(range), destination, ...question };
  return external.edges.flatMap((edge): Start[] => {
    if (edge.told && !edge.told.some((prefix) => holds(prefix, destination))) return [];
    const attachment = world.network.attachments.get(edge.key);
    if (attachment && edge.kind === "foreign-gateway")
      return doorsOf(world, attachment, destination).map((subnet) => ({
        beginning: { kind: "edge", edge, state: { at: "crossing", subnet } },
        packet,
      }));
    if (attachment)
      return [{ beginning: { kind: "edge", edge, state: { at: "transit", attachment } }, packet }];
    const gateway = world.network.vpnGateways.get(edge.gateway);
    const vpc = world.network.vpcs.get(
      gateway?.vpc ?? world.network.peerings.get(edge.gateway)?.requester ?? "",
    );
    if (!vpc?.cidrs.some((cidr) => holds(cidr, destination))) return [];
    return [{ beginning: { kind: "edge", edge, state: { at: "inside", vpc: vpc.key } }, packet }];
  });
}

/** Where a gateway of others hands over what it sends to the attached VPC's own addresses. */
function doorsOf(world: World, { of, subnets }: Attachment, destination: Address): Subnet[] {
  const vpc = world.network.vpcs.get(of);
  if (!vpc?.cidrs.some((cidr) => holds(cidr, destination))) return [];
  return subnets.flatMap((key) => world.network.subnets.get(key) ?? []).slice(0, 1);
}

export function nowhere(world: World, source: Source, destination: Destination): Outcome {
  const what = typeof destination === "number" ? formatAddress(destination) : destination.service;
  const from = describeSource(world, source);
  const silent = source.kind === "external" && source.external.edges.find(({ told }) => told);
  if (silent)
    return failure(
      silent.origin,
      "no route",
      `${silent.origin.ref} does not tell ${from} of ${what}`,
      "a block of the destination among its allowed prefixes",
    );
  return failure(
    NOWHERE,
    "no route",
    `nothing leads from ${from} to ${what}`,
    "a connection that leads there",
  );
}

export function failure(
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
export const NOWHERE: Origin = { key: "", stack: "", address: "", account: "", region: "", ref: "nowhere" };
