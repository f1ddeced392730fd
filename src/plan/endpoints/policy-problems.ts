/** Says an endpoint policy's problems as diagnostics: what is wrong, why, and what to do. */
import type { PolicyProblem, PolicyProblemName } from "../../aws/endpoint-policy/problem";
import { defaultQuota } from "../../aws/quotas";
import type { Collector } from "../../diagnostics/collector";
import type { SourceRange } from "../../diagnostics/source";

interface Words {
  readonly problem: (detail: string) => string;
  readonly reason: string;
  readonly help: string;
}

const LANGUAGE = "AWS refuses a policy that is not in its language.";

/** The problems that have no code of their own. */
const WORDS: Partial<Record<PolicyProblemName, Words>> = {
  "repeated-key": {
    problem: (key) => `has the key ${key} twice in one object`,
    reason: "Readers of JSON keep the last one without a word, so one of the two limits is lost.",
    help: "Keep one of them.",
  },
  "unknown-placeholder": {
    problem: (word) => `has {${word}}, which stands for nothing`,
    reason: "It would reach AWS as it is and match nothing.",
    help: "Placeholders are {account}, {organization}, {partition}, {region} and {vpc}.",
  },
  version: {
    problem: (version) => `has the version “${version}”`,
    reason: "Without 2012-10-17 policy variables are plain text and newer elements do not work.",
    help: 'Write "Version": "2012-10-17".',
  },
  statement: {
    problem: () => "has no statement, or one that is not an object",
    reason: LANGUAGE,
    help: 'Write "Statement": [{ … }].',
  },
  "unknown-element": {
    problem: (element) => `has the element ${element}, which the policy language does not know`,
    reason: LANGUAGE,
    help: "Statements have Sid, Effect, Principal, Action, Resource and Condition, and the Not… forms.",
  },
  effect: {
    problem: (effect) => `has the effect “${effect}”`,
    reason: LANGUAGE,
    help: "Write Allow or Deny.",
  },
  principal: {
    problem: () => "has a statement without Principal",
    reason: "An endpoint policy is a resource policy, so every statement says for whom it is.",
    help: 'Write "Principal": "*" and limit it by conditions.',
  },
  action: {
    problem: () => "has a statement without Action",
    reason: LANGUAGE,
    help: 'Write "Action": "*", or the actions.',
  },
  "gateway-principal": {
    problem: (principal) => `names the principal ${principal} on a gateway endpoint`,
    reason: "Gateway endpoints take the principal * alone.",
    help: 'Write "Principal": "*" and a condition on aws:PrincipalArn or aws:PrincipalAccount.',
  },
  "identifier-condition": {
    problem: (condition) => `compares an identifier with a pattern: ${condition}`,
    reason: "Keys that hold identifiers made by AWS take no wildcards and no numeric operators.",
    help: "Use StringEquals and list the identifiers.",
  },
  "short-wildcard": {
    problem: (value) => `has the pattern ${value}`,
    reason: "A string condition needs six characters in a row beside each wildcard.",
    help: "Write more of the value.",
  },
  "account-wildcard": {
    problem: (arn) => `has ${arn}, whose account is part digits and part wildcard`,
    reason: "The account of an ARN is an ID or a wildcard.",
    help: "Write the whole ID, or *.",
  },
  "other-organization": {
    problem: (id) => `names the organisation ${id}`,
    reason: "That is not the organisation of this configuration, so it lets strangers in and locks ours out.",
    help: "Write {organization}.",
  },
};

/** Reports one problem of a policy at its place. `service` is what the endpoint leads to. */
export function reportPolicyProblem(
  collector: Collector,
  policy: string,
  service: string,
  { name, detail }: PolicyProblem,
  at: SourceRange | undefined,
): void {
  switch (name) {
    case "not-json":
      collector.report("ENDPOINT_POLICY_JSON", at, { policy });
      return;
    case "size": {
      const limit = defaultQuota("vpcePolicyChars");
      collector.report("ENDPOINT_POLICY_SIZE", at, { policy, service, size: detail, limit });
      return;
    }
    case "unrestricted":
      collector.report("ENDPOINT_POLICY_UNRESTRICTED", at, { policy });
      return;
  }
  const words = WORDS[name];
  if (!words) return;
  const { reason, help } = words;
  collector.report("ENDPOINT_POLICY_WRONG", at, { policy, problem: words.problem(detail), reason, help });
}
