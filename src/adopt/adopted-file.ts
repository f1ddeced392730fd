/** The part of a configuration that says what is taken over, as a file of its own. */
import type { Adoption } from "./takeover";

/** In the folder of the configuration. */
export const ADOPTED_FILE = "adopted.yaml";

/** By ref, and within one by type; the same text for the same adoptions. */
export function adoptedText(adoptions: readonly Adoption[]): string {
  const byRef = new Map<string, Map<string, string>>();
  for (const { ref, type, id } of adoptions) {
    const ids = byRef.get(ref) ?? new Map<string, string>();
    byRef.set(ref, ids.set(type, id));
  }
  const lines = [...byRef].sort(byName).flatMap(([ref, ids]) => {
    const entries = [...ids].sort(byName).map(([type, id]) => `    ${type}: ${JSON.stringify(id)}`);
    return [`  ${ref}:`, ...entries];
  });
  return `# yaml-language-server: $schema=schema/cadastre.schema.json
# What was built before, and is taken over as it is: tags and names stay. Written by cadastre adopt; a line may go
# once its resource is to be as the configuration says.
adopted:
${lines.join("\n")}
`;
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
