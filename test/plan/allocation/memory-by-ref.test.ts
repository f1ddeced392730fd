/** What is asked for under a ref that the lock has keeps its address or is refused, wherever it is asked for. */
import { stringify } from "yaml";
import { load } from "../../../src/load/load";
import { readLock } from "../../support/draft/oracle";
import { errorsOf, planTexts } from "../../support/draft/planning";

const HEAD = `organization: { name: hello }
regions: { us-east-1: { availabilityZones: [use1-az1, use1-az2] } }
terraform: { deployRole: "arn:aws:iam::{account}:role/NetworkDeployer" }
`;
const planned = (configuration: object, lock?: string) =>
  planTexts({ "cadastre.yaml": HEAD + stringify(configuration) }, lock);
const vpc = (pool: string, more: object = {}) => ({
  region: "us-east-1",
  cidr: { pool, prefixLength: 20 },
  subnets: { app: { prefixLength: 24 } },
  ...more,
});
const accounts = (vpcs: object) => ({ accounts: { first: { id: "123456789012", vpcs } } });
const ipam = (scopes: object) => ({ ipam: { scopes } });
const corp = { pools: { prod: { cidrs: ["10.0.0.0/16"] } } };
const cidrOf = (lock: string | undefined, ref: string) =>
  readLock(lock as string).held.find((entry) => entry.ref === ref)?.cidr;
const MAIN = "first/us-east-1/main";

/** Two VPCs, of which the first by name is gone: without memory `main` would take its block. */
function grown(name = "corp"): string {
  const scopes = ipam({ [name]: corp });
  const both = planned({ ...scopes, ...accounts({ aaa: vpc("prod"), main: vpc("prod") }) });
  return planned({ ...scopes, ...accounts({ main: vpc("prod") }) }, both.lock).lock as string;
}

test.each([
  ["said", { renames: [{ from: "scope:corp", to: "scope:corporate" }] }],
  ["not said", {}],
])("a scope that is renamed keeps addresses and tombstones: %s", (_, renames) => {
  const lock = grown();
  const next = planned(
    { ...ipam({ corporate: corp }), ...accounts({ main: vpc("prod") }), ...renames },
    lock,
  );
  expect(next.diagnostics).toEqual([]);
  expect(next.lock).toBe(lock.replace("  corp:", "  corporate:"));
});

test("a VPC that is pointed at a pool of another scope is refused, with the way out", () => {
  const scopes = ipam({ corp, other: { pools: { lab: { cidrs: ["10.32.0.0/16"] } } } });
  const first = planned({ ...scopes, ...accounts({ main: vpc("prod") }) });
  const next = planned({ ...scopes, ...accounts({ main: vpc("lab") }) }, first.lock);
  expect(next.plan).toBeUndefined();
  expect(next.diagnostics.map(({ code, data }) => [code, data])).toEqual([
    [
      "CONTAINER_CHANGED",
      expect.objectContaining({ owner: MAIN, container: "pool lab", held: "10.0.0.0/20" }),
    ],
  ]);
});

test("a pool that goes to another scope takes the addresses of its VPCs along", () => {
  const scopes = { corp: { pools: { prod: corp.pools.prod, lab: { cidrs: ["10.32.0.0/16"] } } } };
  const first = planned({ ...ipam(scopes), ...accounts({ aaa: vpc("prod"), main: vpc("lab") }) });
  const apart = ipam({ corp, other: { pools: { lab: { cidrs: ["10.32.0.0/16"] } } } });
  const next = planned({ ...apart, ...accounts({ aaa: vpc("prod"), main: vpc("lab") }) }, first.lock);
  const entries = (text: string | undefined) =>
    readLock(text as string).held.map(({ ref, cidr }) => [ref, cidr]);
  expect(entries(next.lock).sort()).toEqual(entries(first.lock).sort());
  expect(readLock(next.lock as string).tombstones).toEqual([]);
});

