/** VPCs with the same addresses that a transit gateway would route to one another, which summaries hide from route tables. */
import {
  comparePrefixes,
  contains,
  formatPrefix,
  overlaps,
  type Prefix,
  samePrefix,
} from "../../../ip/prefix";
import {
  type JoiningGateway,
  joiningGateways,
  type Segment,
  segmentsJoined,
} from "../../../model/connectivity";
import type { Vpc } from "../../../model/vpc";
import { blocksOfVpc } from "../../reach/blocks";
import type { RoutingContext } from "../context";
import { WIDEST_CLAIM } from "../segment-knowledge";

/** A VPC's block, as a segment knows it. */
interface Holder {
  readonly vpc: Vpc;
  readonly prefix: Prefix;
  readonly routable: boolean;
}

export function checkOverlaps(context: RoutingContext): void {
  for (const gateway of joiningGateways(context.model.connectivity)) {
    const check = new GatewayCheck(context, gateway);
    for (const segment of gateway.segments) check.segment(segment);
  }
}

class GatewayCheck {
  readonly #context: RoutingContext;
  readonly #gateway: JoiningGateway;
  readonly #told = new Set<string>();

  constructor(context: RoutingContext, gateway: JoiningGateway) {
    this.#context = context;
    this.#gateway = gateway;
  }

  segment(segment: Segment): void {
    const joined = this.#gateway.segments.filter((other) => segmentsJoined(segment, other));
    const routable = this.#holders(joined)
      .filter((holder) => holder.routable)
      .sort((a, b) => comparePrefixes(a.prefix, b.prefix));
    this.#amongRouted(segment, routable);
    this.#shadowed(segment, routable);
    this.#stated(segment);
  }

  /** Two that are routed: what is not summarised is told where the two routes meet, and what is equal by the table. */
  #amongRouted(segment: Segment, routable: readonly Holder[]): void {
    let open: Holder[] = [];
    for (const holder of routable) {
      open = open.filter(({ prefix }) => overlaps(prefix, holder.prefix));
      for (const other of open) {
        if (samePrefix(other.prefix, holder.prefix)) continue;
        if (this.#isSummarised(other.prefix) || this.#isSummarised(holder.prefix))
          this.#report(segment, other, holder);
      }
      open.push(holder);
    }
  }

  /** One that is not routed, but keeps what its VPC sends to the other. */
  #shadowed(segment: Segment, routable: readonly Holder[]): void {
    const kept = new Map<string, Holder>();
    for (const holder of this.#holders([segment]))
      if (!holder.routable) kept.set(formatPrefix(holder.prefix), holder);
    for (const own of kept.values()) {
      const other = routable.find(
        ({ vpc, prefix }) =>
          vpc.ref !== own.vpc.ref && overlaps(prefix, own.prefix) && this.#isSummarised(prefix),
      );
      if (other) this.#report(segment, own, other);
    }
  }

  /** A static route to addresses that others use as well. */
  #stated(segment: Segment): void {
    for (const { prefix, to } of segment.routes) {
      if (prefix.length < WIDEST_CLAIM) continue;
      const all = this.#holders(this.#gateway.segments).filter((holder) => !holder.routable);
      const target = all.find((holder) => holder.vpc.ref === to.ref && overlaps(holder.prefix, prefix));
      const other =
        target && all.find(({ vpc, prefix }) => vpc.ref !== to.ref && overlaps(prefix, target.prefix));
      if (target && other) this.#report(segment, target, other);
    }
  }

  #holders(segments: readonly Segment[]): Holder[] {
    const { model, allocations } = this.#context;
    return segments
      .flatMap(({ vpcs }) => vpcs)
      .flatMap((vpc) =>
        blocksOfVpc(model, vpc, allocations).map(({ prefix, routable }) => ({ vpc, prefix, routable })),
      );
  }

  #isSummarised(prefix: Prefix): boolean {
    return this.#gateway.summaries.some((summary) => contains(summary, prefix));
  }

  #report(segment: Segment, one: Holder, other: Holder): void {
    const pair = [one.vpc.ref, other.vpc.ref].sort().join(" ");
    if (one.vpc.ref === other.vpc.ref || this.#told.has(pair)) return;
    this.#told.add(pair);
    const via = `transit-gateway/${this.#gateway.name}`;
    const stranger = segment.vpcs.find(({ ref }) => ref !== one.vpc.ref && ref !== other.vpc.ref);
    const way = (from: Vpc, { vpc, prefix }: Holder) =>
      `${from.ref} → ${via} → ${formatPrefix(prefix)} of ${vpc.ref}`;
    const path =
      segment.vpcs.includes(one.vpc) || !stranger
        ? way(one.vpc, other)
        : `${way(stranger, one)}; ${way(stranger, other)}`;
    const narrow = one.prefix.length > other.prefix.length ? one : other;
    const data = {
      vpc: one.vpc.ref,
      other: other.vpc.ref,
      via,
      cidr: formatPrefix(narrow.prefix),
      path,
    };
    this.#context.collector.report("ROUTE_BETWEEN_OVERLAPS", segment.at, data, [
      { at: one.vpc.at, note: one.vpc.ref },
      { at: other.vpc.at, note: other.vpc.ref },
    ]);
  }
}
