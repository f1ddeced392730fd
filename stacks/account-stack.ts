/** One TerraformStack: one account, one region, one phase. It holds nothing that its planned stack does not say. */
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { isAtOrBelow } from "../src/model/ref";
import type { PlannedStack } from "../src/plan/planned/stack";
import { addBackend } from "./backend";
import { construct } from "./constructs/constructs";
import { literal } from "./naming";

export class AccountStack extends TerraformStack {
  readonly planned: PlannedStack;
  readonly #moves: { from: string; to: string }[] = [];
  readonly #addresses = new Set<string>();

  constructor(scope: Construct, planned: PlannedStack) {
    super(scope, planned.name);
    this.planned = planned;
    this.#addProvider();
    addBackend(this, planned.backend);
    for (const resource of planned.resources) construct(this, resource);
    if (this.#moves.length > 0) this.addOverride("moved", this.#moves);
  }

  /** What a ref was called before a declared rename. */
  formerRef(ref: string): string | undefined {
    const rename = this.planned.renames.find(({ to }) => isAtOrBelow(ref, to));
    return rename && rename.from + ref.slice(rename.to.length);
  }

  /** CDKTF lets the last of two resources with one address win, silently; here that is a programming error. */
  claimAddress(address: string): void {
    if (this.#addresses.has(address))
      throw new Error(`two resources of ${this.planned.name} are called ${address}`);
    this.#addresses.add(address);
  }

  addMove(from: string, to: string): void {
    this.#moves.push({ from, to });
  }

  #addProvider(): void {
    const { account, region, provider } = this.planned;
    const tags = Object.entries(provider.defaultTags).map(([key, value]) => [literal(key), literal(value)]);
    new AwsProvider(this, "aws", {
      region,
      // A wrong role or profile then fails at once, and not after it has built in somebody else's account.
      allowedAccountIds: [account.id],
      ...(provider.assumeRoleArn && { assumeRole: [{ roleArn: provider.assumeRoleArn }] }),
      ...(tags.length > 0 && { defaultTags: [{ tags: Object.fromEntries(tags) }] }),
    });
    this.addOverride("terraform.required_version", provider.requiredVersion);
    this.addOverride("terraform.required_providers.aws", {
      source: "hashicorp/aws",
      version: provider.awsProvider,
    });
  }
}
