/** What is shared through RAM, within the organisation alone. */
import { RamPrincipalAssociation } from "#aws/ram-principal-association";
import { RamResourceAssociation } from "#aws/ram-resource-association";
import { RamResourceShare } from "#aws/ram-resource-share";
import type {
  PlannedResourceShare,
  PlannedSharedResource,
  PlannedSharePrincipal,
} from "../../src/plan/planned/resource-share";
import type { AccountStack } from "../account-stack";
import { idOf, named, tagsOf } from "../emit";
import { expressionOf } from "../identifier";
import { attributeOf } from "../naming";

export function resourceShare(stack: AccountStack, planned: PlannedResourceShare): void {
  const resource = new RamResourceShare(stack, idOf("aws_ram_resource_share", planned.ref), {
    name: planned.name,
    allowExternalPrincipals: false,
    tags: tagsOf(planned),
  });
  named(stack, resource, planned);
}

export function sharedResource(stack: AccountStack, planned: PlannedSharedResource): void {
  const resource = new RamResourceAssociation(stack, idOf("aws_ram_resource_association", planned.ref), {
    resourceShareArn: attributeOf("aws_ram_resource_share", planned.share, "arn"),
    resourceArn: expressionOf(planned.resource),
  });
  named(stack, resource, planned);
}

export function sharePrincipal(stack: AccountStack, planned: PlannedSharePrincipal): void {
  const resource = new RamPrincipalAssociation(stack, idOf("aws_ram_principal_association", planned.ref), {
    resourceShareArn: attributeOf("aws_ram_resource_share", planned.share, "arn"),
    principal: planned.principal,
  });
  named(stack, resource, planned);
}
