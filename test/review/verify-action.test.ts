/** The action for teams who use nothing else: nothing in it is run that a caller gave, and what it calls does what its page says. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { layoutFiles } from "../support/foreign/layouts";
import { PROJECT_ROOT } from "../support/plans";

const ACTION = join(PROJECT_ROOT, ".github/actions/verify/action.yml");

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}
const text = readFileSync(ACTION, "utf8");
const { inputs, runs } = parse(text) as {
  readonly inputs: Readonly<Record<string, { readonly description?: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
};

test("what a caller gives comes as a variable, and other actions are pinned", () => {
  expect(runs.using).toBe("composite");
  for (const { run, uses } of runs.steps) {
    expect(run ?? "").not.toContain("${{");
    if (uses !== undefined) expect(uses).toMatch(/@[0-9a-f]{40}$/);
  }
  for (const name of Object.keys(inputs)) expect(text).toContain(`\${{ inputs.${name} }}`);
  for (const { description } of Object.values(inputs)) expect(description).toBeTruthy();
});

test("its last step holds plans on disk to a file of expectations", () => {
  const root = mkdtempSync(join(tmpdir(), "cadastre-action-"));
  try {
    for (const [file, content] of Object.entries(layoutFiles("counted-module", "networks of all"))) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), content);
    }
    const run = (expect: string) =>
      spawnSync("bash", ["-c", runs.steps.at(-1)?.run ?? ""], {
        cwd: root,
        encoding: "utf8",
        env: {
          PATH: process.env.PATH,
          CADASTRE_NO_CACHE: "1",
          PROGRAM: join(dirname(ACTION), "../../../bin/cadastre.js"),
          NETWORKS: "networks of all",
          EXPECT: expect,
          CONFIG: "",
        },
      });
    const good = run("networks of all/counted-module/expect.yaml");
    expect([good.stdout, good.status]).toEqual(["", 0]);
    expect(good.stderr).toMatch(/meets 10 expectations and holds every invariant\n$/);
    writeFileSync(
      join(root, "no.yaml"),
      'expectations: [{ from: "tier:intra", to: internet, expect: delivered }]\n',
    );
    expect(run("no.yaml").status).toBe(1);
    expect(run("").stderr).toMatch(/meets 0 expectations/);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}, 120_000);
