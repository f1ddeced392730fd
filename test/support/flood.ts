/**
 * A second engine, deliberately naive: it floods each packet to every place a rule would let it go and looks at where
 * copies turn up. No tables, no order, no state machine; addresses are strings of bits. It reads the description of a
 * small world, not the Terraform JSON, and shares no code with the tracer.
 */
import {
  HOST,
  hasTarget,
  ONPREM,
  peerOf,
  type SmallFilter,
  type SmallSubnet,
  type SmallWorld,
} from "./small-world";

export type Goal = { readonly vpc: number; readonly subnet: number } | "internet" | "onprem" | "s3";
export type Verdict = "delivered" | "exits network" | "dropped";

interface Copy {
  readonly src: string;
  readonly dst: string;
  readonly port: number;
  readonly protocol: string;
  readonly reply: boolean;
}

type Place =
  | { readonly at: "outbound"; readonly vpc: number; readonly subnet: number }
  | { readonly at: "inbound"; readonly vpc: number; readonly subnet: number | undefined }
  | { readonly at: "forwarder"; readonly vpc: number; readonly subnet: number }
  | { readonly at: "transit"; readonly vpc: number; readonly zone: number };

const S3 = "s3";
const INTERNET = "203.0.113.10";
const REPLY_PORT = 50000;

const bits = (address: string) =>
  address
    .split(".")
    .map((octet) => Number(octet).toString(2).padStart(8, "0"))
    .join("");

function within(cidr: string, address: string): boolean {
  const [base, length] = cidr.split("/") as [string, string];
  if (address === S3) return length === "0";
  return bits(address).startsWith(bits(base).slice(0, Number(length)));
}

const isPrivate = (address: string) => address.startsWith("10.");
const lengthOf = (cidr: string) => Number(cidr.split("/")[1]);

export class Flood {
  constructor(readonly world: SmallWorld) {}

  /** What becomes of a flow from the host of a subnet. */
  ask(vpc: number, subnet: number, goal: Goal, port: number, protocol: string): Verdict {
    const src = this.#host(vpc, subnet);
    const dst =
      goal === "internet"
        ? INTERNET
        : goal === "onprem"
          ? "10.200.0.4"
          : goal === "s3"
            ? S3
            : this.#host(goal.vpc, goal.subnet);
    const copy: Copy = { src, dst, port, protocol, reply: false };
    const home = this.#subnet(vpc, subnet);
    if (!home.admitsOut.some((rule) => covers(rule, copy, dst))) return "dropped";
    const ends = this.#spread({ at: "outbound", vpc, subnet }, copy);
    return this.#judge(ends, { vpc, subnet }, goal, copy);
  }

  #judge(ends: ReadonlySet<string>, from: { vpc: number; subnet: number }, goal: Goal, copy: Copy): Verdict {
    const origin = `host ${from.vpc} ${from.subnet}`;
    const answer: Copy = { ...copy, src: copy.dst, dst: copy.src, port: REPLY_PORT, reply: true };
    for (const end of ends) {
      const [kind, a, b] = end.split(" ");
      const [vpc, subnet] = [Number(a), Number(b)];
      if (kind === "nat") {
        const own = `${this.#prefix(vpc, subnet)}.nat`;
        const back = this.#spread({ at: "outbound", vpc, subnet }, answer);
        const onward = back.has(origin) ? this.#fromNat(vpc, subnet, goal, { ...copy, src: own }) : "dropped";
        if (onward !== "dropped") return onward;
      } else if (kind === "host" && typeof goal === "object" && goal.vpc === vpc && goal.subnet === subnet) {
        if (!this.#subnet(vpc, subnet).admitsIn.some((rule) => covers(rule, copy, copy.src))) continue;
        if (this.#spread({ at: "outbound", vpc, subnet }, answer).has(origin)) return "delivered";
      } else if (kind === "out" && a === goal) {
        if (this.#aclLets(from.vpc, from.subnet, "in", answer, answer.src))
          return a === S3 && b === "endpoint" ? "delivered" : "exits network";
      }
    }
    return "dropped";
  }

  /** A NAT gateway sends with its own address, which is public. */
  #fromNat(vpc: number, subnet: number, goal: Goal, copy: Copy): Verdict {
    const ends = this.#spread({ at: "outbound", vpc, subnet }, copy);
    const answer: Copy = { ...copy, src: copy.dst, dst: copy.src, port: REPLY_PORT, reply: true };
    for (const end of ends) {
      const [kind, name, how] = end.split(" ");
      if (kind !== "out" || name !== goal || !this.#aclLets(vpc, subnet, "in", answer, answer.src)) continue;
      return name === S3 && how === "endpoint" ? "delivered" : "exits network";
    }
    return this.#natToHost(ends, vpc, subnet, goal, copy, answer);
  }

  #natToHost(
    ends: ReadonlySet<string>,
    vpc: number,
    subnet: number,
    goal: Goal,
    copy: Copy,
    answer: Copy,
  ): Verdict {
    for (const end of ends) {
      const [kind, a, b] = end.split(" ");
      const [there, position] = [Number(a), Number(b)];
      if (kind === "nat") {
        const back = this.#spread({ at: "outbound", vpc: there, subnet: position }, answer);
        const same = there === vpc && position === subnet;
        if (!same && back.has(`nathost ${vpc} ${subnet}`))
          return this.#fromNat(there, position, goal, {
            ...copy,
            src: `${this.#prefix(there, position)}.nat`,
          });
      }
      if (kind !== "host" || typeof goal !== "object" || goal.vpc !== there || goal.subnet !== position)
        continue;
      if (!this.#subnet(there, position).admitsIn.some((rule) => covers(rule, copy, this.#plain(copy.src))))
        continue;
      if (
        this.#spread({ at: "outbound", vpc: there, subnet: position }, answer).has(`nathost ${vpc} ${subnet}`)
      )
        return "delivered";
    }
    return "dropped";
  }

