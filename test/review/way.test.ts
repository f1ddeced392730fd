/** What a review says of the way, and who can forbid it. */
import { runCli } from "../../src/cli/cli";
import { type MemoryHost, memoryHost } from "../support/memory-host";
import { egress, privateName } from "../support/steps/stories";

const GUARD = `
guards:
  steady: { forbid: [interrupt], reason: Sign-in is used day and night., owner: identity }
`;

async function reviewed(
  [before, after]: readonly [string, string],
  ...args: readonly string[]
): Promise<{ host: MemoryHost; code: number }> {
  const host = memoryHost({ "config/acme.yaml": before });
  await runCli(["plan", "--quiet"], host);
  host.revisions.set("main", new Map(host.files));
  host.writeText("config/acme.yaml", after);
  await runCli(["plan", "--quiet"], host);
  Object.assign(host.output, { stdout: "", stderr: "" });
  const code = await runCli(["review", "main", ...args], host);
  return { host, code };
}

const both = (story: (after: boolean) => string, more = "") =>
  [story(false) + more, story(true) + more] as const;

test("what is cut on the way is in the verdict, in a section and in the exit code", async () => {
  const { host, code } = await reviewed(both(privateName), "--exit-code");
  const { stdout } = host.output;
  expect(stdout).toContain(
    "> **Cuts on the way** 1 kind of flow that both versions deliver, for 45 minutes at most.",
  );
  expect(stdout).toContain("### On the way\n\n3 steps, one after the other.");
  expect(stdout).toMatch(
    /\| 🔴 \*\*cut\*\* \| `a\/main\/endpoints` \| `service\/auth` \| 443 \| from a\\_us-east-1\\_link/,
  );
  expect(code).toBe(4);
});

test("a way on which nothing is cut is told without an interruption", async () => {
  const { host } = await reviewed(both(egress));
  expect(host.output.stdout).toContain("### On the way\n\n3 steps");
  expect(host.output.stdout).not.toContain("Cuts on the way");
});

test("what is cut is told of ends that are renamed as well", async () => {
  const renamed = privateName(true)
    .replace("  a: {", "  b: {")
    .replace("account: a }", "account: b }")
    .concat("renames: [{ from: a, to: b }]\n");
  const { host } = await reviewed([privateName(false), renamed]);
  expect(host.output.stdout).toMatch(
    /\| 🔴 \*\*cut\*\* \| `b\/main\/endpoints` \| `service\/auth` \| 443 \|/,
  );
});

test("a guard forbids interruptions", async () => {
  const { host, code } = await reviewed(both(privateName, GUARD));
  expect(code).toBe(1);
  expect(host.output.stdout).toContain(
    "| ⛔ forbidden | `steady` | cut on the way a flow from `a/main/endpoints to service/auth` |",
  );
  expect(host.output.stderr).toContain("Sign-in is used day and night.");
  const calm = await reviewed(both(egress, GUARD));
  expect(calm.code).toBe(0);
});

test("as text, as JSON and as notices", async () => {
  const text = await reviewed(both(privateName), "--format", "text");
  expect(text.host.output.stdout).toMatch(
    /^interrupted: a\/main\/endpoints cannot reach service\/auth at TCP 443/m,
  );
  const json = await reviewed(both(privateName), "--format", "json");
  const { verdict, way } = JSON.parse(json.host.output.stdout);
  expect(verdict).toContain("interrupted");
  expect(way.count).toBe(3);
  expect(way.interruptions).toEqual([
    expect.objectContaining({
      kind: "cut",
      from: "a/main/endpoints",
      to: "service/auth",
      ports: [443],
      minutes: 45,
    }),
  ]);
});

test("an expectation that a change breaks is in the comment, and one that was broken before does not count", async () => {
  const expectation = `
expectations:
  - { from: a/main/endpoints, to: service/auth, expect: delivered }
`;
  const [before, after] = [privateName(false), privateName(false).replace("port: 443", "port: 444")];
  const broken = await reviewed([before + expectation, after + expectation], "--exit-code");
  expect(broken.host.output.stdout).toContain("> **Breaks** 1 expectation.");
  expect(broken.host.output.stdout).toContain("| ❌ **new** `EXPECTATION_NOT_MET` |");
  expect(broken.code).toBe(1);
  const old = await reviewed([after + expectation, after + expectation], "--exit-code");
  expect(old.host.output.stdout).not.toContain("**Breaks**");
  expect(old.host.output.stdout).toContain("| before as well `EXPECTATION_NOT_MET` |");
  expect(old.code).toBe(0);
});
