/** Where a stack keeps its state. */
import { CloudBackend, LocalBackend, NamedCloudWorkspace, S3Backend } from "#cdktf";
import type { PlannedBackend } from "../src/plan/planned/stack";
import type { AccountStack } from "./account-stack";

export function addBackend(stack: AccountStack, backend: PlannedBackend): void {
  switch (backend.type) {
    case "s3": {
      const { bucket, region, key, roleArn } = backend;
      new S3Backend(stack, { bucket, region, key, ...(roleArn && { assumeRole: { roleArn } }) });
      // The bindings are older than Terraform 1.10's native lock. The bucket's own default encrypts the state.
      stack.addOverride("terraform.backend.s3.use_lockfile", true);
      return;
    }
    case "local":
      new LocalBackend(stack, { path: backend.path });
      return;
    case "cloud": {
      const { organization, hostname, project, workspace } = backend;
      const workspaces = new NamedCloudWorkspace(workspace, project);
      new CloudBackend(stack, { organization, workspaces, ...(hostname && { hostname }) });
    }
  }
}
