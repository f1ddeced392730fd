/** Finds the VPCs that consume a service: everything that an entry says has to be true of them. */
import { listed } from "../../../diagnostics/suggest";
import { type Account, isWithinOu } from "../../../model/account";
import type { Clients } from "../../../model/endpoint";
import { beginningsOf } from "../../../model/ref";
import type { ServiceConsumer } from "../../../model/service";
import type { Vpc } from "../../../model/vpc";
import type { ConfigPath } from "../../shape/path";
import type { ServiceConsumerShape } from "../../shape/services";
import { lowerClients } from "../clients";
import { type AddressContext, checkKnown, lostVpcs } from "../context";

/** What has to be known of a service to find its consumers. */
export interface Consumed {
  readonly service: string;
  readonly path: ConfigPath;
  readonly regions: readonly string[];
  readonly ports: readonly number[];
  /** The VPC that offers it. */
  readonly provider: Vpc | undefined;
}

export type ConsumerFinder = (
  consumed: Consumed,
  shapes: readonly ServiceConsumerShape[],
) => ServiceConsumer[];

interface Candidate {
  readonly account: Account;
  readonly vpc: Vpc;
}

export function consumerFinder(context: AddressContext, accounts: readonly Account[]): ConsumerFinder {
  const candidates = accounts.flatMap((account) => account.vpcs.map((vpc) => ({ account, vpc })));
  const lost = lostVpcs(context, accounts).size > 0;
  const byName = new Map(candidates.map((one) => [`${one.vpc.account}/${one.vpc.name}`, one]));
  const names = {
    accounts: new Set(accounts.map(({ name }) => name)),
    ous: new Set([
      ...accounts.flatMap(({ ou }) => (ou === undefined ? [] : beginningsOf(ou))),
      ...Object.keys(context.configuration.ous ?? {}).flatMap(beginningsOf),
    ]),
  };
  return (consumed, shapes) => {
    const found = new Map<string, ServiceConsumer>();
    shapes.forEach((shape, index) => {
      const path = [...consumed.path, "consumers", index];
      if (!checkNames(context, names, path, shape)) return;
      checkPorts(context, consumed, path, shape);
      const named = shape.vpc === undefined ? undefined : byName.get(shape.vpc);
      if (named && !checkNamed(context, consumed, path, named.vpc)) return;
      const chosen = named ? [named] : candidates;
      const fitting = hasSelector(shape) ? chosen.filter((one) => fits(consumed, shape, one)) : [];
      if (fitting.length === 0 && !lost) {
        const { service, regions } = consumed;
        const data = { service, selector: describe(shape), regions: listed(regions) };
        context.collector.report("SERVICE_CONSUMER_EMPTY", context.merged.locate(path), data);
      }
      if (fitting.length > 0 || !lost)
        checkOtherRegions(context, consumed, path, shape, named ? [] : candidates);
      for (const { vpc } of fitting) {
        const consumer = asConsumer(context, consumed, path, shape, vpc);
        const before = found.get(vpc.ref);
        if (before) checkSameTier(context, consumed, before, consumer);
        found.set(vpc.ref, joined(before, consumer));
      }
    });
    return [...found.values()].sort((a, b) => (a.vpc.ref < b.vpc.ref ? -1 : 1));
  };
}

/** Who is meant by an entry and has the service nowhere near is told once, and gets nothing. */
function checkOtherRegions(
  { merged, collector }: AddressContext,
  { service, regions, provider, ...consumed }: Consumed,
  path: ConfigPath,
  shape: ServiceConsumerShape,
  candidates: readonly Candidate[],
): void {
  if (!hasSelector(shape)) return;
  const away = candidates.filter(
    (one) =>
      !regions.includes(one.vpc.region) &&
      fits({ ...consumed, service, provider, regions: [one.vpc.region] }, shape, one),
  );
  const here = candidates.some((one) => fits({ ...consumed, service, provider, regions }, shape, one));
  if (away.length === 0 || !here) return;
  const data = {
    service,
    selector: describe(shape),
    vpcs: listed(
      away.map(({ vpc }) => vpc.ref),
      4,
    ),
    regions: listed(regions),
    missing: listed(new Set(away.map(({ vpc }) => vpc.region))),
  };
  collector.report("SERVICE_CONSUMER_REGION", merged.locate(path), data);
}

function hasSelector({ ou, account, vpc, tags }: ServiceConsumerShape): boolean {
  return ou !== undefined || account !== undefined || vpc !== undefined || tags !== undefined;
}

function fits({ regions, provider }: Consumed, shape: ServiceConsumerShape, one: Candidate): boolean {
  const { account, vpc } = one;
  const tags: Readonly<Record<string, string>> = { ...account.tags, ...vpc.tags };
  return (
    regions.includes(vpc.region) &&
    vpc.ref !== provider?.ref &&
    (shape.ou === undefined || isWithinOu(account.ou, shape.ou)) &&
    (shape.account === undefined || account.name === shape.account) &&
    (shape.vpc === undefined || `${vpc.account}/${vpc.name}` === shape.vpc) &&
    Object.entries(shape.tags ?? {}).every(([key, value]) => tags[key] === value) &&
    !(shape.except ?? []).includes(`${vpc.account}/${vpc.name}`)
  );
}

