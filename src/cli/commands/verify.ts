/** `cadastre verify`: does the emitted network do what the expectations say, and hold the invariants? */
import { line } from "../../diagnostics/shown";
import type { Host } from "../../host/host";
import { policyInput } from "../../library/policy-input";
import { policyFindings, runPolicies } from "../../library/run-policies";
import type { Expectation } from "../../verify/expectations";
import { singlePoints } from "../../verify/failure/single-points";
import { type Finding, sortFindings } from "../../verify/finding";
import { findingsToJson, renderFindings } from "../../verify/render/findings";
import { findingsToJunit } from "../../verify/render/junit";
import { findingsToSarif } from "../../verify/render/sarif";
import { renderSinglePoints, singlePointsToJson } from "../../verify/render/single-points";
import { Scene } from "../../verify/scene";
import { verify } from "../../verify/verify";
import { EXIT, type ExitCode } from "../exit-code";
import { expectationsFrom } from "../expectations";
import type { CommonOptions } from "../options";
import { type Own, readWitness, type WitnessOptions } from "../witness";

export interface VerifyOptions extends CommonOptions, WitnessOptions {
  /** Asks what nothing replaces, in place of whether expectations hold. */
  readonly singlePoints: boolean;
  /** A file or folder of expectations beside those of the configuration. */
  readonly expect?: string;
}

/** What the project's own policies say of what they are asked about. */
function ownFindings(own: Own | undefined, found: readonly Finding[]): readonly Finding[] {
  if (!own) return [];
  const { plan, stacks, code } = own;
  return policyFindings(
    runPolicies(code, policyInput({ plan, stacks: () => stacks, findings: () => found })),
  );
}

const RENDERERS: Readonly<Record<string, typeof renderFindings>> = {
  text: renderFindings,
  json: findingsToJson,
  sarif: findingsToSarif,
  junit: findingsToJunit,
};

export async function verifyCommand(host: Host, options: VerifyOptions): Promise<ExitCode> {
  const { format, quiet } = options;
  const witness = await readWitness(host, options);
  if (typeof witness === "number") return witness;
  const more = expectationsFrom(host, options.expect);
  if (typeof more === "number") return more;
  const { network, directory, read, best, own } = witness;
  const expectations = [...witness.expectations, ...more];
  const study = studyOf(options);
  if (study) {
    if (format !== "text" && format !== "json") return refuseFormat(host, format);
    host.stdout(study(new Scene(network, directory), expectations, format));
    return best;
  }
  const found = verify(network, directory, expectations);
  const findings = sortFindings([...found, ...ownFindings(own, found)]);
  const render = RENDERERS[format] ?? renderFindings;
  if (format !== "text" || findings.length > 0) host.stdout(render(findings));
  const errors = findings.filter(({ severity }) => severity === "error").length;
  if (!quiet && format === "text" && errors === 0) {
    const [meet, hold] = read.isOne ? ["meets", "holds"] : ["meet", "hold"];
    const expected = expectations.length === 1 ? "1 expectation" : `${expectations.length} expectations`;
    host.stderr(line`${read.what} ${meet} ${expected} and ${hold} every invariant`);
  }
  return errors > 0 ? EXIT.findings : best;
}

/** What is asked about the expectations themselves: a text, and no verdict. */
type Study = (scene: Scene, expectations: readonly Expectation[], format: "text" | "json") => string;

function studyOf(options: VerifyOptions): Study | undefined {
  if (options.singlePoints) return studySinglePoints;
  return undefined;
}

function studySinglePoints(...[scene, expectations, format]: Parameters<Study>): string {
  const found = singlePoints(scene, expectations);
  return format === "json" ? singlePointsToJson(found) : renderSinglePoints(found);
}

function refuseFormat(host: Host, format: string): ExitCode {
  host.stderr(line`cadastre: this is printed as text or json, and not as ${format}`);
  return EXIT.usage;
}
