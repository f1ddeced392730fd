/**
 * Everything that can decide about a packet, as facts: what each noun of the network says, what tables answer, and
 * what the directory adds.
 *
 * All that readers provide takes part, without being named here: a new noun or argument is a fact by default. What
 * takes no part is in `LEFT_OUT`, and lists whose order decides nothing are in `SETS`, each with the reason.
 */
import type { Prefix } from "../../ip/prefix";
import type { Route, RouteTable } from "../network/route";
import type { DirectoryService } from "./directory";
import { sampleOf } from "./external";
import type { Noun } from "./homes";
import { FIXED_RANGES } from "./ranges";
import { select } from "./selector";
import { offeredAs } from "./services";
import { isPrefixShaped, type Part, type Spelling } from "./spelling";
import type { TransitEntry, World } from "./world";

export type Tell = (fact: readonly Part[]) => void;

const LEFT_OUT: ReadonlySet<string> = new Set([
  // Names for people: selectors choose by them, and no packet is carried by them.
  "vpcs.name",
  // Whose something is counts only where somebody asks for the account, which the facts about the account say.
  "vpcs.account",
  // Asked through the tables' answers, where of equal prefixes one has won.
  "routeTables.routes",
  "routeTables.propagating",
  "transitTables.routes",
  "transitTables.propagations",
  // Asked only by way of the routes that lead to them, which say what is beyond.
  "peerings",
]);

/** Lists whose order decides nothing, or only among entries that have one key. */
const SETS: ReadonlyMap<string, ((item: never) => unknown) | undefined> = new Map<
  string,
  ((item: never) => unknown) | undefined
>([
  // One entry that matches is enough.
  ["securityGroups.rules", undefined],
  ["endpointServices.principals", undefined],
  ["gatewayEndpoints.routeTables", undefined],
  ["interfaces.filter.sources", undefined],
  ["interfaces.filter.destinations", undefined],
  ["edges.told", undefined],
  ["edges.prefixes", undefined],
  ["externals.edges", undefined],
  // Members, asked one by one.
  ["zones.vpcs", undefined],
  ["resolverRules.vpcs", undefined],
  ["services.consumers", undefined],
  ["services.portsFor", undefined],
  // Looked up by a key.
  [
    "acls.entries",
    ({ direction, number }: { direction: string; number: number }) => `${direction} ${number}`,
  ],
  ["zones.records", ({ name }: { name: string }) => name],
]);

/** Whether what another entry of the same prefix hides is told as well: for who takes entries away. */
export type Depth = "what decides" | "all that is listed";

/** Tells all facts of a world. */
export function tellFacts(world: World, spelling: Spelling, tell: Tell, depth: Depth = "what decides"): void {
  const teller = new Teller(world, spelling, tell);
  if (depth === "all that is listed") teller.listed();
  for (const noun of spelling.homes.nouns) teller.noun(noun);
  for (const table of world.network.routeTables.values()) teller.table(table);
  teller.transitTables();
  teller.resolverAddresses();
  teller.externals();
  teller.directory();
  for (const range of FIXED_RANGES) tell(["fixed range", spelling.prefix(range)]);
}

class Teller {
  constructor(
    readonly world: World,
    readonly spelling: Spelling,
    readonly tell: Tell,
  ) {}

  noun(noun: Noun): void {
    const { kind, key, value } = noun;
    if (LEFT_OUT.has(kind)) return;
    const place = this.spelling.homes.placeOf(noun);
    const subject = place ?? `${kind} ${key}`;
    const head: Part[] = [subject];
    const meant = this.spelling.homes.meant(key);
    if (meant !== undefined && meant !== place) head.push("known as", meant);
    const { origin, key: _, ...rest } = value;
    const { account, region } = (origin ?? {}) as { account?: string; region?: string };
    if (place && account !== undefined) head.push({ kind: "account", id: account, own: true });
    head.push(String(region));
    this.#fields(kind, subject, rest, head);
    this.tell(head);
  }

  /** What the table answers for each prefix, and which services' lists it holds. */
  table(table: RouteTable): void {
    const subject = this.spelling.homes.meant(table.key) ?? table.key;
    for (const [prefix, entry] of this.world.entriesOf(table).entries()) {
      const fact = [subject, "to", this.spelling.prefix(prefix)];
      if (entry === "local") fact.push("local");
      else this.#route(table.vpc, entry, fact);
      this.tell(fact);
    }
    const listed = new Set<string>();
    for (const route of table.routes) {
      if (route.service === undefined || listed.has(route.service)) continue;
      listed.add(route.service);
      const fact = [subject, "to service"];
      this.#route(table.vpc, route, fact);
      this.tell(fact);
    }
  }

  /** Every entry of every table, hidden or not. */
  listed(): void {
    const { routeTables, transitTables } = this.world.network;
    for (const { key, vpc, routes, propagating } of routeTables.values()) {
      const subject = this.spelling.homes.meant(key) ?? key;
      for (const route of routes) {
        const fact: Part[] = [subject, "lists"];
        this.spelling.spell(route.destinations, fact);
        this.#route(vpc, route, fact);
        this.tell(fact);
      }
      const learns: Part[] = [subject, "learns"];
      this.spelling.spell(propagating, learns);
      this.tell(learns);
    }
    for (const { key, routes, propagations } of transitTables.values())
      for (const entry of [...routes, ...propagations]) {
        const fact: Part[] = [key, "lists"];
        this.spelling.spell(entry, fact);
        this.tell(fact);
      }
  }

