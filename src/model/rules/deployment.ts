/** The Terraform settings can reach every account and lock every state. */
import type { Collector } from "../../diagnostics/collector";
import type { NetworkModel } from "../network-model";

export function checkDeployment(model: NetworkModel, collector: Collector): void {
  const { terraform, accounts } = model;
  const building = accounts.filter((account) => account.vpcs.length > 0);
  if (building.length > 1 && terraform.deployRole === undefined) {
    collector.report("DEPLOY_ROLE_MISSING", terraform.at ?? building[1]?.at, {
      count: building.length,
      example: "arn:aws:iam::{account}:role/NetworkDeployer",
    });
  }
  if (terraform.backend.type === "s3" && admitsBefore110(terraform.requiredVersion)) {
    collector.report("STATE_LOCK_VERSION", terraform.requiredVersionAt, {
      version: terraform.requiredVersion,
    });
  }
}

/** Whether a version constraint's lower bound is below 1.10; one without a lower bound admits everything. */
function admitsBefore110(constraint: string): boolean {
  const bounds = [...constraint.matchAll(/(?:>=|>|~>|=|^|,)\s*v?(\d+)\.(\d+)/g)];
  return !bounds.some(
    ([, major, minor]) => Number(major) > 1 || (Number(major) === 1 && Number(minor) >= 10),
  );
}
