/** Endpoint policies that people have written, as a configuration may have them. */
import { lintPolicy, type PolicyContext } from "../../aws/endpoint-policy/lint";
import { asObject } from "../../verify/terraform/stack";

/** Nothing in it for full access, which needs no words; undefined for what the language refuses. */
export function writtenPolicy(
  text: string,
  endpoint: Pick<PolicyContext, "endpointType" | "service">,
): { readonly policy?: string } | undefined {
  if (isFullAccess(text)) return {};
  const policy = withVersion(text);
  const context = { ...endpoint, servicePolicies: true, restricted: false };
  return lintPolicy(policy, context).length === 0 ? { policy } : undefined;
}

/** The newer version of the policy language differs in what a variable means, and in nothing else that is said here. */
function withVersion(text: string): string {
  if (text.includes("${")) return text;
  try {
    return JSON.stringify({ ...asObject(JSON.parse(text)), Version: "2012-10-17" });
  } catch {
    return text;
  }
}

/** What AWS gives an endpoint for which nobody has written a policy. */
function isFullAccess(policy: string): boolean {
  try {
    const { Statement } = JSON.parse(policy);
    const statements = [Statement].flat();
    return statements.length === 1 && isEverything(statements[0]);
  } catch {
    return false;
  }
}

function isEverything(statement: unknown): boolean {
  const { Effect, Action, Resource, Principal, Condition } = asObject(statement);
  return (
    Effect === "Allow" &&
    Action === "*" &&
    Resource === "*" &&
    JSON.stringify(Principal).includes('"*"') &&
    Condition === undefined
  );
}
