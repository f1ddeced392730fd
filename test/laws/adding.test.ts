/** Adding moves nobody, wherever something is added: to any list, to any number of things, or to what has names. */
import fc from "fast-check";
import { replacementRule } from "../../src/aws/replacement";
import { configuration as shape } from "../../src/load/shape/configuration";
import { z } from "../../src/load/shape/zod";
import { placesOf, type ShapePlace } from "../support/shape/places";
import { type Configuration, outcomeOf, wholeConfiguration } from "../support/shape/whole";

type Path = ShapePlace["path"];
type Holder = Record<string | number, unknown>;

const at = (value: unknown, path: Path) => path.reduce((under, step) => (under as Holder)[step], value);

/** What uses numbers of AZs, hosts with a route for each, and a NAT gateway in each AZ. */
function counting(): Configuration {
  const configuration = wholeConfiguration();
  const set = (path: Path, value: unknown) => {
    (at(configuration, path.slice(0, -1)) as Holder)[path.at(-1) as string] = value;
  };
  set(["regions", "us-east-1", "availabilityZones"], ["use1-az6", "use1-az1", "use1-az2", "use1-az4"]);
  const hub: Path = ["accounts", "net", "vpcs", "hub"];
  set([...hub, "availabilityZones"], 2);
  set([...hub, "subnets", "public", "availabilityZones"], 2);
  set([...hub, "subnets", "services", "availabilityZones"], 2);
  set([...hub, "subnets", "pinned"], "none");
  set([...hub, "subnets", "endpoints"], { prefixLength: 26, access: "isolated" });
  set([...hub, "endpoints", "interface", "kms", "availabilityZones"], 1);
  set(["resolvers", "corp", "availabilityZones"], undefined);
  set(["services", "cards", "availabilityZones"], ["use1-az1", "use1-az2", "use1-az4", "use1-az6"]);
  set(["connectivity", "forwarders", "europe", "gatewayLoadBalancer"], undefined);
  set(["connectivity", "forwarders", "europe", "hosts"], undefined);
  set(["restrictions"], []);
  set(["ous", "apps", "vpcs", "common", "cidr", "prefixLength"], 20);
  return JSON.parse(JSON.stringify(configuration));
}

/** A place that can have less: an entry of a list, something with a name, or a number of AZs or hosts. */
function canBeLess({ path, shapes, value }: ShapePlace, configuration: Configuration): boolean {
  if (path.length < 2) return false;
  if (Array.isArray(at(configuration, path.slice(0, -1)))) return true;
  if (typeof value === "number") return ["availabilityZones", "min", "max"].includes(String(path.at(-1)));
  // Without clients all of the VPC are, so to add them is to take others away.
  if (path.at(-1) === "clients") return false;
  // Forwarders behind a balancer are other hosts than single ones: adding it is a change of form.
  if (path.at(-1) === "gatewayLoadBalancer") return false;
  return shapes.some((one) => one instanceof z.ZodObject) && typeof value === "object";
}

function less(configuration: Configuration, path: Path): void {
  const holder = at(configuration, path.slice(0, -1)) as Holder;
  const key = path.at(-1) as string;
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else if (typeof holder[key] === "number") holder[key]--;
  else delete holder[key];
}

/**
 * Arguments by resource, of those alone that cannot be changed without a replacement. A blackhole is left out: it goes
 * when its segment is let through.
 */
function standing(stacks: ReadonlyMap<string, string>): Map<string, string> {
  const found = new Map<string, string>();
  for (const [stack, text] of stacks) {
    for (const [type, named] of Object.entries(JSON.parse(text).resource ?? {})) {
      for (const [name, args] of Object.entries(named as Record<string, object>)) {
        if ("blackhole" in args) continue;
        const forcing = Object.entries(args)
          .filter(([arg]) => replacementRule(type, arg) === "replace")
          .map(([arg, value]) => [arg, inOneOrder(value)] as const);
        found.set(`${stack} ${type}.${name}`, JSON.stringify(forcing.sort(([a], [b]) => (a < b ? -1 : 1))));
      }
    }
  }
  return found;
}

/** Terraform takes the lists among these arguments as sets. */
function inOneOrder(value: unknown): unknown {
  return Array.isArray(value) ? value.map((entry) => JSON.stringify(entry)).sort() : value;
}

