/** Lowers guards; where they hold has to be somewhere, or they would hold nowhere without a word. */
import type { Account } from "../../model/account";
import type { Guard, Override } from "../../model/guard";
import type { Configuration } from "../shape/configuration";
import { byName } from "./by-name";
import { checkKnown, type LowerContext } from "./context";

type GuardShape = NonNullable<Configuration["guards"]>[string];

export function lowerGuards(context: LowerContext, accounts: readonly Account[]): Guard[] {
  return Object.entries(context.configuration.guards ?? {})
    .map(([name, shape]) => lowerGuard(name, shape, context, accounts))
    .sort(byName);
}

function lowerGuard(
  name: string,
  shape: GuardShape,
  context: LowerContext,
  accounts: readonly Account[],
): Guard {
  const { merged } = context;
  for (const [index, where] of (shape.where ?? []).entries())
    checkPlace(where, ["guards", name, "where", index], context, accounts);
  return {
    name,
    forbids: shape.forbid,
    ...(shape.of && { of: shape.of }),
    ...(shape.where && { where: shape.where }),
    above: shape.above,
    reason: shape.reason,
    owner: shape.owner,
    overridable: shape.overridable,
    overrides: (shape.overrides ?? []).map(
      ({ for: ref, reason, owner, expires }, index): Override => ({
        ...(ref !== undefined && { for: ref }),
        reason,
        owner,
        expires,
        at: merged.locate(["guards", name, "overrides", index]),
      }),
    ),
    at: merged.locate(["guards", name], "key"),
  };
}

function checkPlace(
  where: string,
  path: readonly (string | number)[],
  { merged, collector, configuration }: LowerContext,
  accounts: readonly Account[],
): void {
  const at = merged.locate(path);
  if (where.startsWith("ou:")) {
    const units = [
      ...Object.keys(configuration.ous ?? {}),
      ...accounts.flatMap(({ ou }) => (ou === undefined ? [] : [ou])),
    ];
    checkKnown(collector, "OU", where.slice("ou:".length), withParents(units), at);
    return;
  }
  const [account = ""] = where.split("/");
  checkKnown(collector, "account", account, ["pool", ...accounts.map(({ name }) => name)], at);
}

function withParents(units: readonly string[]): string[] {
  const all = units.flatMap((unit) => {
    const parts = unit.split("/");
    return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
  });
  return [...new Set(all)].sort();
}
