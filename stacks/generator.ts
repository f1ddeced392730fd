/** A name for everything that turns a slice of the plan into text: this room's own files and the packages it uses. */
import type { Host } from "../src/host/host";

/** What this room runs of other rooms; a test holds it to the imports. */
export const NEIGHBOURS: readonly string[] = ["src/diagnostics/source", "src/model/ref"];

const PACKAGES = ["cdktf", "constructs", "@cdktf/provider-aws", "json-stable-stringify"];

/** Another one whenever the text of some stack might be another one. */
export function generatorVersion(host: Host): string {
  const extension = __filename.slice(__filename.lastIndexOf("."));
  const neighbours = NEIGHBOURS.map((name) => `${__dirname}/../${name}${extension}`);
  const files = [...(host.listFiles(__dirname) ?? []), ...neighbours];
  const packages = PACKAGES.map((name) => `${name} ${require(`${name}/package.json`).version}`);
  return host.hash([...packages, ...files.map((file) => host.hashOf(file) ?? "none")].join("\n"));
}
