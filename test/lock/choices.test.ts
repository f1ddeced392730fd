/** Choices that are no addresses: recalled under today's names, and forgotten with the last address. */
import { prefix } from "../../src/ip/prefix";
import type { Lock, Tombstone } from "../../src/lock/lock";
import { ChoiceMemory } from "../../src/plan/allocation/choice-memory";

const choices = new Map([["availability-zones", new Map([["app/us-east-1/main", "use1-az1, use1-az2"]])]]);
const remembering = (...tombstones: Tombstone[]): Lock => ({
  scopes: new Map([["corporate", { allocations: new Map(), tombstones }]]),
});
const remembered: Lock = { scopes: new Map(), choices };
const texts = (memory: ChoiceMemory, lock = remembering()) =>
  [...memory.next(lock)].map(([kind, byRef]) => [kind, Object.fromEntries(byRef)]);

test("a choice is recalled, also under a declared new name", () => {
  const memory = new ChoiceMemory(remembered, [{ from: "app", to: "web" }]);
  expect(memory.recall("availability-zones", "web/us-east-1/main")).toBe("use1-az1, use1-az2");
  expect(memory.recall("availability-zones", "app/us-east-1/main")).toBeUndefined();
});

test("what was chosen last is what is remembered", () => {
  const memory = new ChoiceMemory(remembered);
  memory.choose("availability-zones", "app/us-east-1/main", "use1-az1, use1-az2, use1-az4");
  memory.choose("nat-gateways", "app/us-east-1/main", "public");
  expect(texts(memory)).toEqual([
    ["availability-zones", { "app/us-east-1/main": "use1-az1, use1-az2, use1-az4" }],
    ["nat-gateways", { "app/us-east-1/main": "public" }],
  ]);
});

// Fails when `next` keeps all of it, or nothing.
test("a choice that nobody asks for stays while an address of its own is remembered", () => {
  const tombstone = { ref: "app/us-east-1/main/web/use1-az1", prefix: prefix("10.0.0.0/24") };
  expect(texts(new ChoiceMemory(remembered), remembering(tombstone))).toEqual([
    ["availability-zones", { "app/us-east-1/main": "use1-az1, use1-az2" }],
  ]);
  expect(texts(new ChoiceMemory(remembered))).toEqual([]);
});
