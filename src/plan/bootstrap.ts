/** Plans the stack that makes the state bucket, where the configuration names the account that owns it. */
import type { NetworkModel } from "../model/network-model";
import type { PlannedStack } from "./planned/stack";
import { planStack } from "./stacks";

export function planBootstrap(model: NetworkModel): PlannedStack[] {
  const { backend, deployRole, at } = model.terraform;
  if (backend.type !== "s3" || backend.account === undefined) return [];
  const account = model.accounts.find(({ name }) => name === backend.account);
  if (!account) return [];
  const ref = `${account.name}/${backend.region}/state-bucket`;
  const roleName = deployRole?.slice(deployRole.indexOf(":role/") + ":role/".length);
  const stack = planStack(model, {
    account,
    region: backend.region,
    phase: "bootstrap",
    resources: [
      {
        kind: "state-bucket",
        ref,
        because: { ref: "terraform.backend", ...(at && { at }) },
        bucket: backend.bucket,
        partition: model.organization.partition,
        accountId: account.id,
        prefix: backend.prefix,
        ...(roleName && { roleName }),
        accountIds: model.accounts.map(({ id }) => id).sort(),
        ...(model.organization.id && { organizationId: model.organization.id }),
      },
    ],
  });
  return [stack];
}
