/** `cadastre survey` without AWS: what its role needs, and whom it would ask. */
import { runCli } from "../../src/cli/cli";
import { surveyPolicy } from "../../src/survey/policy";
import { memoryHost } from "../support/memory-host";

async function call(files: Readonly<Record<string, string>>, ...words: string[]) {
  const host = memoryHost(files);
  const code = await runCli(["survey", ...words], host);
  return { code, ...host.output };
}

test("--policy prints what the role has to be allowed, and asks nobody", async () => {
  expect(await call({}, "--policy")).toEqual({ code: 0, stdout: surveyPolicy(), stderr: "" });
});

test("without a configuration the accounts and regions have to be named", async () => {
  const { code, stderr } = await call({}, "--account", "111111111111");
  expect(code).toBe(1);
  expect(stderr).toContain("error[NO_CONFIGURATION]");
});

test("what is neither an account nor a region is refused before anybody is asked", async () => {
  const wrong = await call({}, "--account", "12345", "--region", "us-east-1");
  expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining("cadastre: 12345 is neither ") });
  const nowhere = await call({}, "--account", "111111111111", "--region", "moon-1");
  expect(nowhere).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("cadastre: moon-1 is neither "),
  });
});
