/** Laws of the ring of forwarders: generated watches in real bash, while forwarders die, fall ill and lose one another. */
import fc from "fast-check";
import { type Call, ForwarderWatch } from "../../support/forwarder-watches";

/** More rounds than any test has. */
const NEVER = 1000;
const THRESHOLD = 2;
/** Rounds until everybody has seen a change and moved what it has to. */
const SEEN = 2 * THRESHOLD + 2;

type Change =
  | { readonly what: "kills" | "boots" | "sickens" | "heals"; readonly member: number }
  | { readonly what: "loses"; readonly member: number; readonly sightOf: number }
  | { readonly what: "loses-all"; readonly member: number };
type Step = Change & { readonly rounds: number };

/** A few forwarders, where their routes lead, and whether each is up. */
class Ring {
  private readonly watches = new Map<number, ForwarderWatch>();
  private readonly ill = new Set<number>();
  private readonly cut = new Set<string>();
  /** For each forwarder the rounds since it was last well. */
  private readonly unwell: number[];
  readonly targets: (number | undefined)[];

  constructor(
    readonly size: number,
    /** Which of them comes first within a round. */
    private readonly order: readonly number[],
    private readonly repeatEvery: number,
  ) {
    this.targets = Array(size).fill(undefined);
    this.unwell = Array(size).fill(0);
  }

  isWell = (member: number) => this.watches.has(member) && !this.ill.has(member);
  members = () => Array.from({ length: this.size }, (_, member) => member);

  async boot(member: number): Promise<void> {
    if (this.watches.has(member)) return;
    this.watches.set(
      member,
      await new ForwarderWatch(member, this.size, {
        threshold: THRESHOLD,
        repeatEvery: this.repeatEvery,
      }).started(),
    );
  }

  async change(change: Change): Promise<void> {
    const member = change.member % this.size;
    if (change.what === "boots") await this.boot(member);
    if (change.what === "sickens") this.ill.add(member);
    if (change.what === "heals") this.ill.delete(member);
    if (change.what === "loses") this.cut.add(`${member} to ${change.sightOf % this.size}`);
    if (change.what === "loses-all") for (const one of this.members()) this.cut.add(`${member} to ${one}`);
    // Its own health a forwarder asks on itself.
    this.cut.delete(`${member} to ${member}`);
    if (change.what === "kills") {
      this.watches.get(member)?.kill();
      this.watches.delete(member);
    }
  }

  seeAll = () => this.cut.clear();

  async rounds(count: number): Promise<void> {
    for (let round = 0; round < count; round++) {
      for (const member of this.members())
        this.unwell[member] = this.isWell(member) ? 0 : this.unwell[member]! + 1;
      for (const member of this.order) await this.roundOf(member);
    }
  }

  private async roundOf(member: number): Promise<void> {
    const answering = this.members().filter(
      (one) => this.isWell(one) && !this.cut.has(`${member} to ${one}`),
    );
    for (const call of (await this.watches.get(member)?.round(answering)) ?? []) this.take(member, call);
  }

  private take(caller: number, { route, target }: Call): void {
    if (!this.isWell(caller)) throw new Error(`${caller}, which is not well, moved a route`);
    if (this.unwell[target]! >= THRESHOLD) throw new Error(`${caller} moved a route to ${target}, long dead`);
    this.targets[route] = target;
  }

  /** The forwarder itself, or else the nearest one before it that is well; undefined when none is. */
  rightful(route: number): number | undefined {
    return this.members()
      .map((step) => (route - step + this.size) % this.size)
      .find(this.isWell);
  }

  close(): void {
    for (const watch of this.watches.values()) watch.kill();
  }
}

const member = fc.nat({ max: 3 });
const rounds = fc.integer({ min: 1, max: 5 });
const life = fc.record({ what: fc.constantFrom("kills", "boots"), member, rounds });
const health = fc.record({ what: fc.constantFrom("sickens", "heals"), member, rounds });
const sight = fc.record({ what: fc.constantFrom("loses", "loses-all"), member, sightOf: member, rounds });
const order = (size: number) => fc.shuffledSubarray([...Array(size).keys()], { minLength: size });
const aRing = fc.integer({ min: 1, max: 4 }).chain((size) => fc.tuple(fc.constant(size), order(size)));

interface Law {
  readonly changes: readonly fc.Arbitrary<unknown>[];
  readonly repeatEvery: number;
  /** What holds once every sight is back and nothing has changed for a while, with one that is well at least. */
  readonly holds: (ring: Ring) => void;
}

async function check({ changes, repeatEvery, holds }: Law): Promise<void> {
  const steps = fc.array(fc.oneof(...changes) as fc.Arbitrary<Step>, { maxLength: 8 });
  const property = fc.asyncProperty(aRing, steps, async ([size, order], steps) => {
    const ring = new Ring(size, order, repeatEvery);
    try {
      await Promise.all(ring.members().map((one) => ring.boot(one)));
      await ring.rounds(1);
      expect(ring.targets).toEqual(ring.members());
      for (const step of steps) {
        await ring.change(step);
        await ring.rounds(step.rounds);
      }
      ring.seeAll();
      await ring.rounds(SEEN + (repeatEvery === NEVER ? 0 : (size + 1) * repeatEvery));
      if (ring.members().some(ring.isWell)) holds(ring);
    } finally {
      ring.close();
    }
  });
  await fc.assert(property, { numRuns: 25 });
}

const isRightful = (ring: Ring) =>
  expect(ring.targets).toEqual(ring.members().map((one) => ring.rightful(one)));
const isAlive = (ring: Ring) =>
  expect(ring.targets.map((target) => ring.isWell(target as number))).toEqual(ring.members().map(() => true));

test("a route leads to its own forwarder, or else to the nearest one before it that is up", async () => {
  await check({ changes: [life, health], repeatEvery: NEVER, holds: isRightful });
}, 120_000);

test("so it does after forwarders lost sight of one another", async () => {
  await check({ changes: [health, sight], repeatEvery: 2, holds: isRightful });
}, 120_000);

test("a route leads to one that is up even if one died that had lost sight of the others", async () => {
  await check({ changes: [life, health, sight], repeatEvery: 2, holds: isAlive });
}, 120_000);