  /** Every end that some copy of the packet gets to; a place is flooded once. */
  #spread(start: Place, copy: Copy): Set<string> {
    const ends = new Set<string>();
    const seen = new Set<string>();
    const open: Place[] = [start];
    for (let place = open.pop(); place; place = open.pop()) {
      const key = JSON.stringify(place);
      if (seen.has(key)) continue;
      seen.add(key);
      for (const next of this.#from(place, copy)) {
        if (typeof next === "string") ends.add(next);
        else open.push(next);
      }
    }
    return ends;
  }

  #from(place: Place, copy: Copy): (Place | string)[] {
    switch (place.at) {
      case "outbound":
        return this.#outbound(place.vpc, place.subnet, copy);
      case "inbound":
        return this.#inbound(place.vpc, place.subnet, copy);
      case "forwarder":
        return this.#forwarder(place.vpc, place.subnet, copy);
      case "transit":
        return this.#transit(place.vpc, place.zone, copy);
    }
  }

  #outbound(vpc: number, subnet: number, copy: Copy): (Place | string)[] {
    const dst = this.#plain(copy.dst);
    if (within(`${this.#prefix(vpc, subnet)}.0/24`, dst)) return [{ at: "inbound", vpc, subnet }];
    if (!this.#aclLets(vpc, subnet, "out", copy, dst)) return [];
    const item = this.world.vpcs[vpc]!;
    const own = `10.${item.octet}.0.0/16`;
    if (dst === S3 && this.#subnet(vpc, subnet).endpoint)
      return this.#starts(vpc, copy) && copy.protocol === "tcp" ? ["out s3 endpoint"] : [];
    const routes = this.#subnet(vpc, subnet)
      .routes.filter(({ cidr, to }) => cidr !== own && hasTarget(this.world, vpc, to))
      .map(({ cidr, to }) => ({ cidr, to: to as string }));
    const table = [...routes, { cidr: own, to: "local" }];
    const learnt = item.vpn && this.#subnet(vpc, subnet).learns && !table.some(({ cidr }) => cidr === ONPREM);
    if (learnt) table.push({ cidr: ONPREM, to: "vgw" });
    const matching = table.filter(({ cidr }) => within(cidr, dst));
    return matching
      .filter(({ cidr }) => matching.every((other) => lengthOf(other.cidr) <= lengthOf(cidr)))
      .flatMap(({ to }) => this.#toTarget(vpc, subnet, to, copy));
  }

  #toTarget(vpc: number, subnet: number, to: string, copy: Copy): (Place | string)[] {
    const item = this.world.vpcs[vpc]!;
    const dst = this.#plain(copy.dst);
    if (to === "local") return [{ at: "inbound", vpc, subnet }];
    if (to === "forwarder") return [{ at: "forwarder", vpc, subnet }];
    if (to === "igw")
      return this.#hasPublic(vpc, copy) && !isPrivate(dst)
        ? [`out ${dst === S3 ? S3 : "internet"} gateway`]
        : [];
    if (to === "vgw") return this.#starts(vpc, copy) && within(ONPREM, dst) ? ["out onprem vpn"] : [];
    if (to === "nat") {
      const nat = item.nat!;
      return nat === subnet || this.#aclLets(vpc, nat, "in", copy, this.#plain(copy.src))
        ? [`nat ${vpc} ${nat}`]
        : [];
    }
    if (to === "tgw") {
      const zone = this.#subnet(vpc, subnet).zone;
      const door = item.attachment?.subnets.find((position) => item.subnets[position].zone === zone);
      if (!item.attachment?.accepted || door === undefined) return [];
      if (door !== subnet && !this.#aclLets(vpc, door, "in", copy, this.#plain(copy.src))) return [];
      return [{ at: "transit", vpc, zone }];
    }
    const peering = peerOf(this.world, vpc, to as "peer 0")!;
    const far = peering.one === vpc ? peering.other : peering.one;
    const known = within(`10.${this.world.vpcs[far]!.octet}.0.0/16`, dst);
    return peering.accepted && known && this.#starts(vpc, copy)
      ? [{ at: "inbound", vpc: far, subnet: undefined }]
      : [];
  }

  #inbound(vpc: number, from: number | undefined, copy: Copy): string[] {
    const dst = this.#plain(copy.dst);
    return [0, 1].flatMap((subnet) => {
      if (!within(`${this.#prefix(vpc, subnet)}.0/24`, dst)) return [];
      if (subnet !== from && !this.#aclLets(vpc, subnet, "in", copy, this.#plain(copy.src))) return [];
      if (copy.dst.endsWith(".nat"))
        return this.world.vpcs[vpc]!.nat === subnet ? [`nathost ${vpc} ${subnet}`] : [];
      return [`host ${vpc} ${subnet}`];
    });
  }

  #forwarder(vpc: number, from: number, copy: Copy): Place[] {
    const { subnet, check } = this.world.vpcs[vpc]!.forwarder;
    if (check) return [];
    if (subnet !== from && !this.#aclLets(vpc, subnet, "in", copy, this.#plain(copy.src))) return [];
    return [{ at: "outbound", vpc, subnet }];
  }

  #transit(vpc: number, zone: number, copy: Copy): Place[] {
    const table = this.world.vpcs[vpc]!.attachment?.table;
    if (table === undefined) return [];
    const dst = this.#plain(copy.dst);
    const fixed = this.world.transit
      .filter(
        (route) =>
          route.table === table && (route.vpc === undefined || this.world.vpcs[route.vpc]?.attachment),
      )
      .map((route) => ({ cidr: route.cidr, vpc: route.vpc }));
    const learnt = this.world.vpcs.flatMap((item, index) =>
      item.attachment?.accepted && item.attachment.learntBy[table]
        ? [{ cidr: `10.${item.octet}.0.0/16`, vpc: index as number | undefined }]
        : [],
    );
    const all = [
      ...fixed,
      ...learnt.filter(
        ({ cidr }, i) =>
          !fixed.some((one) => one.cidr === cidr) && learnt.findIndex((one) => one.cidr === cidr) === i,
      ),
    ];
    const matching = all.filter(({ cidr }) => within(cidr, dst));
    return matching
      .filter(({ cidr }) => matching.every((other) => lengthOf(other.cidr) <= lengthOf(cidr)))
      .flatMap(({ vpc: far }): Place[] => {
        const item = far === undefined ? undefined : this.world.vpcs[far];
        if (!item?.attachment?.accepted) return [];
        const doors = item.attachment.subnets;
        const door = doors.find((position) => item.subnets[position].zone === zone) ?? doors[0]!;
        return [{ at: "outbound", vpc: far!, subnet: door }];
      });
  }

  #aclLets(vpc: number, subnet: number, direction: "in" | "out", copy: Copy, far: string): boolean {
    const { acl } = this.#subnet(vpc, subnet);
    if (!acl) return true;
    const hits = acl.filter((rule) => rule.direction === direction && covers(rule, copy, this.#plain(far)));
    return hits.length > 0 && hits[0]!.allow;
  }

  #starts(vpc: number, copy: Copy): boolean {
    return within(`10.${this.world.vpcs[vpc]!.octet}.0.0/16`, this.#plain(copy.src));
  }

  #hasPublic(vpc: number, copy: Copy): boolean {
    if (!this.#starts(vpc, copy)) return false;
    if (copy.src.endsWith(".nat")) return true;
    return [0, 1].some((subnet) => copy.src === this.#host(vpc, subnet) && this.#subnet(vpc, subnet).public);
  }

  #plain(address: string): string {
    return address.replace(/\.nat$/, ".254");
  }

  #subnet(vpc: number, subnet: number): SmallSubnet {
    return this.world.vpcs[vpc]!.subnets[subnet]!;
  }

  #prefix(vpc: number, subnet: number): string {
    return `10.${this.world.vpcs[vpc]!.octet}.${subnet + 1}`;
  }

  #host(vpc: number, subnet: number): string {
    return `${this.#prefix(vpc, subnet)}.${HOST}`;
  }
}

function covers(rule: SmallFilter, copy: Copy, far: string): boolean {
  if (!within(rule.cidr, far)) return false;
  return (
    rule.protocol === "any" || (copy.protocol === "tcp" && (rule.port === "all" || rule.port === copy.port))
  );
}
