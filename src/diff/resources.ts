/** What Terraform will do with every resource, from the stacks of two versions. */
import { replacementRule } from "../aws/replacement";
import { asList, asObject, type Block, originOf, type Stack } from "../verify/terraform/stack";
import { type Arguments, argumentsOf, differences } from "./arguments";
import { type Emission, stateOf } from "./emission";
import type { ArgumentChange, Leaf, ResourceChange, ResourceName } from "./resource-change";

const RULE_ARGUMENTS = [
  "security_group_id",
  "cidr_ipv4",
  "referenced_security_group_id",
  "prefix_list_id",
  "ip_protocol",
  "from_port",
  "to_port",
] as const;

export class ResourceDiff {
  readonly #moves = new Map<string, ReadonlyMap<string, string>>();
  readonly #stacksBefore: ReadonlyMap<string, Stack>;
  readonly #stacksAfter: ReadonlyMap<string, Stack>;

  constructor(
    readonly before: Emission,
    readonly after: Emission,
  ) {
    [this.#stacksBefore, this.#stacksAfter] = [before, after].map(
      ({ byState }) => new Map([...byState.values()].map((stack) => [stack.name, stack])),
    ) as [Map<string, Stack>, Map<string, Stack>];
    for (const [state, stack] of after.byState) {
      const was = before.byState.get(state);
      if (was) this.#moves.set(state, movesBetween(was, stack));
    }
  }

  /** The changes within the stack of this state, which one side may lack. */
  changesOf(state: string): ResourceChange[] {
    const [was, is] = [this.before.byState.get(state), this.after.byState.get(state)];
    const moves = this.#moves.get(state) ?? new Map<string, string>();
    const old = new Map(resourcesOf(was).map((block) => [addressOf(block), block]));
    const former = new Map([...moves].map(([from, to]) => [to, from]));
    const changes: ResourceChange[] = [];
    const met = new Set<string>();
    for (const block of resourcesOf(is)) {
      const address = former.get(addressOf(block)) ?? addressOf(block);
      const counterpart = old.get(address);
      met.add(address);
      const change = counterpart ? this.#kept(counterpart, block) : this.#created(block);
      if (change) changes.push(change);
    }
    for (const [address, block] of old) {
      if (met.has(address)) continue;
      const deleted = this.#deleted(block);
      changes.push(is ? { ...deleted, stack: is.name } : deleted);
    }
    return changes;
  }

  #kept(before: Block, after: Block): ResourceChange | undefined {
    const found = differences(this.#argumentsBefore(before), this.#argumentsAfter(after));
    const moved = addressOf(before) === addressOf(after) ? undefined : addressOf(before);
    if (found.length === 0 && moved === undefined) return undefined;
    const changed = found.map((difference) => ({
      ...difference,
      effect: replacementRule(after.type, difference.path),
    }));
    return keptChange(after, changed, moved);
  }

  #created(block: Block): ResourceChange {
    const told = telling(block, this.#argumentsAfter(block));
    return whole(
      isImported(block) ? "adopt" : "create",
      block,
      told.map(([path, after]) => ({ path, after, effect: "update" as const })),
    );
  }

  #deleted(block: Block): ResourceChange {
    const told = telling(block, this.#argumentsBefore(block));
    return whole(
      "delete",
      block,
      told.map(([path, before]) => ({ path, before, effect: "update" as const })),
    );
  }

