/** Says why the lock's prefix or a pin cannot be had, and what would mend it. */
import type { Collector } from "../../diagnostics/collector";
import type { RelatedPlace } from "../../diagnostics/diagnostic";
import type { Fix } from "../../diagnostics/fix";
import { formatPrefix, overlaps, type Prefix, samePrefix } from "../../ip/prefix";
import type { Claim, Container } from "./container";
import { elsewhere, findFor, giveUpFix, releaseFix, renameFix } from "./fixes";
import type { ScopeMemory } from "./memory";
import { isSubnetRef, vpcRefOf } from "./ref-kind";
import type { AllocationRequest } from "./request";
import { pinStep, sizeStep } from "./settings";

/** A request whose prefix in the lock is in use by something else. */
interface HeldConflict {
  readonly request: AllocationRequest;
  readonly held: Prefix;
  readonly obstacle: Claim;
  readonly container: Container;
  readonly memory: ScopeMemory;
}

/** A fresh pin on addresses that are spoken for. */
interface PinConflict {
  readonly request: AllocationRequest;
  readonly pin: Prefix;
  readonly obstacle: Claim;
  readonly container: Container;
}

export class Refusals {
  readonly #collector: Collector;

  constructor(collector: Collector) {
    this.#collector = collector;
  }

  /** What was there first is right: a pool or range declared over it is to blame, or else the lock itself. */
  held(conflict: HeldConflict): void {
    const { obstacle } = conflict;
    if (obstacle.external) this.#externalOverBuilt(conflict, obstacle.external.name);
    else if (obstacle.tombstone?.ref.startsWith("pool/")) this.#poolDissolved(conflict);
    else this.#heldTwice(conflict);
  }

