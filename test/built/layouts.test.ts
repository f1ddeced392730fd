/**
 * Networks as others write them, read from Terraform's plans without a configuration: each answers its ten questions, and
 * nothing is found wrong with it. test/engine/foreign-layouts.test.ts shows that the plans are Terraform's own.
 */
import { runCli } from "../../src/cli/cli";
import { LAYOUTS, layoutFiles } from "../support/foreign/layouts";
import { memoryHost } from "../support/memory-host";

jest.setTimeout(120_000);

async function verify(files: Record<string, string>, layout: string) {
  const host = memoryHost(files);
  const words = [
    "verify",
    "--foreign",
    "--out",
    "tf",
    "--expect",
    `tf/${layout}/expect.yaml`,
    "--format",
    "json",
  ];
  const code = await runCli(words, host);
  expect(host.output.stderr).toBe("");
  const { findings } = JSON.parse(host.output.stdout) as { findings: { code: string; severity: string }[] };
  return { code, codes: findings.map(({ code }) => code) };
}

const flipped = (text: string) =>
  text.replace(/expect: (\w+)/g, (_, said) => `expect: ${said === "denied" ? "delivered" : "denied"}`);

test("there are ten layouts with ten questions each", () => {
  expect(LAYOUTS.length).toBeGreaterThanOrEqual(10);
  for (const layout of LAYOUTS)
    expect(layoutFiles(layout, "tf")[`tf/${layout}/expect.yaml`]?.match(/expect: /g)).toHaveLength(10);
});

test.each(LAYOUTS)("%s answers ten questions, and all of it is read", async (layout) => {
  expect(await verify(layoutFiles(layout, "tf"), layout)).toEqual({ code: 0, codes: [] });
});

// Each question is decided, and by more than that nothing was found.
test.each(LAYOUTS)("%s contradicts the opposite of each answer", async (layout) => {
  const files = layoutFiles(layout, "tf");
  const name = `tf/${layout}/expect.yaml`;
  const { code, codes } = await verify({ ...files, [name]: flipped(files[name] ?? "") }, layout);
  expect([code, codes]).toEqual([1, Array.from({ length: 10 }, () => "EXPECTATION_NOT_MET")]);
});
