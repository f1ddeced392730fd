/** What two plans cost per month: what is paid for by the hour or the month, traffic not counted. */
import { HOURS_PER_MONTH, type PriceKey, type PriceTable, priceOf } from "../aws/prices";
import type { SourceRange } from "../diagnostics/source";
import type { Planned, PlannedStack } from "../plan/planned/stack";

export interface CostChange {
  /** `NAT gateway`, as a bill names it. */
  readonly what: string;
  /** How many there are before and after; endpoints and resolver endpoints count once for each AZ. */
  readonly before: number;
  readonly after: number;
  /** Per month, in the table's currency; negative for what is saved. */
  readonly monthly: number;
  /** How many accounts pay more or less for it. */
  readonly accounts: number;
  readonly at?: SourceRange;
}

export interface CostDelta {
  readonly currency: string;
  /** The region and day of the price table. */
  readonly pricedIn: string;
  readonly pricedOn: string;
  readonly monthly: number;
  /** Dearest first. */
  readonly changes: readonly CostChange[];
}

interface Priced {
  readonly what: string;
  readonly price: PriceKey;
  /** Units of the price per month of one. */
  readonly units: number;
}

const hourly = (what: string, price: PriceKey): Priced => ({ what, price, units: HOURS_PER_MONTH });
const NAT = hourly("NAT gateway", "natGatewayHour");
const PUBLIC_ADDRESS = hourly("public IPv4 address", "publicIpv4Hour");
const ENDPOINT = hourly("interface endpoint in an AZ", "vpceInterfaceHour");
const ATTACHMENT = hourly("transit gateway attachment", "tgwAttachmentHour");
const VPN = hourly("VPN connection", "vpnConnectionHour");
const BALANCER = hourly("Network Load Balancer", "nlbHour");
const GATEWAY_BALANCER = hourly("Gateway Load Balancer in an AZ", "gwlbHourAz");
const GATEWAY_BALANCER_ENDPOINT = hourly("Gateway Load Balancer endpoint", "vpceGwlbeHour");
const INSTANCE = hourly("proxy or forwarder instance", "proxyInstanceHour");
const RESOLVER = hourly("resolver endpoint in an AZ", "r53ResolverEndpointEniHour");
const PROFILE = hourly("Route 53 Profile", "r53ProfileHour");
const ZONE: Priced = { what: "private hosted zone", price: "r53HostedZoneMonth", units: 1 };

/** What is paid for a planned thing, and how many of it. */
function pricedParts(planned: Planned): readonly (readonly [Priced, number])[] {
  switch (planned.kind) {
    case "nat-gateway":
      return [
        [NAT, 1],
        [PUBLIC_ADDRESS, 1],
      ];
    case "interface-endpoint":
    case "service-endpoint":
      return [[ENDPOINT, planned.subnets.length]];
    case "resolver-endpoint":
      return [[RESOLVER, planned.subnets.length]];
    case "vpc-attachment":
    case "direct-connect-association":
      return [[ATTACHMENT, 1]];
    case "vpn-connection":
      return [
        [VPN, 1],
        [ATTACHMENT, 1],
      ];
    case "load-balancer":
      return [[BALANCER, 1]];
    case "gateway-balancer":
      return [[GATEWAY_BALANCER, planned.subnets.length]];
    case "gateway-balancer-endpoint":
      return [[GATEWAY_BALANCER_ENDPOINT, 1]];
    case "auto-scaling-group":
      return [[INSTANCE, planned.instances.least]];
    case "instance":
      return [[INSTANCE, 1]];
    case "private-zone":
      return [[ZONE, 1]];
    case "dns-profile":
      return [[PROFILE, 1]];
    default:
      return [];
  }
}

/** What one account has of one priced thing, and one of the lines that asked for it. */
interface Holding {
  readonly priced: Priced;
  readonly account: string;
  count: number;
  readonly refs: Map<string, SourceRange | undefined>;
}

export function costDelta(
  before: readonly PlannedStack[],
  after: readonly PlannedStack[],
  prices: PriceTable,
): CostDelta {
  const [was, is] = [holdings([...before, ...takenOver(before, after)]), holdings(after)];
  const changes = new Map<string, CostChange>();
  for (const key of new Set([...was.keys(), ...is.keys()])) {
    const [old, now] = [was.get(key), is.get(key)];
    const { priced } = (now ?? old) as Holding;
    const monthly = costOf(prices, priced, now?.count ?? 0) - costOf(prices, priced, old?.count ?? 0);
    const known = changes.get(priced.what);
    const at = known?.at ?? placeOfChange(old, now);
    changes.set(priced.what, {
      what: priced.what,
      before: (known?.before ?? 0) + (old?.count ?? 0),
      after: (known?.after ?? 0) + (now?.count ?? 0),
      monthly: (known?.monthly ?? 0) + monthly,
      accounts: (known?.accounts ?? 0) + (monthly === 0 ? 0 : 1),
      ...(at && { at }),
    });
  }
  const told = [...changes.values()]
    .filter(({ accounts }) => accounts > 0)
    .sort((a, b) => Math.abs(b.monthly) - Math.abs(a.monthly) || (a.what < b.what ? -1 : 1));
  return {
    currency: prices.currency,
    pricedIn: prices.region,
    pricedOn: prices.date,
    monthly: told.reduce((sum, { monthly }) => sum + monthly, 0),
    changes: told,
  };
}

/** What is built and taken over has been paid for already: by stack, the resources that nothing described before. */
function takenOver(
  before: readonly PlannedStack[],
  after: readonly PlannedStack[],
): readonly Pick<PlannedStack, "account" | "resources">[] {
  const adopting = after.filter(({ adopted }) => adopted.length > 0);
  if (adopting.length === 0) return [];
  const described = new Set(before.flatMap(({ resources }) => resources.map(({ ref }) => ref)));
  return adopting.map(({ account, adopted, resources }) => {
    const refs = new Set(adopted.map(({ ref }) => ref).filter((ref) => !described.has(ref)));
    return { account, resources: resources.filter(({ ref }) => refs.has(ref)) };
  });
}

function costOf(prices: PriceTable, { price, units }: Priced, count: number): number {
  return priceOf(prices, price, count * units);
}

/** By account, since tiers of a price are an account's. */
function holdings(
  stacks: readonly Pick<PlannedStack, "account" | "resources">[],
): ReadonlyMap<string, Holding> {
  const all = new Map<string, Holding>();
  for (const { account, resources } of stacks)
    for (const resource of resources)
      for (const [priced, count] of pricedParts(resource)) {
        const key = `${account.id} ${priced.what}`;
        const holding = all.get(key) ?? { priced, account: account.id, count: 0, refs: new Map() };
        holding.count += count;
        holding.refs.set(resource.ref, resource.because.at);
        all.set(key, holding);
      }
  return all;
}

/** The line behind something that only one side has. */
function placeOfChange(old: Holding | undefined, now: Holding | undefined): SourceRange | undefined {
  const pairs = [
    [now, old],
    [old, now],
  ] as const;
  for (const [one, other] of pairs)
    for (const [ref, at] of one?.refs ?? []) if (at && !other?.refs.has(ref)) return at;
  return undefined;
}
