/** Which resources trust somebody, what to look at in each, and which guard looks at it. */

import type { Gain, Look, TrustKind } from "./change";
import { addition, flag, principal, seenBy, servicePrincipals } from "./connections";
import { document, endpointPolicy } from "./documents";
import { hostLists } from "./hosts";
import { destination, values } from "./values";

export interface Trusting {
  readonly kind: TrustKind;
  readonly look: (look: Look) => Gain[];
}

/** test/diff/trust-arguments.test.ts holds this against every argument that is emitted. */
export const TRUSTING: Readonly<Record<string, Trusting>> = {
  aws_vpc_endpoint: { kind: "widen-policy", look: endpointPolicy },
  aws_vpc_endpoint_service: { kind: "widen-policy", look: servicePrincipals },
  aws_vpc_endpoint_service_allowed_principal: {
    kind: "widen-policy",
    look: principal("principal_arn", "may now connect to the service"),
  },
  aws_ram_principal_association: { kind: "widen-policy", look: principal("principal", "now has the share") },
  aws_ram_resource_association: {
    kind: "widen-policy",
    look: addition("everybody who has the share", "now sees"),
  },
  aws_ram_resource_share: {
    kind: "widen-policy",
    look: flag(
      "allow_external_principals",
      true,
      "others than the organization's accounts",
      "may now be given the share",
    ),
  },
  aws_route53_vpc_association_authorization: {
    kind: "widen-policy",
    look: seenBy("may now be associated with the zone"),
  },
  aws_route53_zone_association: { kind: "widen-policy", look: seenBy("now sees the zone") },
  aws_route53profiles_association: {
    kind: "widen-policy",
    look: seenBy("now sees the names of the profile"),
  },
  aws_route53profiles_resource_association: {
    kind: "widen-policy",
    look: addition("everybody who has the profile", "now sees"),
  },
  aws_ec2_transit_gateway: {
    kind: "widen-policy",
    look: flag(
      "auto_accept_shared_attachments",
      "enable",
      "whoever has the share",
      "is now attached unasked to",
    ),
  },
  aws_launch_template: { kind: "widen-policy", look: hostLists },
  aws_instance: { kind: "widen-policy", look: hostLists },
  aws_flow_log: {
    kind: "widen-policy",
    look: destination("aws_flow_log", "log_destination", "now receives the flow log"),
  },
  aws_route53_resolver_rule: {
    kind: "widen-policy",
    look: values(/^target_ip(?:\[\d+\])?\.ip$/, "DNS server", "now answers for the names of"),
  },
  aws_customer_gateway: {
    kind: "widen-policy",
    look: values(/^ip_address$/, "device", "now ends the VPN of"),
  },
  aws_iam_role: {
    kind: "change-role",
    look: document("assume_role_policy", "the role", "assume"),
  },
  aws_iam_role_policy: { kind: "change-role", look: document("policy", "the role", "do everything with") },
  aws_iam_instance_profile: {
    kind: "change-role",
    look: values(/^role$/, "role", "is now the role of instances of"),
  },
  aws_s3_bucket_policy: { kind: "change-state", look: document("policy", "the state bucket", "use") },
  aws_kms_key: { kind: "change-state", look: document("policy", "the state's key", "use") },
};

/** What protects the state: no edit of the configuration changes these, so that any change is worth a sentence. */
export const STATE_PROTECTION: ReadonlySet<string> = new Set([
  "aws_kms_alias",
  "aws_kms_key",
  "aws_s3_bucket",
  "aws_s3_bucket_ownership_controls",
  "aws_s3_bucket_policy",
  "aws_s3_bucket_public_access_block",
  "aws_s3_bucket_server_side_encryption_configuration",
  "aws_s3_bucket_versioning",
]);
