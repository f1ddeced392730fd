/** The prefix that a service's actions have in the IAM language: `s3` of `s3:GetObject`. */

/**
 * Services whose actions do not begin with the first part of the endpoint's name.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  monitoring: "cloudwatch",
  "kinesis-streams": "kinesis",
  "kinesis-firehose": "firehose",
  email: "ses",
  "email-smtp": "ses",
  "access-analyzer": "access-analyzer",
  "ecs-agent": "ecs",
  "ecs-telemetry": "ecs",
};

/** The prefix for a service of the catalogue; its FIPS endpoint has the same actions. */
export function iamPrefix(service: string): string {
  const name = service.replace(/-fips$/, "");
  return EXCEPTIONS[name] ?? (name.split(".")[0] as string);
}
