/** The files that are made from declarations and committed; `npm run docs` writes them. */
import type { Host } from "../host/host";
import { referencePage } from "../load/published/reference";
import { schemas } from "../load/published/schema";
import { errorsPage } from "../report/reference/errors-page";

/** Everything that is made from a declaration and committed, by file. A test holds the files to it. */
export function generatedFiles(): Readonly<Record<string, string>> {
  const schemaFiles = Object.entries(schemas()).map(([name, text]) => [`config/schema/${name}`, text]);
  return {
    ...Object.fromEntries(schemaFiles),
    "docs/errors.md": errorsPage(),
    "docs/reference/configuration.md": referencePage(),
  };
}

export function writeGenerated(host: Host): void {
  for (const [file, text] of Object.entries(generatedFiles())) host.writeText(file, text);
}
