/** `describe` for tests that run real Terraform: where a tool is missing they say so loudly and are skipped. */
import { skipLoudly } from "../skip-loudly";
import { type EngineTools, findTools } from "./tools";

const TEN_MINUTES = 600_000;

/**
 * `define` gets the tools. Without them the block is skipped with a message on stderr, or, where the
 * environment has CADASTRE_ENGINE=required, fails.
 */
export function describeEngine(name: string, define: (tools: EngineTools) => void): void {
  const search = findTools();
  if ("tools" in search) {
    describe(name, () => {
      jest.setTimeout(TEN_MINUTES);
      define(search.tools);
    });
    return;
  }
  const reason = `engine tests "${name}" cannot run here:\n${search.missing.map((line) => `  - ${line}\n`).join("")}`;
  skipLoudly(name, reason);
}
