/** Lowers endpoint policies, with the texts of those that are files. */
import {
  BUILT_IN_POLICIES,
  type EndpointPolicy,
  OWN_ACCOUNT,
  type PolicyLimits,
} from "../../model/endpoint-policy";
import type { EndpointPolicyShape } from "../shape/endpoint-policies";
import { checkKnown, type LowerContext, namesIn } from "./context";

/** The declared policies and the built-in ones, sorted by name. */
export function lowerPolicies(context: LowerContext): EndpointPolicy[] {
  const declared = Object.entries(context.configuration.policies ?? {}).flatMap(
    ([name, shape]) => lowerPolicy(context, name, shape) ?? [],
  );
  const names = new Set(Object.keys(context.configuration.policies ?? {}));
  const builtIn = BUILT_IN_POLICIES.filter(({ name }) => !names.has(name));
  return [...declared, ...builtIn].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Every name that a policy may be chosen by, whether or not the policy itself is sound. */
export function policyNames({ configuration }: LowerContext): string[] {
  return [...Object.keys(configuration.policies ?? {}), ...BUILT_IN_POLICIES.map(({ name }) => name)];
}

function lowerPolicy(
  context: LowerContext,
  name: string,
  shape: EndpointPolicyShape,
): EndpointPolicy | undefined {
  const { merged, collector } = context;
  const path = ["policies", name];
  const at = merged.locate(path, "key");
  const limits = lowerLimits(context, path, shape);
  const limited = isLimited(limits);
  if (shape.file === undefined) {
    if (!limited) collector.report("ENDPOINT_POLICY_EMPTY", at, { policy: name });
    if (limits.ownResources && !limits.organization) {
      const place = merged.locate([...path, "ownResources"]);
      collector.report("ENDPOINT_POLICY_OWN_RESOURCES", place, { policy: name });
    }
    return { name, source: limits, at };
  }
  if (limited) {
    collector.report("ENDPOINT_POLICY_FILE_AND_LIMITS", at, { policy: name });
    return undefined;
  }
  const companion = context.companion(shape.file);
  if (companion === "refused") return undefined;
  if (companion === undefined) {
    collector.report("ENDPOINT_POLICY_FILE_MISSING", merged.locate([...path, "file"]), { file: shape.file });
    return undefined;
  }
  const { file, text } = companion;
  return { name, source: { from: "file", file, text, restricted: shape.restricted }, at };
}

function lowerLimits(
  { configuration, merged, collector }: LowerContext,
  path: readonly string[],
  shape: EndpointPolicyShape,
): PolicyLimits {
  const accounts = shape.accounts?.flatMap((account, index) => {
    if (account === OWN_ACCOUNT || /^\d{12}$/.test(account)) return [account];
    const at = merged.locate([...path, "accounts", index]);
    const known = namesIn(configuration.accounts);
    return checkKnown(collector, "account", account, known, at)
      ? [configuration.accounts[account]?.id as string]
      : [];
  });
  return {
    from: "limits",
    organization: shape.organization,
    ownResources: shape.ownResources,
    ...(accounts && { accounts }),
    ...(shape.buckets && { buckets: shape.buckets }),
    ...(shape.tables && { tables: shape.tables }),
    readOnly: shape.readOnly,
    awsOwned: shape.awsOwned ?? [],
  };
}

function isLimited(limits: PolicyLimits): boolean {
  return Object.entries(limits).some(
    ([key, value]) => key !== "from" && value !== false && key !== "awsOwned",
  );
}