function checkNames(
  { merged, collector, declaredVpcs }: AddressContext,
  { accounts, ous }: { readonly accounts: ReadonlySet<string>; readonly ous: ReadonlySet<string> },
  path: ConfigPath,
  { ou, account, vpc, except = [] }: ServiceConsumerShape,
): boolean {
  const at = (key: string, index?: number) =>
    merged.locate([...path, key, ...(index === undefined ? [] : [index])]);
  return [
    ou === undefined || checkKnown(collector, "OU", ou, ous, at("ou")),
    account === undefined || checkKnown(collector, "account", account, accounts, at("account")),
    vpc === undefined || checkKnown(collector, "VPC", vpc, declaredVpcs, at("vpc")),
    ...except.map((one, index) => checkKnown(collector, "VPC", one, declaredVpcs, at("except", index))),
  ].every(Boolean);
}

/** A VPC that is named has to fit; one that an OU brings along is left out where it does not. */
function checkNamed(
  { merged, collector }: AddressContext,
  { service, regions, provider }: Consumed,
  path: ConfigPath,
  vpc: Vpc,
): boolean {
  const at = merged.locate([...path, "vpc"]);
  if (vpc.ref === provider?.ref) {
    collector.report("SERVICE_OWN_CONSUMER", at, { vpc: vpc.ref, service });
    return false;
  }
  if (regions.includes(vpc.region)) return true;
  const { ref, region } = vpc;
  collector.report("SERVICE_REGION", at, { vpc: ref, service, regions: listed(regions), region });
  return false;
}

function checkPorts(
  { merged, collector }: AddressContext,
  { service, ports }: Consumed,
  path: ConfigPath,
  shape: ServiceConsumerShape,
): void {
  // Listeners that were refused have been told, and so would their ports be again.
  if (ports.length === 0) return;
  shape.ports?.forEach((port, index) => {
    if (ports.includes(port)) return;
    const data = { service, port, ports: ports.map(String) };
    collector.report("SERVICE_PORT_UNKNOWN", merged.locate([...path, "ports", index]), data);
  });
}

function asConsumer(
  context: AddressContext,
  { ports }: Consumed,
  path: ConfigPath,
  shape: ServiceConsumerShape,
  vpc: Vpc,
): ServiceConsumer {
  const { tier, roles, clients = {} } = shape;
  const { merged } = context;
  const locate = (at: ConfigPath) => merged.locate(at);
  return {
    vpc,
    tier,
    clients: lowerClients({ context, locate, path: [...path, "clients"], tiers: vpc.tiers }, clients),
    ports: shape.ports ? ports.filter((port) => shape.ports?.includes(port)) : ports,
    ...(roles && { roles: [...new Set(roles)].sort() }),
    at: merged.locate(path),
  };
}

function checkSameTier(
  { collector }: AddressContext,
  { service }: Consumed,
  before: ServiceConsumer,
  { vpc, tier, at }: ServiceConsumer,
): void {
  if (before.tier === tier) return;
  const data = { service, vpc: vpc.ref, tier: before.tier, other: tier };
  collector.report("SERVICE_CONSUMER_TWICE", at, data, [{ at: before.at, note: "the other entry" }]);
}

/** Of a VPC that two entries choose: ports, clients and roles of both. */
function joined(before: ServiceConsumer | undefined, consumer: ServiceConsumer): ServiceConsumer {
  if (!before) return consumer;
  const { roles: _, ...rest } = consumer;
  const ports = [...new Set([...before.ports, ...consumer.ports])].sort((a, b) => a - b);
  const roles = before.roles && consumer.roles && [...new Set([...before.roles, ...consumer.roles])].sort();
  const clients = eitherOf(before.clients, consumer.clients);
  return { ...rest, ports, clients, ...(roles && { roles }) };
}

/** Tiers that are not named are all of them. */
function eitherOf(one: Clients, other: Clients): Clients {
  const tiers = one.tiers && other.tiers && [...new Set([...one.tiers, ...other.tiers])].sort();
  return { ...(tiers && { tiers }), prefixes: [...one.prefixes, ...other.prefixes] };
}

/** `ou workloads/prod with tags team=pay`. */
function describe(shape: ServiceConsumerShape): string {
  const parts = (["ou", "account", "vpc"] as const).flatMap((key) =>
    shape[key] === undefined ? [] : [`${key} ${shape[key]}`],
  );
  const tags = Object.entries(shape.tags ?? {}).map(([key, value]) => `${key}=${value}`);
  if (tags.length > 0) parts.push(`tags ${tags.join(", ")}`);
  return parts.length > 0 ? parts.join(" with ") : "an entry without ou, account, vpc or tags";
}
