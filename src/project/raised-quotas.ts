/** Quotas that the configuration says AWS raised, under the names by which a review counts them. */
import { QUOTA_SETTINGS, type QuotaSetting } from "../aws/quota-settings";
import { type RaisedQuotas, raisedKey } from "../diff/quotas";
import type { NetworkModel } from "../model/network-model";
import { allVpcs } from "../model/rules/rules";
import type { Vpc } from "../model/vpc";

/** Of an account's VPCs the highest figure counts, as in the rules of the model. */
export function raisedQuotas(model: NetworkModel): RaisedQuotas {
  const raised = new Map<string, number>();
  for (const vpc of allVpcs(model))
    for (const [setting, figure] of Object.entries(vpc.quotas)) {
      if (figure === undefined) continue;
      const name = QUOTA_SETTINGS[setting as QuotaSetting];
      for (const owner of ownersOf(vpc)) {
        const key = raisedKey(name, owner);
        raised.set(key, Math.max(figure, raised.get(key) ?? 0));
      }
    }
  return raised;
}

function ownersOf({ ref, account, region }: Vpc): string[] {
  return [ref, `${account}/${region}`, account];
}
