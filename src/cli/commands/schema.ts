/** `cadastre schema`: the JSON Schemas for editors. */
import type { Host } from "../../host/host";
import { schemas } from "../../load/published/schema";
import { EXIT, type ExitCode } from "../exit-code";

export function schema(host: Host, { out }: { readonly out?: string }): ExitCode {
  for (const [name, text] of Object.entries(schemas())) {
    if (out !== undefined) host.writeText(`${out}/${name}`, text);
    else if (name === "cadastre.schema.json") host.stdout(text);
  }
  return EXIT.good;
}
