/** What every construct function shares: naming, provenance and `moved` blocks. */
import { type TerraformDataSource, TerraformResource } from "#cdktf";
import { formatPlace } from "../src/diagnostics/source";
import type { Because, PlannedBase } from "../src/plan/planned/planned";
import type { AccountStack } from "./account-stack";
import { addressOf, terraformName } from "./naming";

/** The construct ID of a resource; unique in a stack as Terraform addresses are. */
export function idOf(type: string, ref: string): string {
  return addressOf(type, ref);
}

/**
 * Gives a resource its Terraform name, and the ref and configuration line that asked for it, which stay in the
 * JSON's comment for auditors. A renamed resource also gets a `moved` block, so that Terraform keeps it.
 */
export function named<R extends TerraformResource | TerraformDataSource>(
  stack: AccountStack,
  resource: R,
  planned: Pick<PlannedBase, "ref" | "because">,
): R {
  const name = terraformName(planned.ref);
  stack.claimAddress(addressOf(resource.terraformResourceType, planned.ref));
  resource.overrideLogicalId(name);
  resource.addOverride("//.cadastre", provenance(planned.ref, planned.because));
  const before = stack.formerRef(planned.ref);
  if (before !== undefined)
    stack.addMove(
      addressOf(resource.terraformResourceType, before),
      addressOf(resource.terraformResourceType, planned.ref),
    );
  if (resource instanceof TerraformResource) adopt(stack, resource, planned.ref);
  return resource;
}

/** Imports a thing that was built before, and leaves its tags and its name as they are. */
function adopt(stack: AccountStack, resource: TerraformResource, ref: string): void {
  const type = resource.terraformResourceType;
  const adopted = stack.adoption(type, ref);
  if (!adopted) return;
  stack.addImport(addressOf(type, ref), adopted.id);
  const tags = "tagsInput" in resource ? ["tags", "tags_all"] : [];
  const own = resource.lifecycle?.ignoreChanges ?? [];
  const kept = [...own, ...tags, ...adopted.kept];
  if (kept.length > 0) resource.lifecycle = { ...resource.lifecycle, ignoreChanges: kept as string[] };
}

function provenance(ref: string, { ref: because, at }: Because) {
  return { ref, because, ...(at && { source: formatPlace(at) }) };
}

/** Tags with the Name that the console shows. */
export function tagsOf(planned: { readonly name: string; readonly tags: Readonly<Record<string, string>> }) {
  return { Name: planned.name, ...planned.tags };
}

/** An output of the stack, named as the ref is in Terraform. */
export function output(stack: AccountStack, ref: string, description: string, value: unknown): void {
  stack.addOverride(`output.${terraformName(ref)}`, { description, value });
}
