/** `aws_vpc_endpoint_service`: what a PrivateLink provider offers, to whom, and whom it lets in. */
import type { BlockReader } from "./block-reader";
import type { Draft } from "./draft";

export function readEndpointService(block: BlockReader, draft: Draft): void {
  const privateName = block.text("private_dns_name");
  if (block.has("gateway_load_balancer_arns")) {
    draft.applianceServices.set(block.key, {
      key: block.key,
      origin: block.origin,
      balancers: block.references("gateway_load_balancer_arns"),
      acceptanceRequired: block.flag("acceptance_required", true),
    });
    return;
  }
  draft.services.set(block.key, {
    key: block.key,
    origin: block.origin,
    account: block.origin.account,
    loadBalancers: block.references("network_load_balancer_arns"),
    principals: [],
    acceptanceRequired: block.flag("acceptance_required", true),
    regions: [block.origin.region, ...regionsOf(block)],
    ...(privateName !== undefined && { privateName: privateName.toLowerCase() }),
  });
  for (const principal of block.list("allowed_principals")) {
    if (typeof principal === "string")
      draft.principals.push({ service: block.key, principal: accountOf(principal) });
    else block.note("allowed_principals", "a principal is known only to AWS");
  }
}

export function readAllowedPrincipal(block: BlockReader, draft: Draft): void {
  const service = block.reference("vpc_endpoint_service_id");
  const principal = block.text("principal_arn");
  if (service && principal) draft.principals.push({ service, principal: accountOf(principal) });
}

export function readConnectionAccepter(block: BlockReader, draft: Draft): void {
  const from = block.reference("vpc_endpoint_service_id");
  const to = block.reference("vpc_endpoint_id");
  if (from && to) draft.connectionAccepts.push({ origin: block.origin, from, to });
}

function regionsOf(block: BlockReader): string[] {
  return block.list("supported_regions").filter((region) => typeof region === "string");
}

/** The account of a principal's ARN; `*` stays as it is. */
function accountOf(principal: string): string {
  return /^arn:[\w-]+:iam::(\d{12}):/.exec(principal)?.[1] ?? principal;
}
