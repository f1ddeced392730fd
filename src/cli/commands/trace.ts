/** `cadastre trace FROM TO[:PORT]`: can this flow get there, hop by hop, and if not, what stops it? */
import { line } from "../../diagnostics/shown";
import type { Host } from "../../host/host";
import type { Protocol } from "../../verify/network/filter";
import { renderTrace, traceToJson } from "../../verify/render/trace";
import { isOpen } from "../../verify/trace/trace";
import { trace } from "../../verify/verify";
import { EXIT, type ExitCode } from "../exit-code";
import type { CommonOptions } from "../options";
import { readWitness, type WitnessOptions } from "../witness";

export interface TraceOptions extends CommonOptions, WitnessOptions {
  readonly protocol: Protocol;
}

export async function traceCommand(
  host: Host,
  from: string,
  to: string,
  options: TraceOptions,
): Promise<ExitCode> {
  const { format, protocol } = options;
  const witness = await readWitness(host, options);
  if (typeof witness === "number") return witness;
  const { target, port } = targetOf(to);
  const answer = trace(witness.network, witness.directory, from, target, port, protocol);
  if ("unknown" in answer) {
    const names = answer.unknown.join(" and ");
    host.stderr(
      line`cadastre: nothing that can send or receive is called ${names}; docs/verify.md lists what can be named`,
    );
    return EXIT.usage;
  }
  host.stdout(format === "json" ? traceToJson(answer.trace) : renderTrace(answer.trace));
  return isOpen(answer.trace) ? witness.best : EXIT.findings;
}

/** `service/auth:443` is a target and a port; `aws:s3` is a target alone. */
function targetOf(text: string): { target: string; port?: number } {
  const match = /^(.+):(\d{1,5})$/.exec(text);
  return match ? { target: match[1] as string, port: Number(match[2]) } : { target: text };
}
