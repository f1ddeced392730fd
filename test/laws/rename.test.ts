/** A rename onto a name that is taken: the one case in which two entries of a lock ask for one ref. */
import type { Draft } from "../support/draft/draft";
import { readLock } from "../support/draft/oracle";
import { planDraft } from "../support/draft/planning";

const vpc = {
  name: "main",
  region: "us-east-1",
  zones: 1,
  cidr: { pool: "all", prefixLength: 20 },
  secondaries: [],
  tiers: [],
};
const account = (name: string, serial: number) => ({ name, id: String(100000000000 + serial), vpcs: [vpc] });
const draftOf = (accounts: Draft["accounts"], renames: Draft["renames"]): Draft => ({
  zones: { "us-east-1": ["use1-az1"] },
  scopes: [
    {
      name: "corporate",
      overlap: false,
      pools: [{ name: "all", cidrs: ["10.0.0.0/16"] }],
      external: [],
      reserved: [],
    },
  ],
  profiles: [],
  ous: [],
  accounts,
  renames,
  serial: 0,
});

// Fails when an entry takes its new name although another has it (`nameNow` answering `now` always).
test.each(["old", "zzz"])(
  "a rename to a name that has an address already moves nobody: %s leaves a tombstone, and planning again changes nothing",
  (leaver) => {
    const first = planDraft(draftOf([account("named", 1), account(leaver, 2)], []));
    const before = new Map(readLock(first.lock as string).held.map(({ ref, cidr }) => [ref, cidr]));
    const merged = draftOf([account("named", 1)], [{ from: leaver, to: "named" }]);
    const second = planDraft(merged, first.lock);
    const { held, tombstones } = readLock(second.lock as string);
    const ref = `${leaver}/us-east-1/main`;
    expect(held.find((entry) => entry.ref === "named/us-east-1/main")?.cidr).toBe(
      before.get("named/us-east-1/main"),
    );
    expect(tombstones.map((entry) => [entry.ref, entry.cidr])).toEqual([[ref, before.get(ref)]]);
    expect(planDraft(merged, second.lock).lock).toBe(second.lock);
  },
);