function moved(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...before].flatMap(([address, args]) => {
    const now = after.get(address);
    return now === args || isWithinWider(address, after) ? [] : [`${address} ${args} -> ${now}`];
  });
}

const BLOCK_IN_RULE = /^(.*_)(\d+)-(\d+)-(\d+)-(\d+)-(\d+)(_\w+-\d+)$/;

/** Rules of groups that admit many are for the shortest list of blocks: one may go where a wider one comes. */
function isWithinWider(address: string, after: ReadonlyMap<string, string>): boolean {
  const block = blockOf(address);
  if (!block || !/ aws_vpc_security_group_(?:in|e)gress_rule\./.test(address)) return false;
  return [...after.keys()].some((other) => {
    const wider = blockOf(other);
    return (
      wider !== undefined &&
      wider.rule === block.rule &&
      wider.length < block.length &&
      Math.floor(wider.first / 2 ** (32 - wider.length)) ===
        Math.floor(block.first / 2 ** (32 - wider.length))
    );
  });
}

function blockOf(address: string) {
  const [, before, ...rest] = BLOCK_IN_RULE.exec(address) ?? [];
  const [a, b, c, d, length] = rest.slice(0, 5).map(Number) as [number, number, number, number, number];
  return before === undefined
    ? undefined
    : { rule: `${before}${rest[5]}`, first: ((a * 256 + b) * 256 + c) * 256 + d, length };
}

const BASES = { whole: wholeConfiguration(), counting: counting() };
const copy = (value: Configuration): Configuration => JSON.parse(JSON.stringify(value));

/** What of `before` is not where it was in `after`; undefined where one of them is not sound. */
function disturbed(before: Configuration, after: Configuration): string[] | undefined {
  const first = outcomeOf(before);
  if (!first.stacks || !first.lock) return undefined;
  const next = outcomeOf(after, first.lock);
  return next.stacks && moved(standing(first.stacks), standing(next.stacks));
}

test.each(Object.entries(BASES))("%s is sound", (_, base) => {
  const errors = outcomeOf(base).diagnostics.filter(({ severity }) => severity === "error");
  expect(errors.map(({ code, data }) => [code, data])).toEqual([]);
});

/** The same in other orders of its lists. */
function reordered(value: unknown, random: () => number): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (!Array.isArray(value))
    return Object.fromEntries(Object.entries(value).map(([key, below]) => [key, reordered(below, random)]));
  return value
    .map((entry) => ({ entry: reordered(entry, random), place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ entry }) => entry);
}

// Fails when a number of AZs takes the first of the list (`firstInUse` answering `offered`).
test.each(Object.entries(BASES))("adding an entry, a name or one more to %s moves nothing", (_, after) => {
  const places = placesOf(shape, after).filter((place) => canBeLess(place, after));
  fc.assert(
    fc.property(fc.constantFrom(...places), ({ path }) => {
      const before = copy(after);
      less(before, path);
      expect([path, disturbed(before, after) ?? []]).toEqual([path, []]);
    }),
    { numRuns: 8, endOnFailure: true },
  );
});

test("adding an AZ anywhere in a region's list moves nothing, nor does another number of AZs", () => {
  const after = BASES.counting;
  const places = placesOf(shape, after).filter(({ pattern }) => pattern.includes("availabilityZones"));
  const tried = places
    .filter((place) => canBeLess(place, after))
    .flatMap(({ path }) => {
      const before = copy(after);
      less(before, path);
      const found = disturbed(before, after);
      return found ? [[path.join("."), found] as const] : [];
    });
  expect(tried.length).toBeGreaterThan(3);
  expect(tried.filter(([, found]) => found.length > 0)).toEqual([]);
});

test.each(Object.entries(BASES))("other orders of the lists of %s move nothing", (_, before) => {
  fc.assert(
    fc.property(fc.gen(), (g) => {
      const random = () => g(fc.double, { noNaN: true, min: 0, max: 1 });
      const after = reordered(before, random) as Configuration;
      expect(disturbed(before, after)).toEqual([]);
    }),
    { numRuns: 2, endOnFailure: true },
  );
});
