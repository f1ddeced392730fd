/** Checks an endpoint policy before AWS does, and whether it does what the configuration says of it. */
import { defaultQuota } from "../quotas";
import { formatPolicy } from "./document";
import { scanJson } from "./json-text";
import { unknownPlaceholders } from "./placeholders";
import type { PolicyFinding, PolicyProblem } from "./problem";
import { otherOrganizations, unrestricted } from "./restriction-rules";
import { gatewayPrincipal, policyShape, statementShape } from "./shape-rules";
import { type FoundStatement, isObject, statementsOf } from "./statement";
import { wildcards } from "./wildcard-rules";

/** What the policy is for. */
export interface PolicyContext {
  readonly endpointType: "Gateway" | "Interface";
  readonly service: string;
  /** Whether the service takes endpoint policies; undefined where that is not known. */
  readonly servicePolicies: boolean | undefined;
  /** Whether the configuration calls the policy restricted. */
  readonly restricted: boolean;
  /** The organisation whose ID conditions must name; absent to accept any. */
  readonly organization?: string;
}

/**
 * Every problem of a policy whose placeholders are filled in, in the order of the text. The size is that of the text
 * without white space, which is what an endpoint is given.
 */
export function lintPolicy(policy: string | object, context: PolicyContext): PolicyProblem[] {
  if (typeof policy !== "string") return findingsIn(policy, context);
  const scan = scanJson(policy);
  if (scan.wrongAt !== undefined) {
    return [
      {
        name: "not-json",
        pointer: "",
        offset: scan.wrongAt,
        detail: policy.slice(scan.wrongAt, scan.wrongAt + 1),
      },
    ];
  }
  const inText: PolicyProblem[] = [
    ...scan.repeated.map(({ pointer, offset }) => ({
      name: "repeated-key" as const,
      pointer,
      offset,
      detail: pointer.slice(pointer.lastIndexOf("/") + 1),
    })),
    ...unknownPlaceholders(policy).map(({ word, offset }) => ({
      name: "unknown-placeholder" as const,
      pointer: "",
      offset,
      detail: word,
    })),
  ];
  const inPolicy = findingsIn(JSON.parse(policy), context).map((finding) => ({
    ...finding,
    offset: scan.offsets.get(finding.pointer)!,
  }));
  return [...inText, ...inPolicy].sort((a, b) => a.offset! - b.offset!);
}

function findingsIn(policy: unknown, context: PolicyContext): PolicyFinding[] {
  if (!isObject(policy)) return [{ name: "statement", pointer: "", detail: "" }];
  const statements = statementsOf(policy).flatMap(({ pointer, value }) =>
    isObject(value) ? [{ pointer, elements: value }] : [],
  );
  return [
    ...serviceSupport(context),
    ...sizeOf(policy),
    ...policyShape(policy),
    ...statements.flatMap((statement) => findingsInStatement(statement, context)),
    ...(context.restricted ? unrestricted(statements) : []),
  ];
}

function findingsInStatement(statement: FoundStatement, context: PolicyContext): PolicyFinding[] {
  const { endpointType, organization } = context;
  return [
    ...statementShape(statement),
    ...(endpointType === "Gateway" ? gatewayPrincipal(statement) : []),
    ...wildcards(statement),
    ...(organization === undefined ? [] : otherOrganizations(statement, organization)),
  ];
}

function serviceSupport({ service, servicePolicies }: PolicyContext): PolicyFinding[] {
  if (servicePolicies) return [];
  const name = servicePolicies === false ? "service-without-policies" : "service-policies-unknown";
  return [{ name, pointer: "", detail: service }];
}

function sizeOf(policy: object): PolicyFinding[] {
  const characters = [...formatPolicy(policy)].length;
  return characters > defaultQuota("vpcePolicyChars")
    ? [{ name: "size", pointer: "", detail: String(characters) }]
    : [];
}
