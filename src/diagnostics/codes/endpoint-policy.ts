/** Codes about endpoint policies. */
import { codes } from "./entry";

const POLICIES = "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html";

export const endpointPolicyCodes = codes({
  ENDPOINT_POLICY_EMPTY: {
    severity: "error",
    message: "the policy {policy} limits nothing",
    why: "It looks like a restriction but restricts nothing.",
    help: "Give it a file or a limit, or use the built-in full-access.",
    source: POLICIES,
  },
  ENDPOINT_POLICY_FILE_AND_LIMITS: {
    severity: "error",
    message: "the policy {policy} has a file and limits",
    why: "The file is the whole policy, so the limits would do nothing.",
    help: "Write the limits as conditions into the file, or leave the file out.",
  },
  ENDPOINT_POLICY_OWN_RESOURCES: {
    severity: "error",
    message: "the policy {policy} has ownResources without organization",
    why: "ownResources narrows organization: true, and has no effect alone.",
    help: "Add organization: true.",
  },
  ENDPOINT_POLICY_FILE_MISSING: {
    severity: "error",
    message: "there is no {file} beside the configuration",
    why: "The policy's text comes from this file.",
    help: "Write the path from the configuration's folder.",
  },
  ENDPOINT_POLICY_ORGANIZATION: {
    severity: "error",
    message: "the policy {policy} admits this organisation only, and the organisation's ID is missing",
    why: "The condition compares aws:PrincipalOrgID with the organisation's ID.",
    help: "Add organization.id: o-….",
  },
  ENDPOINT_POLICY_UNSUPPORTED: {
    severity: "error",
    message: "{service} takes no endpoint policy, and {endpoint} is to have {policy}",
    why: "AWS gives such an endpoint full access whatever the policy says.",
    help: "Leave the policy out here; restrict by identity policies, or by the security group.",
    source: POLICIES,
  },
  ENDPOINT_POLICY_UNSURE: {
    severity: "warning",
    message: "AWS does not document whether {service} supports an endpoint policy",
    why: "If it does not, AWS refuses {policy} or lets everything through.",
    help: "Ask aws ec2 describe-vpc-endpoint-services for VpcEndpointPolicySupported.",
    source: POLICIES,
  },
  ENDPOINT_POLICY_SHUTS_OUT: {
    severity: "warning",
    message: "the policy {policy} of {s3} keeps {vpcs} from {what}, which {service} needs",
    why: "They are in AWS's own buckets. Requests for them are signed by AWS or not signed, so no condition on the organisation or account matches them.",
    help: "Add {name} to awsOwned of the policy, under policies.{policy}; a policy declared there takes the place of a built-in one. In a file, allow {objects} without a condition. If nobody who uses {s3} needs it, say confirmed: true there.",
  },
  ENDPOINT_POLICY_OTHER_SERVICE: {
    severity: "error",
    message: "the policy {policy} limits {limit}, and {endpoint} leads to {service}",
    why: "No request to that service would ever match, so the endpoint would let nothing through.",
    help: "Use it for {wanted}, or another policy here.",
  },
  ENDPOINT_POLICY_JSON: {
    severity: "error",
    message: "the policy {policy} is not JSON here",
    why: "AWS takes a policy as JSON, and Terraform stops at the first wrong character.",
    help: "Correct the text; keys and texts are in double quotes, and nothing follows the last entry.",
  },
  ENDPOINT_POLICY_WRONG: {
    severity: "error",
    message: "the policy {policy} {problem}",
    why: "{reason}",
    help: "{help}",
    source: POLICIES,
  },
  ENDPOINT_POLICY_SIZE: {
    severity: "error",
    message: "the policy {policy} has {size} characters for {service}, and AWS takes {limit}",
    why: "The quota is fixed (L-3248932A) and counts white space, of which none is sent.",
    help: "Use conditions on the organisation or on tags in place of lists.",
    source: "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html",
  },
  ENDPOINT_POLICY_UNRESTRICTED: {
    severity: "error",
    message: "the policy {policy} is marked restricted but allows everyone",
    why: "The statement has neither a condition on the organisation or account nor a list of resources.",
    help: "Add a condition such as aws:PrincipalOrgID, or say restricted: false.",
    source: POLICIES,
  },
});
