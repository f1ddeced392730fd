/** Nothing has more tags than AWS takes, and roles have no two keys that IAM takes for one. */
import { mostTags, sameKeys } from "../../aws/tags";
import type { Collector } from "../../diagnostics/collector";
import type { Account } from "../account";
import type { NetworkModel } from "../network-model";
import type { Vpc } from "../vpc";

export function checkTags(model: NetworkModel, collector: Collector): void {
  const { gatewayProxies, egressProxies, forwarders } = model.connectivity;
  const withHosts = new Set([...gatewayProxies, ...egressProxies, ...forwarders].map(({ vpc }) => vpc.ref));
  for (const account of model.accounts) {
    for (const vpc of account.vpcs) {
      checkCount(account, vpc, collector);
      if (withHosts.has(vpc.ref) || vpc.flowLogs?.to === "cloud-watch-logs")
        checkCase(account, vpc, collector);
    }
  }
}

/** Name is a tag as well. */
function keysOf(...tags: readonly Readonly<Record<string, string>>[]): ReadonlySet<string> {
  return new Set(["Name", ...tags.flatMap((some) => Object.keys(some))]);
}

function checkCount({ tags }: Account, vpc: Vpc, collector: Collector): void {
  const limit = mostTags("aws_vpc");
  const count = keysOf(tags, vpc.tags).size;
  if (count > limit) {
    collector.report("TAGS_TOO_MANY", vpc.locate(["tags"], "key"), { what: vpc.ref, count, limit });
    return;
  }
  for (const tier of vpc.tiers) {
    const all = keysOf(tags, vpc.tags, tier.tags).size;
    if (all > limit) collector.report("TAGS_TOO_MANY", tier.at, { what: tier.ref, count: all, limit });
  }
}

function checkCase({ tags }: Account, vpc: Vpc, collector: Collector): void {
  const same = sameKeys("aws_iam_role", keysOf(tags, vpc.tags));
  if (!same) return;
  const [other, key] = same;
  const data = { what: vpc.ref, key, other };
  collector.report("TAG_KEY_CASE", vpc.locate(["tags", key], "key"), data);
}
