/** The checks that a configuration declares, as a review compares them. */
import type { Checks } from "../diff/checked";
import type { NetworkModel } from "../model/network-model";

export function checksOf({ guards, expectations, restrictions, policies }: NetworkModel): Checks {
  return {
    guards,
    expectations,
    restrictions,
    restrictedPolicies: policies.flatMap(({ name, source, at }) =>
      source.from === "file" && source.restricted ? [{ name, ...(at && { at }) }] : [],
    ),
  };
}