  /** A route as its table's VPC sees it: of a peering, whose ends are alike, what is at the other one. */
  #route(vpc: string, route: Route, fact: Part[]): void {
    const { origin: _, table: __, destinations: ___, ...rest } = route;
    const peering = route.target.kind === "peering" && this.world.network.peerings.get(route.target.key);
    if (!peering) {
      this.spelling.spell(rest, fact);
      return;
    }
    const { key: _key, requester, accepter, ...said } = peering;
    const far = requester === vpc ? accepter : accepter === vpc ? requester : "not joined";
    this.spelling.spell({ ...rest, target: { kind: "peering", far, ...said } }, fact);
  }

  transitTables(): void {
    for (const table of this.world.network.transitTables.values())
      for (const [prefix, entry] of this.world.transitTableOf(table).entries())
        this.tell(this.#transitEntry(table.key, prefix, entry));
  }

  #transitEntry(table: string, prefix: Prefix, { route, attachment }: TransitEntry): Part[] {
    const fact: Part[] = [table, "to", this.spelling.prefix(prefix)];
    const { origin: _, destinations: __, ...rest } = route ?? { origin: undefined, destinations: undefined };
    this.spelling.spell({ ...rest, attachment: attachment?.key ?? "none" }, fact);
    return fact;
  }

  /** Of inbound resolver endpoints with one address, the first answers what is forwarded there. */
  resolverAddresses(): void {
    const { network } = this.world;
    const met = new Set<number>();
    for (const endpoint of network.resolverEndpoints.values())
      for (const item of endpoint.direction === "inbound" ? endpoint.interfaces : []) {
        const address = network.interfaces.get(item)?.address;
        if (address === undefined) continue;
        if (met.has(address)) this.tell([this.spelling.homes.meant(item) ?? item, "is not the first"]);
        met.add(address);
      }
  }

  externals(): void {
    const balancers = new Map(
      [...this.world.network.loadBalancers.values()].map((item) => [item.origin.ref, item.key]),
    );
    this.world.externals.forEach(({ range, prefixes, edges }, index) => {
      const { at: _, answers, ...said } = { at: undefined, ...range };
      this.#whole("externals", `external ${index}`, {
        ...said,
        prefixes,
        samples: prefixes.map(sampleOf),
        edges: edges.map((edge) => edge.key),
        answers: Object.entries(answers ?? {}).map(([host, ref]) => [host, balancers.get(ref) ?? ref]),
      });
    });
  }

  /** The rest of the directory, with names of VPCs and tiers replaced by what they name. */
  directory(): void {
    const {
      accounts: _,
      external: __,
      services = [],
      restricted = [],
      joined = [],
      ...rest
    } = this.world.directory;
    this.#whole("directory", "directory", rest);
    services.forEach((service, index) => {
      this.#whole("services", `service ${index}`, this.#service(service));
    });
    for (const { from, to } of restricted) {
      const selection = select(this.world, from);
      for (const { key } of selection.kind === "subnets" ? selection.subnets : [])
        this.tell(["restricted from", to, this.spelling.homes.meant(key) ?? key]);
    }
    if (joined.length === 0) return;
    const named = this.#vpcsByLabel();
    for (const [one, other] of joined)
      for (const a of named.get(one) ?? [one])
        for (const b of named.get(other) ?? [other]) {
          this.#joined(a, b);
          this.#joined(b, a);
        }
  }

  /** Told both ways, as it does not matter who is named first. */
  #joined(one: string, other: string): void {
    const fact: Part[] = ["joined"];
    this.spelling.spell([one, other], fact);
    this.tell(fact);
  }

  #service({ at: _, portsFor, ...said }: DirectoryService) {
    const named = portsFor ? this.#vpcsByLabel() : new Map<string, readonly string[]>();
    return {
      ...said,
      offered: offeredAs(this.world, said.name)?.key,
      portsFor: Object.entries(portsFor ?? {}).flatMap(([label, ports]) =>
        (named.get(label) ?? [label]).map((vpc) => [vpc, ports]),
      ),
    };
  }

  #vpcsByLabel(): ReadonlyMap<string, readonly string[]> {
    const named = new Map<string, string[]>();
    for (const vpc of this.world.network.vpcs.values()) {
      const label = this.world.vpcLabel(vpc);
      named.set(label, [...(named.get(label) ?? []), vpc.key]);
    }
    return named;
  }

  #whole(kind: string, subject: string, value: object): void {
    const head: Part[] = [subject];
    this.#fields(kind, subject, value, head);
    this.tell(head);
  }

  /** Scalars and ordered lists go into one fact, and each entry of a set into a fact of its own. */
  #fields(path: string, subject: Part, value: object, head: Part[]): void {
    for (const [name, item] of Object.entries(value)) {
      const own = `${path}.${name}`;
      if (item === undefined || name === "origin" || LEFT_OUT.has(own)) continue;
      if (SETS.has(own)) this.#set(own, subject, item as readonly unknown[]);
      else if (isRecord(item)) this.#fields(own, subject, item, head);
      else {
        head.push(name);
        this.spelling.spell(item, head);
      }
    }
  }

  #set(path: string, subject: Part, items: readonly unknown[]): void {
    const keyOf = SETS.get(path) as ((item: unknown) => unknown) | undefined;
    const ranks = new Map<unknown, number>();
    for (const item of items) {
      const fact: Part[] = [subject, path];
      if (keyOf) {
        const key = keyOf(item);
        const rank = ranks.get(key) ?? 0;
        ranks.set(key, rank + 1);
        fact.push(String(rank));
      }
      this.spelling.spell(item, fact);
      this.tell(fact);
    }
  }
}

function isRecord(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isPrefixShaped(value);
}
