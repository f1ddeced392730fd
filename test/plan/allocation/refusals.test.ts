/** What a plan gives, keeps and refuses, told by small organisations as they change. */
import { readLock } from "../../support/draft/oracle";
import { errorsOf, NO_LOCK, type Outcome, planTexts } from "../../support/draft/planning";

const organisation = (pools: string, vpcs: string, rest = "") => `
organization: { name: hello }
regions: { us-east-1: { availabilityZones: [use1-az1, use1-az2] } }
ipam: { scopes: { main: { pools: ${pools}${rest} } } }
accounts: { first: { id: "123456789012", defaults: { region: us-east-1 }, vpcs: ${vpcs} } }
`;

const planned = (text: string, lock = NO_LOCK) => planTexts({ "config/a.yaml": text }, lock);
const codes = ({ diagnostics }: Outcome) => diagnostics.map(({ code }) => code);
const held = ({ lock = NO_LOCK }: Outcome) =>
  Object.fromEntries(readLock(lock).held.map(({ ref, cidr }) => [ref, cidr]));

// Fails when `holds` looks at one block of a pool at a time.
test("a block that spans two adjacent blocks of its pool is placed, kept and pinned alike", () => {
  const pools = "{ all: { cidrs: [10.0.0.0/21, 10.0.8.0/21] } }";
  const text = organisation(pools, "{ main: { cidr: { pool: all, prefixLength: 20 } } }");
  const first = planned(text);
  expect(held(first)["first/us-east-1/main"]).toBe("10.0.0.0/20");
  expect(planned(text, first.lock).lock).toBe(first.lock);
  const pin = organisation(pools, "{ main: { cidr: { pool: all, cidr: 10.0.0.0/20 } } }");
  expect(errorsOf(planned(pin))).toEqual([]);
  expect(planned(pin, first.lock).lock).toBe(first.lock);
});

// Fails when what is built has no part in the check of a block that is new.
test("a secondary that AWS refuses beside what is built is an error in every plan, and the lock stays as it was", () => {
  const vpc = (more: string) =>
    organisation(
      "{ prod: { cidrs: [10.0.0.0/8] } }",
      `{ main: { cidr: 10.2.0.0/20, secondaryCidrs: { a: 10.1.0.0/20${more} } } }`,
    );
  const first = planned(vpc(""));
  expect(codes(first)).toEqual([]);
  for (const attempt of [1, 2]) {
    const next = planned(vpc(", b: 10.0.0.0/20"), first.lock);
    expect([attempt, codes(next), next.lock]).toEqual([attempt, ["SECONDARY_REFUSED"], undefined]);
  }
  // In a new VPC the three are associated in an order that AWS takes.
  expect(codes(planned(vpc(", b: 10.0.0.0/20")))).toEqual([]);
});

// Fails when `attempts` leaves out what is unwise.
test("the allocator never chooses a range that it warns of, unless the pool was declared for it", () => {
  const vpcs =
    "{ a: { cidr: { pool: all, prefixLength: 16 } }, b: { cidr: { pool: all, prefixLength: 16 } } }";
  const wide = planned(organisation("{ all: { cidrs: [172.16.0.0/12] } }", vpcs));
  expect(Object.values(held(wide))).not.toContain("172.17.0.0/16");
  expect(codes(wide)).toEqual([]);
  const one = "{ a: { cidr: { pool: all, prefixLength: 16 } } }";
  const declared = planned(organisation("{ all: { cidrs: [172.17.0.0/16] } }", one));
  expect(held(declared)["first/us-east-1/a"]).toBe("172.17.0.0/16");
  const mixed = planned(organisation("{ all: { cidrs: [172.16.0.0/15] } }", vpcs));
  expect(codes(mixed)).toEqual(["CIDR_RULED_OUT"]);
});

test("what stands in the way is named: a rule of AWS's, and not a lack of space", () => {
  const vpc =
    "{ a: { cidr: { pool: all, prefixLength: 25 }, secondaryCidrs: { more: { pool: all, prefixLength: 25 } } } }";
  const [diagnostic] = planned(organisation("{ all: { cidrs: [10.0.0.0/24] } }", vpc)).diagnostics;
  expect(diagnostic?.code).toBe("CIDR_RULED_OUT");
  expect(diagnostic?.data.rules).toContain("10.0.0.0/15");
});

test("pools with room that are for another region are named, and not offered", () => {
  const pools = `{ root: { cidrs: [10.0.0.0/8] }, east: { from: root, prefixLength: 24, locale: us-east-1 },
    west: { from: root, prefixLength: 16, locale: us-west-2 } }`;
  const vpcs = "{ a: { cidr: { pool: east, prefixLength: 20 } } }";
  const [diagnostic] = planned(organisation(pools, vpcs)).diagnostics;
  expect(diagnostic?.data.state).toContain("pool west has room, and is for us-west-2.");
  expect(JSON.stringify(diagnostic?.data.fixes)).not.toContain("west");
});

// Fails when `claim` is in the way of accepted overlaps too, and when an accepted range is given to others.
test("an office found over a built VPC is lived with once a reason is given, and nobody else gets its addresses", () => {
  const pools = "{ all: { cidrs: [10.0.0.0/21] } }";
  const vpc = (name: string) =>
    `${name}: { cidr: { pool: all, prefixLength: 22 }, subnets: { app: { prefixLength: 24 } } }`;
  const first = planned(organisation(pools, `{ ${vpc("main")} }`));
  const office = (accepted: string) =>
    `, external: { office: { cidrs: [10.0.1.0/24, 10.0.4.0/24], via: vpn${accepted} } }`;
  const late = planned(organisation(pools, `{ ${vpc("main")} }`, office("")), first.lock);
  expect(codes(late)).toEqual(["EXTERNAL_OVER_BUILT"]);
  expect(late.diagnostics[0]?.data.subnets).toEqual(["first/us-east-1/main/app/use1-az2 (10.0.1.0/24)"]);
  const accepted = office(", acceptedOverlaps: [{ with: first/main, reason: Renumbering in 2027. }]");
  const lived = planned(organisation(pools, `{ ${vpc("main")} }`, accepted), first.lock);
  expect([codes(lived), lived.lock]).toEqual([[], first.lock]);
  const other = planned(organisation(pools, `{ ${vpc("main")}, ${vpc("other")} }`, accepted), first.lock);
  expect(codes(other)).toEqual(["POOL_EXHAUSTED"]);
});

test("a pin that moves is refused, and the lock stays", () => {
  const vpc = (cidr: string) =>
    organisation("{ root: { cidrs: [10.0.0.0/8] } }", `{ main: { cidr: { pool: root, cidr: ${cidr} } } }`);
  const first = planned(vpc("10.1.0.0/22"));
  const moved = planned(vpc("10.2.0.0/22"), first.lock);
  expect([codes(moved), moved.lock]).toEqual([["PIN_MOVES_ALLOCATION"], undefined]);
});

test("a tier that goes moves no other", () => {
  const tiers = (names: string[]) =>
    organisation(
      "{ root: { cidrs: [10.0.0.0/16] } }",
      `{ main: { cidr: { pool: root, prefixLength: 16 }, subnets: { ${names.map((n) => `${n}: { prefixLength: 24, access: isolated }`).join(", ")} } } }`,
    );
  const first = planned(tiers(["one", "two"]));
  const next = planned(tiers(["two"]), first.lock);
  const ref = "first/us-east-1/main/two/use1-az1";
  expect(held(next)[ref]).toBe(held(first)[ref]);
});
