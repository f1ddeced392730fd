/** Each code's story: the smallest configuration that raises it, and the exact text that is printed. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { runCli } from "../../src/cli/cli";
import { endpointCodes } from "../../src/diagnostics/codes/endpoint";
import { endpointPolicyCodes } from "../../src/diagnostics/codes/endpoint-policy";
import { hubCodes } from "../../src/diagnostics/codes/hub";
import { memoryHost } from "../../src/host/memory-host";

const stories = readdirSync(__dirname).filter((name) => statSync(join(__dirname, name)).isDirectory());

function filesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const files = names.filter((name) => statSync(join(folder, name)).isFile() && name !== "expected.txt");
  return Object.fromEntries(
    files.map((name) => [relative(".", name), readFileSync(join(folder, name), "utf8")]),
  );
}

test.each(stories)(
  "%s is told at its place, in its words, and comes with nothing that hides it",
  async (code) => {
    const folder = join(__dirname, code);
    const host = memoryHost(filesOf(folder));
    await runCli(["validate", "--config", "cadastre.yaml"], host);
    expect(host.output.stderr).toBe(readFileSync(join(folder, "expected.txt"), "utf8"));
    expect(host.output.stderr).toContain(`[${code}]`);
  },
);

test("every code about endpoints has a story", () => {
  const codes = Object.keys({ ...endpointCodes, ...endpointPolicyCodes, ...hubCodes });
  expect(codes.filter((code) => !stories.includes(code))).toEqual([]);
});
