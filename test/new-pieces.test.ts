/** `npm run new` lays the files of a new piece in a copy of the house, and the compiler says what each still needs. */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PROJECT_ROOT } from "./support/plans";

const COPIED = [
  "src",
  "stacks",
  "test",
  "tools",
  "bench",
  "examples",
  "main.ts",
  "tsconfig.json",
  "package.json",
];

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "cadastre-pieces-"));
  for (const name of COPIED) cpSync(join(PROJECT_ROOT, name), join(root, name), { recursive: true });
  symlinkSync(join(PROJECT_ROOT, "node_modules"), join(root, "node_modules"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function lay(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["tools/new/run.js", ...words], {
    cwd: root,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

test("a piece of each kind, and nothing of them compiles before it is filled in", () => {
  const laid = [
    lay("noun", "firewall", "--type", "aws_networkfirewall_firewall"),
    lay("rule", "no-two-firewalls"),
    lay("invariant", "firewall-in-path"),
    lay("code", "firewall-size", "--domain", "address"),
  ];
  expect(laid.map(({ stderr }) => stderr)).toEqual(["", "", "", ""]);
  const tsc = join(PROJECT_ROOT, "node_modules/typescript/bin/tsc");
  const { stdout } = spawnSync(process.execPath, [tsc, "--noEmit", "-p", "tsconfig.json"], {
    cwd: root,
    encoding: "utf8",
  });
  const wanted = [...stdout.matchAll(/^(\S+?)\(.*'"([^"]+)"'/gm)].map(([, file, what]) => `${file}: ${what}`);
  expect(wanted.sort()).toMatchInlineSnapshot(`
    [
      "src/diagnostics/codes/address.ts: Move FIREWALL_SIZE into the list above: severity, message, why, help, and source where AWS says so.",
      "src/diagnostics/codes/config.ts: Move NO_TWO_FIREWALLS into the list above: severity, message, why, help, and source where AWS says so.",
      "src/model/rules/no-two-firewalls.ts: Report NO_TWO_FIREWALLS where the model breaks this rule, and say in the first line of the file what the rule is.",
      "src/plan/planned/firewall.ts: Say in the first line what a firewall is, with AWS's page, and give it fields. A room of src/plan decides them.",
      "src/verify/codes/invariants.ts: Move FIREWALL_IN_PATH into the list above, and a row with it into docs/verify.md.",
      "src/verify/invariants/firewall-in-path.ts: Find where FIREWALL_IN_PATH does not hold; what was not read is no finding (world.network.doubts).",
      "src/verify/readers/firewall.ts: Read what a firewall decides, or delete this file and say in BESIDE of registry.ts that it decides nothing.",
      "stacks/constructs/firewall.ts: Make the resource of a firewall with CDKTF, name it by idOf, and end with named().",
      "test/verify/firewall-in-path.test.ts: Write a network that breaks FIREWALL_IN_PATH, one that does not, and one in which the decisive part was not read.",
    ]
  `);
});

test("nothing is written where something stands, and where the words are wrong they are told", () => {
  const before = execFileSync("find", ["src", "-newer", "package.json", "-type", "f"], { cwd: root });
  expect(lay("rule", "external-ranges")).toMatchObject({
    status: 1,
    stderr: "src/model/rules/external-ranges.ts is there already\n",
  });
  expect(lay("thing", "x").stderr).toContain("npm run new -- noun NAME");
  expect(lay("rule", "Not_A_Name").stderr).toContain("small letters");
  expect(
    execFileSync("find", ["src", "-newer", "package.json", "-type", "f"], {
      cwd: root,
    }),
  ).toEqual(before);
  expect(existsSync(join(root, "test/errors/EXTERNAL_RANGES"))).toBe(false);
});
