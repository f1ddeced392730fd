/** What is said of things of others agrees with what is declared here: whose they are, and that each is named once. */
import type { Collector } from "../../diagnostics/collector";
import type { SourceRange } from "../../diagnostics/source";
import type { NetworkModel } from "../network-model";

interface Named {
  readonly name: string;
  readonly id: string;
  readonly at: SourceRange;
}

export function checkOthersThings(model: NetworkModel, collector: Collector): void {
  const { transitGateways, foreignGateways, peerings, foreignPeerings } = model.connectivity;
  const existing = transitGateways.flatMap(({ name, existing, at }) =>
    existing === undefined ? [] : [{ name, id: existing, at }],
  );
  checkOnce([...existing, ...foreignGateways], collector);
  checkOnce(model.existingRules, collector);
  checkNames(transitGateways, foreignGateways, "a transit gateway", collector);
  checkNames(peerings, foreignPeerings, "a peering", collector);
  const owned = [
    ...foreignGateways.map(({ name, ownerId, at }) => ({ name, ownerId, at })),
    ...foreignPeerings.map(({ name, peer, at }) => ({ name, ownerId: peer.ownerId, at })),
  ];
  for (const { name, ownerId, at } of owned) {
    const account = model.accounts.find(({ id }) => id === ownerId);
    if (account) collector.report("FOREIGN_OWNER_KNOWN", at, { name, ownerId, account: account.name });
  }
}

type Placed = Omit<Named, "id">;

function checkNames(
  own: readonly Placed[],
  foreign: readonly Placed[],
  what: string,
  collector: Collector,
): void {
  for (const { name, at } of foreign) {
    const other = own.find((one) => one.name === name);
    if (other)
      collector.report("FOREIGN_NAMED_TWICE", at, { name, what }, [{ at: other.at, note: "the own one" }]);
  }
}

function checkOnce(all: readonly Named[], collector: Collector): void {
  const known = new Map<string, Named>();
  for (const { name, id, at } of all) {
    const other = known.get(id);
    if (other)
      collector.report("EXISTING_TWICE", at, { name, id, other: other.name }, [
        { at: other.at, note: other.name },
      ]);
    else known.set(id, { name, id, at });
  }
}