  /** A changed resource as it was; undefined for one that is created. */
  argumentsBefore({ action, stack, address, movedFrom }: ResourceChange): Arguments | undefined {
    if (action === "create" || action === "adopt") return undefined;
    const now = this.#stacksAfter.get(stack);
    const former = now && this.before.byState.get(stateOf(now));
    // A stack whose state is elsewhere now is destroyed under its old name, which may be its new one too.
    return [former, this.#stacksBefore.get(stack)]
      .flatMap((one) => (one && this.argumentsOfFormer(one, movedFrom ?? address)) ?? [])
      .at(0);
  }

  /** A changed resource as it will be; undefined for one that is destroyed. */
  argumentsAfter({ stack, address }: ResourceName): Arguments | undefined {
    const block = this.#stacksAfter.get(stack)?.byAddress.get(address);
    return block && this.#argumentsAfter(block);
  }

  /** The ref of what is at an address, or was. */
  refAt(stack: string, address: string): string | undefined {
    const all = [this.#stacksAfter, this.#stacksBefore].flatMap((stacks) => stacks.get(stack) ?? []);
    const [block] = all.flatMap(({ byAddress }) => byAddress.get(address) ?? []);
    return block && originOf(block).ref;
  }

  /** Where the resource at an address was before, by the `moved` blocks that Terraform follows. */
  formerAddress(state: string, address: string): string {
    for (const [from, to] of this.#moves.get(state) ?? []) if (to === address) return from;
    return address;
  }

  argumentsOfFormer(stack: Stack, address: string): Arguments | undefined {
    const block = stack.byAddress.get(address);
    return block && this.#argumentsBefore(block);
  }

  #argumentsBefore(block: Block): Arguments {
    const addressIn = (stack: Stack, address: string) =>
      this.#moves.get(stateOf(stack))?.get(address) ?? address;
    return argumentsOf(block.body, (text) => this.before.canonical(block.stack, text, addressIn));
  }

  #argumentsAfter(block: Block): Arguments {
    return argumentsOf(block.body, (text) =>
      this.after.canonical(block.stack, text, (_, address) => address),
    );
  }
}

export function keptChange(
  block: Block,
  changed: readonly ArgumentChange[],
  movedFrom?: string,
): ResourceChange {
  const replaced = changed.some(({ effect }) => effect === "replace");
  return {
    ...identity(block),
    action: replaced ? "replace" : changed.length > 0 ? "update" : "move",
    mayReplace: !replaced && changed.some(({ effect }) => effect === "unknown"),
    ...(movedFrom !== undefined && { movedFrom }),
    arguments: changed,
  };
}

/** What tells whom a rule admits, by the resource's type; of other resources the name tells enough. */
const TELLING: Readonly<Record<string, readonly string[]>> = {
  aws_vpc_security_group_ingress_rule: RULE_ARGUMENTS,
  aws_vpc_security_group_egress_rule: RULE_ARGUMENTS,
};

function telling(block: Block, all: Arguments): [string, Leaf][] {
  return (TELLING[block.type] ?? []).flatMap((path): [string, Leaf][] => {
    const leaf = all.get(path);
    return leaf === undefined ? [] : [[path, leaf]];
  });
}

/** Whether Terraform takes it over instead of making it. */
function isImported({ stack, type, name }: Block): boolean {
  return asList(stack.json.import).some((one) => asObject(one).to === `${type}.${name}`);
}

function whole(
  action: "create" | "adopt" | "delete",
  block: Block,
  told: readonly ArgumentChange[],
): ResourceChange {
  return { ...identity(block), action, mayReplace: false, arguments: told };
}

function identity(block: Block) {
  const { ref, at, account, region, extra } = originOf(block);
  return {
    stack: block.stack.name,
    account,
    region,
    type: block.type,
    address: addressOf(block),
    ref,
    ...(extra && { extra }),
    ...(at && { at }),
  };
}

export function addressOf(block: Block): string {
  return `${block.type}.${block.name}`;
}

export function resourcesOf(stack: Stack | undefined): readonly Block[] {
  return stack?.blocks.filter(({ mode }) => mode === "resource") ?? [];
}

/** The `moved` blocks that Terraform will follow: what is moved has to be there, and its new place has to be free. */
function movesBetween(before: Stack, after: Stack): ReadonlyMap<string, string> {
  const moves = new Map<string, string>();
  for (const item of asList(after.json.moved)) {
    const { from, to } = asObject(item);
    if (typeof from !== "string" || typeof to !== "string") continue;
    if (before.byAddress.has(from) && !before.byAddress.has(to)) moves.set(from, to);
  }
  return moves;
}
