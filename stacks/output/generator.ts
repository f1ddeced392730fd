/** A name for everything that turns a slice of the plan into text: this room's own files and the packages it uses. */
import type { Host } from "../../src/host/host";
import { SYNTHESIS_PACKAGES } from "../../src/project/cdktf";

/** What this room runs of other rooms; a test holds it to the imports. */
export const NEIGHBOURS: readonly string[] = ["src/diagnostics/source", "src/model/ref", "src/project/cdktf"];

const PACKAGES = [...Object.keys(SYNTHESIS_PACKAGES), "json-stable-stringify"];

/** Another one whenever the text of some stack might be another one. */
export function generatorVersion(host: Host): string {
  const packages = PACKAGES.map((name) => `${name} ${require(`${name}/package.json`).version}`);
  return host.hash(
    [...packages, ...generatorFiles(host).map((file) => host.hashOf(file) ?? "none")].join("\n"),
  );
}

/** Every file that has a part in it. */
export function generatorFiles(host: Host): readonly string[] {
  const room = `${__dirname}/..`;
  const extension = __filename.slice(__filename.lastIndexOf("."));
  return [...(host.listFiles(room) ?? []), ...NEIGHBOURS.map((name) => `${room}/../${name}${extension}`)];
}
