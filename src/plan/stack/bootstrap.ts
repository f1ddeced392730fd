/** Plans the stack that makes the state bucket, where the configuration names the account that owns it. */
import type { Collector } from "../../diagnostics/collector";
import type { NetworkModel } from "../../model/network-model";
import type { PlannedStack } from "../planned/stack";
import { planStack } from "./stack";
import { bucketPolicy, keyPolicy, LARGEST_BUCKET_POLICY, type StateUsers } from "./state-policies";

export function planBootstrap(model: NetworkModel, collector: Collector): PlannedStack[] {
  const { backend, deployRole, at } = model.terraform;
  if (backend.type !== "s3" || backend.account === undefined) return [];
  const account = model.accounts.find(({ name }) => name === backend.account);
  if (!account) return [];
  const users: StateUsers = {
    partition: model.organization.partition,
    ownerId: account.id,
    accountIds: model.accounts.map(({ id }) => id).sort(),
    ...(deployRole && { rolePath: deployRole.slice(deployRole.indexOf(":role/") + ":role/".length) }),
    ...(model.organization.id && { organizationId: model.organization.id }),
  };
  const policy = bucketPolicy(backend.bucket, backend.prefix, users);
  const size = JSON.stringify(policy).length;
  if (size > LARGEST_BUCKET_POLICY) {
    collector.report("STATE_POLICY_SIZE", at, {
      size,
      limit: LARGEST_BUCKET_POLICY,
      count: users.accountIds.length,
    });
  }
  const stack = planStack(model, {
    account,
    region: backend.region,
    phase: "bootstrap",
    resources: () => [
      {
        kind: "state-bucket",
        ref: `${account.name}/${backend.region}/state-bucket`,
        because: { ref: "terraform.backend", ...(at && { at }) },
        bucket: backend.bucket,
        bucketPolicy: policy,
        keyPolicy: keyPolicy(backend.region, users),
      },
    ],
  });
  return [stack];
}
