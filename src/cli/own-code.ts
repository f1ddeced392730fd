/** The project's own code, where a call names it; nothing in a checkout names it for itself. */
import { type Host, HostError } from "../host/host";
import { type NamedCode, runOwnCode } from "../library/own-code";

export interface CodeOptions {
  /** A module of the project. */
  readonly code?: string;
}

/** Which file has it: `--code`, or else CADASTRE_CODE. */
export function codeFile(host: Host, { code }: CodeOptions): string | undefined {
  const file = code ?? host.environment("CADASTRE_CODE") ?? "";
  return file === "" ? undefined : host.nameOf(file);
}

/** As the working tree has it, where it has to be. */
export function ownCode(host: Host, options: CodeOptions): NamedCode | undefined {
  const file = codeFile(host, options);
  if (file === undefined) return undefined;
  const code = runOwnCode(host, file);
  if (!code) throw new HostError(`there is no file ${file}, which --code or CADASTRE_CODE names`);
  return code;
}
