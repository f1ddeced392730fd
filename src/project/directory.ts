/** What the witness has to be told, as Terraform JSON cannot say it: names, OUs, outside ranges and intentions. */
import { formatPrefix } from "../ip/prefix";
import type { NetworkModel } from "../model/network-model";
import { allVpcs } from "../model/rules/rules";
import type { Directory } from "../verify/world/directory";

export function directoryOf(model: NetworkModel): Directory {
  const publicTiers = allVpcs(model).flatMap((vpc) =>
    vpc.tiers.filter((t) => t.access === "public").map((t) => t.name),
  );
  return {
    accounts: model.accounts.map(({ id, name, ou = "" }) => ({ id, name, ou })),
    external: model.scopes.flatMap((scope) =>
      scope.external.map(({ name, prefixes, via }) => ({
        name,
        cidrs: prefixes.map(formatPrefix),
        ...(via && { via }),
      })),
    ),
    publicTiers: [...new Set(publicTiers)].sort(),
    restricted: model.restrictions,
  };
}
