/** Who may make an endpoint of a service: the accounts of its consumers, or the roles that these name. */
import type { NetworkModel } from "../../model/network-model";
import type { Service } from "../../model/service";

/** ARNs, sorted. An account with one consumer that names no roles is allowed as a whole. */
export function principalsOf(model: NetworkModel, { consumers }: Service): string[] {
  const { partition } = model.organization;
  const ids = new Map(model.accounts.map(({ name, id }) => [name, id]));
  const whole = new Set(consumers.filter(({ roles }) => !roles).map(({ vpc }) => vpc.account));
  const arns = consumers.flatMap(({ vpc, roles = [] }) => {
    const account = `arn:${partition}:iam::${ids.get(vpc.account)}`;
    return whole.has(vpc.account)
      ? [`${account}:root`]
      : roles.map((role) => `${account}:role/${role.replace(/^\//, "")}`);
  });
  return [...new Set(arns)].sort();
}
