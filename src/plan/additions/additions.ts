/** Plans what teams add to their stacks: each block under a name of its own, with what it names of the plan. */
import type { Collector } from "../../diagnostics/collector";
import type { SourceRange } from "../../diagnostics/source";
import type { Account } from "../../model/account";
import type { AddedBlock, Addition } from "../../model/addition";
import type { NetworkModel } from "../../model/network-model";
import type { PlannedAddition } from "../planned/addition";
import type { Planned } from "../planned/stack";
import type { Decision } from "../stack/decision";
import type { StackPlace } from "../stack/place";
import { stackName } from "../stack/stack";
import { PlannedNames } from "./planned-names";
import type { Scope } from "./scope";
import { textsOf } from "./texts";

/** Additions of one VPC, or those of a stack that are no VPC's. */
interface Owner {
  readonly ref: string;
  /** Before each name of a block. No planned name has two underscores in a row, so no two are ever equal. */
  readonly prefix: string;
  readonly vpc?: string;
  readonly additions: readonly Addition[];
}

/** @param planned what is planned in a stack so far, which additions may name */
export function planAdditions(
  model: NetworkModel,
  planned: (place: StackPlace) => readonly Planned[],
  collector: Collector,
): Decision[] {
  return model.accounts.flatMap((account) => {
    const places = new Map<string, { place: StackPlace; owners: Owner[] }>();
    for (const { place, owner } of ownersOf(account)) {
      const name = stackName(place.account, place.region, place.phase);
      const known = places.get(name);
      if (known) known.owners.push(owner);
      else places.set(name, { place, owners: [owner] });
    }
    return [...places].map(([name, { place, owners }]) => {
      const additions = new StackAdditions(model, account, place, name, collector);
      return { place, resources: additions.plan(owners, planned(place)) };
    });
  });
}

/** Those of the stack itself come first, as a VPC's may name them. */
function ownersOf({ name: account, additions, vpcs }: Account) {
  const own = additions.map((addition) => {
    const { region, phase } = addition;
    const owner: Owner = { ref: `${account}/${region}`, prefix: "extra__", additions: [addition] };
    return { place: { account, region, phase } as StackPlace, owner };
  });
  const ofVpcs = vpcs
    .filter((vpc) => vpc.additions.length > 0)
    .map(({ ref, name, region, additions: theirs }) => ({
      place: { account, region, phase: "base" } as StackPlace,
      owner: { ref, prefix: `${name}__`, vpc: name, additions: theirs },
    }));
  return [...own, ...ofVpcs];
}

class StackAdditions {
  readonly #model: NetworkModel;
  readonly #account: Account;
  readonly #place: StackPlace;
  readonly #stack: string;
  readonly #collector: Collector;
  /** Addresses that are taken, and by which line. */
  readonly #taken = new Map<string, SourceRange>();

  constructor(model: NetworkModel, account: Account, place: StackPlace, stack: string, collector: Collector) {
    this.#model = model;
    this.#account = account;
    this.#place = place;
    this.#stack = stack;
    this.#collector = collector;
  }

  plan(owners: readonly Owner[], soFar: readonly Planned[]): PlannedAddition[] {
    const planned = new PlannedNames(soFar);
    const ofStack = namesOf(owners.filter(({ vpc }) => vpc === undefined));
    return owners.flatMap((owner) => {
      const { vpc } = owner;
      const own = vpc === undefined ? ofStack : new Map([...ofStack, ...namesOf([owner])]);
      const scope = { ...(vpc && { vpc }), facts: this.#facts(vpc), planned, own };
      return owner.additions.flatMap((addition) =>
        addition.blocks.map((block) => this.#block(owner, addition, block, scope)),
      );
    });
  }

  #block({ ref, prefix }: Owner, addition: Addition, block: AddedBlock, scope: Scope): PlannedAddition {
    const { section, type, body, at } = block;
    const name = `${prefix}${block.name}`;
    this.#claim(block, name);
    const because = { ref: `${ref}/extra/${addition.name}`, at };
    return {
      kind: "addition",
      ref: `${because.ref}/${addressIn(block, block.name)}`,
      because,
      section,
      type,
      name,
      body,
      texts: textsOf(block, scope, this.#stack, this.#collector),
    };
  }

  #claim(block: AddedBlock, name: string): void {
    const key = addressIn(block, name);
    const other = this.#taken.get(key);
    if (!other) this.#taken.set(key, block.at);
    else {
      const data = { address: addressIn(block, block.name), stack: this.#stack };
      this.#collector.report("EXTRA_ADDRESS_TAKEN", block.at, data, [{ at: other, note: "the other one" }]);
    }
  }

  #facts(vpc: string | undefined): Record<string, string> {
    const { partition, id } = this.#model.organization;
    return {
      account: this.#account.id,
      account_name: this.#account.name,
      region: this.#place.region,
      partition,
      ...(id && { organization: id }),
      ...(vpc && { vpc_name: vpc }),
    };
  }
}

/** By the addresses that additions write. */
function namesOf(owners: readonly Owner[]): Map<string, string> {
  return new Map(
    owners.flatMap(({ prefix, additions }) =>
      additions.flatMap(({ blocks }) =>
        blocks
          .filter(({ section }) => section !== "output")
          .map((block) => [addressIn(block, block.name), addressIn(block, prefix + block.name)] as const),
      ),
    ),
  );
}

function addressIn({ section, type }: AddedBlock, name: string): string {
  switch (section) {
    case "resource":
      return `${type}.${name}`;
    case "data":
      return `data.${type}.${name}`;
    case "locals":
      return `local.${name}`;
    case "output":
      return `output.${name}`;
  }
}