test("the first ipam of a configuration that had none moves nobody", () => {
  const pinned = { region: "us-east-1", cidr: { cidr: "10.0.0.0/20" } };
  const tiers = (names: string[]) => ({
    subnets: Object.fromEntries(names.map((name) => [name, { prefixLength: 24 }])),
  });
  const first = planned(accounts({ main: { ...pinned, ...tiers(["app", "web"]) } }));
  const without = planned(accounts({ main: { ...pinned, ...tiers(["web"]) } }), first.lock);
  const next = planned(
    { ...ipam({ corp }), ...accounts({ main: { ...pinned, ...tiers(["web", "zzz"]) } }) },
    without.lock,
  );
  expect(cidrOf(next.lock, `${MAIN}/web/use1-az1`)).toBe(cidrOf(first.lock, `${MAIN}/web/use1-az1`));
  // The tombstones came along, so what is new lies behind them.
  expect(cidrOf(next.lock, `${MAIN}/zzz/use1-az1`)).toBe("10.0.4.0/24");
});

test("two renames to one name are refused, and no address is lost", () => {
  const { lock } = planned({ ...ipam({ corp }), ...accounts({ x: vpc("prod"), y: vpc("prod") }) });
  const renames = ["x", "y"].map((name) => ({ from: `first/us-east-1/${name}`, to: "first/us-east-1/z" }));
  const next = planned({ ...ipam({ corp }), ...accounts({ z: vpc("prod") }), renames }, lock);
  expect(next.plan).toBeUndefined();
  expect(errorsOf(next).map((text) => text.split(" ")[0])).toEqual(["RENAME_TO_ONE"]);
});

test("what is renamed again before the first rename is taken out keeps its address", () => {
  const { lock } = planned({ ...ipam({ corp }), ...accounts({ aaa: vpc("prod"), x: vpc("prod") }) });
  const at = (name: string) => `first/us-east-1/${name}`;
  const renames = [
    { from: at("x"), to: at("y") },
    { from: at("y"), to: at("z") },
  ];
  const next = planned({ ...ipam({ corp }), ...accounts({ z: vpc("prod") }), renames }, lock);
  expect(next.diagnostics).toEqual([]);
  expect(cidrOf(next.lock, at("z"))).toBe(cidrOf(lock, at("x")));
});

describe("one line renames a tier in many VPCs", () => {
  const two = (tier: string, more: object) => ({
    profiles: { spoke: { subnets: { [tier]: { prefixLength: 26 }, zzz: { prefixLength: 24 } } } },
    ous: {
      "work/prod": {},
      work: { vpcs: { shared: { ...vpc("prod"), subnets: { [tier]: { prefixLength: 25 } } } } },
    },
    accounts: {
      first: { id: "123456789012", ou: "work/prod", vpcs: { main: vpc("prod", { profile: "spoke" }) } },
      second: { id: "123456789013", ou: "work", vpcs: { main: vpc("prod", { profile: "spoke" }) } },
    },
    ...ipam({ corp }),
    ...more,
  });
  test.each([
    ["profile:spoke", ["first/us-east-1/main", "second/us-east-1/main"]],
    ["ou:work/shared", ["first/us-east-1/shared", "second/us-east-1/shared"]],
    ["ou:work/*", ["first/us-east-1/main", "second/us-east-1/shared"]],
  ])("%s", (place, vpcs) => {
    const before = planned(two("www", {}));
    const renames = [
      { from: "profile:spoke/www", to: "profile:spoke/bbb" },
      { from: "ou:work/shared/www", to: "ou:work/shared/bbb" },
    ];
    const all = { from: `${place}/www`, to: `${place}/bbb` };
    const after = planned(two("bbb", { renames: place === "ou:work/*" ? [all] : renames }), before.lock);
    expect(after.diagnostics).toEqual([]);
    for (const ref of vpcs)
      expect(cidrOf(after.lock, `${ref}/bbb/use1-az2`)).toBe(cidrOf(before.lock, `${ref}/www/use1-az2`));
    expect(readLock(after.lock as string).tombstones).toEqual([]);
  });

  test("a line that applies to nobody is told, and one whose old name is still there is told once", () => {
    const told = (from: string, to: string) => {
      const renames = [{ from: `profile:spoke/${from}`, to: `profile:spoke/${to}` }];
      const text = HEAD + stringify(two("www", { renames }));
      return load([{ file: "cadastre.yaml", text }]).diagnostics.map(({ code }) => code);
    };
    expect(told("x", "y")).toEqual(["RENAME_TO_MISSING"]);
    expect(told("zzz", "www")).toEqual(["RENAME_FROM_EXISTS"]);
  });
});