  #heldTwice({ request, held, obstacle, container, memory }: HeldConflict): void {
    const [cidr, otherCidr] = [formatPrefix(held), formatPrefix(obstacle.prefix)];
    const asked = { at: request.at, note: `${request.ref} is asked for here` };
    if (obstacle.kind === "pool" || obstacle.kind === "range") {
      const free = container.find(obstacle.prefix.length);
      const words = free
        ? `move ${obstacle.owner} to free space, as ${formatPrefix(free)}`
        : `move ${obstacle.owner} out of ${container.name}, where no /${obstacle.prefix.length} is free`;
      const data = { owner: obstacle.owner, cidr: otherCidr, other: request.ref, otherCidr: cidr };
      this.#collector.report("CIDR_OVERLAP", obstacle.at, { ...data, fixes: [{ words, steps: [] }] }, [
        asked,
      ]);
      return;
    }
    const data = { cidr, ref: request.ref, other: obstacle.owner, otherCidr };
    this.#collector.report(
      "LOCK_OVERLAP",
      memory.locate(request.ref) ?? request.at,
      data,
      related(obstacle, [asked]),
    );
  }

  /** The way to use the pin again, or another one. */
  pin({ request, pin, obstacle, container }: PinConflict): void {
    const data = {
      owner: request.ref,
      cidr: formatPrefix(pin),
      other: obstacle.owner,
      otherCidr: formatPrefix(obstacle.prefix),
    };
    const others = elsewhere(request, container, [], false);
    const { tombstone } = obstacle;
    if (!tombstone) {
      const accepted = obstacle.external === undefined ? [] : [acceptFix(request, obstacle.external.name)];
      this.#collector.report(
        "CIDR_OVERLAP",
        request.at,
        { ...data, fixes: [...others, ...accepted] },
        related(obstacle, []),
      );
      return;
    }
    const isSame = samePrefix(tombstone.prefix, pin);
    const renamed = isSame ? renameFix(tombstone.ref, request.ref) : undefined;
    const stones = container.claims.filter((claim) => claim.tombstone && overlaps(claim.prefix, pin));
    const fixes = [...(renamed ? [renamed] : []), releaseFix(stones), ...others];
    this.#collector.report("PIN_ON_TOMBSTONE", request.at, { ...data, other: tombstone.ref, fixes });
  }

  /** Whether the request cannot keep what is held for it; then it has been told. */
  isMoved({ request, held, container, memory }: Omit<HeldConflict, "obstacle">): boolean {
    const { ref: owner, pin } = request;
    const inLock = memory.nameInLock(owner);
    const now = formatPrefix(held);
    if (pin && !samePrefix(pin, held)) {
      const keep = pinStep(request, container, held);
      const fixes = [
        { words: `pin ${now}`, steps: keep && container.holds(held) ? [keep] : [] },
        giveUpFix(inLock, overlaps(pin, held)),
      ];
      this.#collector.report("PIN_MOVES_ALLOCATION", request.at, {
        owner,
        cidr: formatPrefix(pin),
        held: now,
        fixes,
      });
      return true;
    }
    if (held.length !== request.prefixLength) {
      const keep = sizeStep(request, container, held.length);
      const fixes = [
        { words: `ask for /${held.length}`, steps: keep ? [keep] : [] },
        { words: "add a secondary CIDR or a tier", steps: [] },
        giveUpFix(inLock, false),
      ];
      const data = { owner, length: request.prefixLength, held: now, fixes };
      this.#collector.report("SIZE_CHANGED", request.sizeAt ?? request.at, data);
      return true;
    }
    if (container.holds(held)) return false;
    const data = {
      owner,
      container: container.name,
      held: now,
      fixes: containerFixes(request, held, container, inLock),
    };
    this.#collector.report("CONTAINER_CHANGED", request.at, data);
    return true;
  }

  #externalOverBuilt({ request, held, obstacle, memory }: HeldConflict, name: string): void {
    const { ref, at } = request;
    const vpc = vpcRefOf(ref);
    const subnets = memory.heldBelow(vpc).filter(({ prefix, ref: below }) => {
      return isSubnetRef(below) && overlaps(prefix, obstacle.prefix);
    });
    const narrow = held.length > obstacle.prefix.length ? held : obstacle.prefix;
    this.#collector.report(
      "EXTERNAL_OVER_BUILT",
      obstacle.at,
      {
        name,
        cidr: formatPrefix(obstacle.prefix),
        owner: ref,
        held: formatPrefix(held),
        vpc,
        narrow: formatPrefix(narrow),
        subnets: subnets.map(({ ref: below, prefix }) => `${below} (${formatPrefix(prefix)})`),
        fixes: [
          acceptFix(request, name),
          {
            words:
              "offer what the two sides need of each other as PrivateLink services, which cross an overlap",
            steps: [],
          },
          giveUpFix(memory.nameInLock(vpc), false),
        ],
      },
      [{ at, note: `${ref} is asked for here` }],
    );
  }

  /** Nothing is built on a pool's block, so its tombstone may go while what lies in it stays. */
  #poolDissolved({ request, held, obstacle }: HeldConflict): void {
    const { tombstone } = obstacle;
    if (!tombstone) return;
    const data = {
      pool: tombstone.ref,
      cidr: formatPrefix(tombstone.prefix),
      owner: request.ref,
      held: formatPrefix(held),
      fixes: [releaseFix([obstacle])],
    };
    this.#collector.report("POOL_DISSOLVED", request.at, data, [], tombstone.ref);
  }
}

/** The pool that has the held block, or none of them and a fresh start. */
function containerFixes(
  request: AllocationRequest,
  held: Prefix,
  container: Container,
  inLock: string,
): Fix[] {
  const { site } = container;
  const pools = site ? [...site.scope.pools.values()].filter((pool) => pool.holds(held)) : [];
  const innermost = pools.at(-1);
  const step = innermost && sizeStep(request, innermost, held.length);
  const back: Fix =
    step && request.kind === "allocation"
      ? { words: `take it from ${innermost.name}, where it is`, steps: [step] }
      : { words: "keep it where it was", steps: [] };
  const { pin, ...asked } = request;
  const fits = pin !== undefined || findFor(asked, container, []) !== undefined;
  return [back, ...(fits ? [giveUpFix(inLock, false)] : [])];
}

/** Lets a VPC and an external range have the same addresses, for a reason that a person gives. */
function acceptFix({ ref, scope }: AllocationRequest, external: string): Fix {
  const [account, , vpc] = ref.split("/");
  const item = { with: `${account}/${vpc}`, reason: "Say here why the overlap can stay." };
  return {
    words: `accept it with a reason: acceptedOverlaps: [{ with: ${item.with}, reason: … }] in the external range ${external}`,
    steps: [{ append: ["ipam", "scopes", scope, "external", external, "acceptedOverlaps"], item }],
  };
}

function related(obstacle: Claim, more: readonly RelatedPlace[]): RelatedPlace[] {
  return [...(obstacle.at ? [{ at: obstacle.at, note: `${obstacle.owner} is here` }] : []), ...more];
}
