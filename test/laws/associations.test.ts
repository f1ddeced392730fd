/** AWS would take every association that the allocator chooses by itself. */
import fc from "fast-check";
import type { Draft, DraftCidr } from "../support/draft/draft";
import { meet, readLock, type Span, spanOf, within } from "../support/draft/oracle";
import { planDraft } from "../support/draft/planning";
import { type Choices, chance, count, newName, oneOf, shuffled } from "../support/draft/random";

/** Pools in which AWS's restrictions bite: each spans ranges that it does not mix in one VPC. */
const POOLS: Readonly<Record<string, readonly string[]>> = {
  corporate: [
    "10.0.0.0/13",
    "172.30.0.0/15",
    "192.168.0.0/18",
    "198.18.0.0/15",
    "100.64.0.0/16",
    "169.254.0.0/15",
  ],
  shared: ["10.0.0.0/14", "172.31.0.0/16", "100.64.0.0/18", "198.19.0.0/16"],
};

function mixedDraft(g: Choices): Draft {
  const draft: Draft = {
    zones: { "us-east-1": ["use1-az1"] },
    scopes: [],
    profiles: [],
    ous: [],
    accounts: [],
    renames: [],
    serial: 0,
  };
  for (const [name, all] of Object.entries(POOLS)) {
    const cidrs = shuffled(g, all).slice(0, count(g, 1, all.length));
    draft.scopes.push({
      name,
      overlap: name === "shared",
      pools: [{ name, cidrs }],
      external: [],
      reserved: [],
    });
  }
  const request = (): DraftCidr => {
    const pool = oneOf(g, Object.keys(POOLS));
    const cidr = oneOf(g, draft.scopes.find(({ name }) => name === pool)?.pools[0]?.cidrs ?? []);
    draft.serial++;
    const [a, b] = cidr.split(".");
    return count(g, 0, 4) === 0 && chance(g) && draft.serial < 16
      ? { pool, cidr: `${a}.${b}.${draft.serial * 4}.0/22` }
      : { pool, prefixLength: count(g, 16, 22) };
  };
  for (let i = count(g, 1, 3); i > 0; i--) {
    const vpc = { name: "main", region: "us-east-1", zones: 1, cidr: request(), tiers: [] };
    const secondaries = Array.from({ length: count(g, 1, 4) }, () => ({
      name: newName(g, draft),
      cidr: request(),
    }));
    const name = newName(g, draft);
    draft.accounts.push({ name, id: String(100000000000 + i), vpcs: [{ ...vpc, secondaries }] });
  }
  return draft;
}

const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].map(spanOf);
const [TEN_FIRST, TEN_FIRST_TWO, DEFAULT_VPC, BENCHMARKING] = [
  "10.0.0.0/16",
  "10.0.0.0/15",
  "172.31.0.0/16",
  "198.19.0.0/16",
].map(spanOf) as [Span, Span, Span, Span];

/** The table "IPv4 CIDR block association restrictions", in the order that AWS would be asked. */
function refusals(primary: Span, secondaries: readonly Span[]): string[] {
  const privateRange = (span: Span) => PRIVATE.findIndex((range) => within(span, range));
  const order = (span: Span) => (within(span, TEN_FIRST) ? 0 : privateRange(span) >= 0 ? 1 : 2);
  const existing = [primary];
  return [...secondaries]
    .sort((a, b) => order(a) - order(b))
    .flatMap((span) => {
      const range = privateRange(span);
      const wrong = [
        existing.some((other) => meet(other, span)) && "overlap",
        range >= 0 && privateRange(primary) < 0 && "a private block on another primary",
        range >= 0 &&
          existing.some((o) => privateRange(o) >= 0 && privateRange(o) !== range) &&
          "two private ranges",
        within(span, TEN_FIRST) && existing.some((o) => within(o, TEN_FIRST_TWO)) && "10.0.0.0/16",
        meet(span, DEFAULT_VPC) && "172.31.0.0/16",
        meet(span, BENCHMARKING) && existing.some((o) => !within(o, BENCHMARKING)) && "198.19.0.0/16",
        meet(span, spanOf("169.254.0.0/16")) && "link-local",
      ];
      existing.push(span);
      return wrong.filter((reason) => reason !== false);
    });
}

// Fails when `refusedNextTo` leaves out 10.0.0.0/16, the blocks that the VPC has, or the other private ranges.
test("what the allocator chooses by itself AWS never refuses: a plan without pins has no refused block", () => {
  let planned = 0;
  fc.assert(
    fc.property(fc.gen(), (g) => {
      const draft = mixedDraft(g);
      const pinned = draft.accounts.some(({ vpcs }) =>
        vpcs.some((vpc) => vpc.cidr.cidr || vpc.secondaries.some((s) => s.cidr.cidr)),
      );
      const outcome = planDraft(draft);
      const told = outcome.diagnostics.map(({ code }) => code);
      // Two pins may contradict each other; a choice never contradicts a pin or a choice.
      if (!pinned)
        expect(outcome.diagnostics.filter((d) => d.code === "SECONDARY_REFUSED").map((d) => d.data)).toEqual(
          [],
        );
      if (!pinned) expect(told).not.toContain("CIDR_FORBIDDEN");
      if (!outcome.lock) return;
      planned++;
      const blocks = readLock(outcome.lock).held.filter(({ ref }) => !ref.startsWith("pool/"));
      for (const { name } of draft.accounts) {
        const own = blocks.filter(({ ref }) => ref.startsWith(`${name}/`));
        const primary = own.find(({ ref }) => ref.endsWith("/main")) as Span;
        expect(
          refusals(
            primary,
            own.filter((block) => block !== primary),
          ),
        ).toEqual([]);
      }
    }),
    { numRuns: 300 },
  );
  expect(planned).toBeGreaterThan(20);
});
