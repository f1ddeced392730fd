/** A world with its classes, and what may be asked of it: selections turned into concrete flows. */
import type { Network } from "./network/network";
import type { Subnet, Vpc } from "./network/vpc";
import { PROTOCOL_NUMBERS } from "./trace/packet";
import { probe } from "./trace/probe";
import type { Aim, Question, Source } from "./trace/question";
import type { Trace } from "./trace/trace";
import { Classes, type Grouping } from "./world/classes";
import type { Directory } from "./world/directory";
import { representativePairs, representatives } from "./world/pairs";
import type { Selection } from "./world/selector";
import { holds, World } from "./world/world";

export interface Flow {
  readonly source: Source;
  readonly aim: Aim;
}

export class Scene {
  readonly world: World;
  readonly #groupingOf: (world: World) => Grouping;
  #classes: Grouping | undefined;
  #strict: Grouping | undefined;
  readonly #subnets: ReadonlyMap<string, Subnet>;
  readonly #vpcs: ReadonlyMap<string, Vpc>;

  /**
   * `nameNow` gives a ref's name after declared renames, for a network from before them; `groupingOf` says what counts
   * as alike.
   */
  constructor(
    network: Network,
    directory: Directory,
    readonly nameNow: (ref: string) => string = (ref) => ref,
    groupingOf: (world: World) => Grouping = (world) => new Classes(world),
  ) {
    this.world = new World(network, directory);
    this.#groupingOf = groupingOf;
    this.#subnets = new Map([...network.subnets.values()].map((subnet) => [this.refOf(subnet), subnet]));
    this.#vpcs = new Map([...network.vpcs.values()].map((vpc) => [this.refOf(vpc), vpc]));
  }

  /** Which places are alike; found out when first asked for. */
  get classes(): Grouping {
    this.#classes ??= this.#groupingOf(this.world);
    return this.#classes;
  }

  /** The same for who takes things away, which may bring to light what they hid. */
  get strictClasses(): Grouping {
    this.#strict ??= new Classes(this.world, "all that is listed");
    return this.#strict;
  }

  /** What a subnet or VPC is called now. */
  refOf({ origin }: Subnet | Vpc): string {
    return this.nameNow(origin.ref);
  }

  subnetByRef(ref: string): Subnet | undefined {
    return this.#subnets.get(ref);
  }

  vpcByRef(ref: string): Vpc | undefined {
    return this.#vpcs.get(ref);
  }

  workload(subnet: Subnet): Source & Aim {
    return { kind: "interface", interface: this.world.workloadOf(subnet) };
  }

  /** Flows that stand for all flows between two selections: one for each kind of pair. */
  flows(from: Selection, to: Selection): Flow[] {
    if (to.kind === "unknown" || from.kind === "unknown") return [];
    if (from.kind === "subnets" && to.kind === "subnets")
      return representativePairs(this.classes, from.subnets, to.subnets).map((pair) => ({
        source: this.workload(pair.from),
        aim: this.workload(pair.to),
      }));
    const aims: Aim[] =
      to.kind === "subnets"
        ? representatives(this.classes, to.subnets, this.namedBy(from)).map((subnet) => this.workload(subnet))
        : [to];
    return this.sources(from, to).flatMap((source) => aims.map((aim) => ({ source, aim })));
  }

  /** Where the flows of a selection to another begin; empty for what cannot begin one, such as a service. */
  sources(from: Selection, to: Selection): Source[] {
    switch (from.kind) {
      case "subnets":
        return representatives(this.classes, from.subnets, this.namedBy(to)).map((subnet) =>
          this.workload(subnet),
        );
      case "external":
        return [{ kind: "external", external: from.external }];
      case "internet":
        return [{ kind: "internet" }];
      case "address":
        return this.#holdersOf(from.address);
      default:
        return [];
    }
  }

  /** The VPCs that a selection means by something of theirs; a question that names one is another to each VPC. */
  namedBy(selection: Selection): ReadonlySet<string> {
    const { network } = this.world;
    if (selection.kind === "address") {
      const { address } = selection;
      const holders = [...network.vpcs.values()].filter((vpc) =>
        vpc.cidrs.some((cidr) => holds(cidr, address)),
      );
      return new Set(holders.map((vpc) => vpc.key));
    }
    if (selection.kind !== "service") return new Set();
    return new Set(
      (selection.service?.loadBalancers ?? []).flatMap((key) => network.loadBalancers.get(key)?.vpc ?? []),
    );
  }

  ask(flow: Flow, question: Question): Trace[] {
    return probe(this.world, flow.source, flow.aim, question);
  }

  /** One TCP port of each stretch that no filter or listener tells apart, and some that people ask about. */
  ports(): readonly number[] {
    const { network } = this.world;
    const ranges = [
      ...[...network.acls.values()].flatMap((acl) => acl.entries.map((entry) => entry.ports)),
      ...[...network.securityGroups.values()].flatMap((group) => group.rules.map((rule) => rule.ports)),
      ...[...network.loadBalancers.values()].flatMap((item) =>
        item.listeners.map((listener) => listener.ports),
      ),
    ];
    const found = new Set([22, 443, 61234]);
    for (const { protocol, from, to } of ranges) {
      if (protocol !== PROTOCOL_NUMBERS.tcp) continue;
      if (from > 0) found.add(from);
      if (to < 65535) found.add(to + 1);
    }
    return [...found].sort((a, b) => a - b);
  }

  #holdersOf(address: number): Source[] {
    const holders = [...this.world.network.vpcs.keys()].flatMap((vpc): Source[] => {
      const subnet = this.world.subnetAt(vpc, address);
      return subnet ? [{ kind: "interface", interface: this.world.interfaceAt(subnet, address) }] : [];
    });
    // Where ranges overlap, whoever is known to have the address is meant, and not who could have it.
    const known = holders.filter(
      (holder) => holder.kind === "interface" && holder.interface.kind !== "workload",
    );
    if (holders.length > 0) return known.length > 0 ? known : holders;
    const external = this.world.externalAt(address);
    return external ? [{ kind: "external", external }] : [{ kind: "internet" }];
  }
}
