/** What the role of a survey has to be allowed, and nothing else. */
import { CALLS } from "./calls";

/**
 * An IAM policy with the actions of {@link CALLS}. None of them takes a resource: AWS allows describing on `*` only, and
 * hosted zones are read whichever they are.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 */
export function surveyPolicy(): string {
  const actions = new Set(CALLS.map(({ service, operation }) => `${service}:${operation}`));
  const statement = {
    Sid: "DescribeTheNetwork",
    Effect: "Allow",
    Action: [...actions].sort(),
    Resource: "*",
  };
  return `${JSON.stringify({ Version: "2012-10-17", Statement: [statement] }, undefined, 2)}\n`;
}
