/** Drift as SARIF 2.1.0, the form in which code hosts show findings beside the lines of a configuration. */
import { sarifText, sarifUri } from "../diagnostics/render/sarif-text";
import type { SourceRange } from "../diagnostics/source";
import type { Drift } from "../drift/drift";
import { changedText, describedText, flowText, unclaimedText } from "./drift";

const SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

const RULES = {
  DRIFT_FLOW: "A flow that is open in AWS and closed as emitted, or the other way round.",
  DRIFT_MISSING: "A resource that is emitted and not in AWS.",
  DRIFT_CHANGED: "A resource that AWS has otherwise than it is emitted.",
  DRIFT_UNCLAIMED: "Something in AWS that no stack describes.",
} as const;

type Rule = keyof typeof RULES;

interface Found {
  readonly rule: Rule;
  readonly text: string;
  readonly at?: SourceRange | undefined;
  readonly resource?: string;
}

export function driftSarif(drift: Drift): string {
  const rules = Object.entries(RULES).map(([id, text]) => ({
    id,
    shortDescription: { text: id.toLowerCase().replaceAll("_", " ") },
    fullDescription: { text },
    defaultConfiguration: { level: "error" },
  }));
  const run = {
    tool: { driver: { name: "cadastre drift", rules } },
    results: foundIn(drift).map(resultOf),
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: "2.1.0", runs: [run] }, undefined, 2)}\n`;
}

function foundIn({ flows, missing, changed, unclaimed }: Drift): readonly Found[] {
  return [
    ...flows.map(
      (flow): Found => ({ rule: "DRIFT_FLOW", text: flowText(flow), at: (flow.denial ?? flow.trace).at }),
    ),
    ...missing.map(
      ({ origin }): Found => ({
        rule: "DRIFT_MISSING",
        text: describedText(origin),
        at: origin.at,
        resource: origin.key,
      }),
    ),
    ...changed.map(
      (one): Found => ({
        rule: "DRIFT_CHANGED",
        text: changedText(one),
        at: one.origin.at,
        resource: one.origin.key,
      }),
    ),
    ...unclaimed.map(
      (one): Found => ({ rule: "DRIFT_UNCLAIMED", text: unclaimedText(one), resource: one.origin.key }),
    ),
  ];
}

function resultOf({ rule, text, at, resource }: Found) {
  const region = at && {
    startLine: at.start.line,
    startColumn: at.start.column,
    endLine: at.end.line,
    endColumn: at.end.column,
  };
  return {
    ruleId: rule,
    ruleIndex: Object.keys(RULES).indexOf(rule),
    level: "error",
    message: { text: sarifText(text) },
    locations: [
      {
        ...(at && { physicalLocation: { artifactLocation: { uri: sarifUri(at.file) }, region } }),
        ...(resource !== undefined && {
          logicalLocations: [{ fullyQualifiedName: resource, kind: "resource" }],
        }),
      },
    ],
  };
}
