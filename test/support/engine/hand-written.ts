/** Small hand-written Terraform JSON stacks for tests of the harness itself. */

export const NETWORK = "111111111111";
export const SPOKE = "222222222222";
export const REGION = "us-east-1";

export interface HandWritten {
  readonly account: string;
  /** Terraform's `resource` block: type, then name, then arguments. */
  readonly resource: Readonly<Record<string, unknown>>;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly output?: Readonly<Record<string, unknown>>;
  /** Default: a state file in the stack's folder. */
  readonly backend?: Readonly<Record<string, unknown>>;
}

/** One account, one provider block, as every emitted stack has. */
export function handWritten({ account, resource, data, output, backend }: HandWritten): object {
  return {
    terraform: {
      required_providers: { aws: { source: "hashicorp/aws", version: ">= 5.100.0, < 7.0.0" } },
      backend: backend ?? { local: { path: "terraform.tfstate" } },
    },
    provider: { aws: [{ region: REGION, assume_role: [{ role_arn: deployRole(account) }] }] },
    resource,
    ...(data === undefined ? {} : { data }),
    ...(output === undefined ? {} : { output }),
  };
}

export function deployRole(account: string): string {
  return `arn:aws:iam::${account}:role/NetworkDeployer`;
}

/** Reads the outputs of other stacks' local state files; folders are the producers' names beside the consumer's. */
export function outputsOf(...folders: readonly string[]): Readonly<Record<string, unknown>> {
  const reads = folders.map((folder) => [
    folder,
    { backend: "local", config: { path: `../${folder}/terraform.tfstate` } },
  ]);
  return { terraform_remote_state: Object.fromEntries(reads) };
}

/** A reference to an output of `folder`, for a stack that has `outputsOf(folder)` as data. */
export function outputOf(folder: string, name: string): string {
  return `\${data.terraform_remote_state.${folder}.outputs.${name}}`;
}
