/** One TerraformStack: one account, one region, one phase. It holds nothing that its planned stack does not say. */

import type { Construct } from "constructs";
import { AwsProvider } from "#aws/provider";
import { TerraformStack } from "#cdktf";
import { isAtOrBelow } from "../src/model/ref";
import type { PlannedAdoption, PlannedStack } from "../src/plan/planned/stack";
import { type AddedBlock, withAdded } from "./added";
import { inExpression } from "./naming";
import { withoutBreaks } from "./plain-text";

export class AccountStack extends TerraformStack {
  readonly planned: PlannedStack;
  readonly #moves: { from: string; to: string }[] = [];
  readonly #imports: { to: string; id: string }[] = [];
  readonly #addresses = new Set<string>();
  readonly #added: AddedBlock[] = [];
  readonly #providers = new Map<string, AwsProvider>();

  constructor(scope: Construct, planned: PlannedStack) {
    super(scope, planned.name);
    this.planned = planned;
    this.#makeProvider("aws", planned.region);
    this.#addProviderVersion();
  }

  /**
   * Text has its breaks until here, where CDKTF has looked for tokens for the last time. CDKTF lists every override again
   * in the stack's own comment; for a reader that is noise.
   */
  override toTerraform(): { "//": { metadata: object } } {
    const json = super.toTerraform();
    delete json["//"].metadata.overrides;
    return withAdded(withoutBreaks(json), this.#added);
  }

  /** What CDKTF has no part in. */
  addBlock(block: AddedBlock): void {
    this.claimAddress(block.address);
    this.#added.push(block);
  }

  /** What a ref was called before a declared rename. */
  formerRef(ref: string): string | undefined {
    const rename = this.planned.renames.find(({ to }) => isAtOrBelow(ref, to));
    return rename && rename.from + ref.slice(rename.to.length);
  }

  /** How a thing is taken over that was built before; undefined for what Terraform makes. */
  adoption(type: string, ref: string): PlannedAdoption | undefined {
    return this.planned.adopted.find((one) => one.type === type && one.ref === ref);
  }

  addImport(to: string, id: string): void {
    this.#imports.push({ to, id });
    this.addOverride("import", this.#imports);
  }

  /** CDKTF lets the last of two resources with one address win, silently; here that is a programming error. */
  claimAddress(address: string): void {
    if (this.#addresses.has(address))
      throw new Error(`two resources of ${this.planned.name} are called ${address}`);
    this.#addresses.add(address);
  }

  addMove(from: string, to: string): void {
    this.#moves.push({ from, to });
    this.addOverride("moved", this.#moves);
  }

  /** A provider for another region, under an alias; undefined for the stack's own, which is the default. */
  providerIn(region: string): AwsProvider | undefined {
    if (region === this.planned.region) return undefined;
    const known = this.#providers.get(region);
    if (known) return known;
    const provider = this.#makeProvider(`aws.${region}`, region, inExpression(region));
    this.#providers.set(region, provider);
    return provider;
  }

  #makeProvider(id: string, region: string, alias?: string): AwsProvider {
    const { account, provider } = this.planned;
    return new AwsProvider(this, id, {
      region,
      ...(alias !== undefined && { alias }),
      // A wrong role or profile then fails at once, and not after it has built in somebody else's account.
      allowedAccountIds: [account.id],
      ...(provider.assumeRoleArn && { assumeRole: [{ roleArn: provider.assumeRoleArn }] }),
      ...(Object.keys(provider.defaultTags).length > 0 && { defaultTags: [{ tags: provider.defaultTags }] }),
    });
  }

  #addProviderVersion(): void {
    const { provider } = this.planned;
    this.addOverride("terraform.required_version", provider.requiredVersion);
    this.addOverride("terraform.required_providers.aws", {
      source: "hashicorp/aws",
      version: provider.awsProvider,
    });
  }
}
