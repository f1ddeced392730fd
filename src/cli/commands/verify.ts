/** `cadastre verify`: does the emitted network do what the expectations say, and hold the invariants? */
import { line } from "../../diagnostics/shown";
import type { Host } from "../../host/host";
import { findingsToJson, renderFindings } from "../../verify/render/findings";
import { findingsToJunit } from "../../verify/render/junit";
import { findingsToSarif } from "../../verify/render/sarif";
import { verify } from "../../verify/verify";
import { EXIT, type ExitCode } from "../exit-code";
import type { CommonOptions } from "../options";
import { readWitness, type WitnessOptions } from "../witness";

export type VerifyOptions = CommonOptions & WitnessOptions;

const RENDERERS: Readonly<Record<string, typeof renderFindings>> = {
  text: renderFindings,
  json: findingsToJson,
  sarif: findingsToSarif,
  junit: findingsToJunit,
};

export async function verifyCommand(host: Host, options: VerifyOptions): Promise<ExitCode> {
  const { out, format, quiet } = options;
  const witness = await readWitness(host, options);
  if (typeof witness === "number") return witness;
  const { network, directory, expectations, stacks, compared, best } = witness;
  const findings = verify(network, directory, expectations);
  const render = RENDERERS[format] ?? renderFindings;
  if (format !== "text" || findings.length > 0) host.stdout(render(findings));
  const errors = findings.filter(({ severity }) => severity === "error").length;
  if (!quiet && format === "text" && errors === 0) {
    const which = compared ? "" : ", which were not compared with the configuration,";
    host.stderr(
      line`${out}: ${stacks} stacks${which} meet ${expectations.length} expectations and hold every invariant`,
    );
  }
  return errors > 0 ? EXIT.findings : best;
}
