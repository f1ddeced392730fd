/** What lies beside a plan is read where it is the plan's own, and where it is not, nothing is made of it. */
import { runCli } from "../../src/cli/cli";
import { layoutFiles } from "../support/foreign/layouts";
import { memoryHost } from "../support/memory-host";

jest.setTimeout(120_000);

const MODULE = "tf/counted-module/modules/vpc/main.tf";

async function unreadIn(change: (files: Record<string, string>) => void) {
  const files = layoutFiles("counted-module", "tf");
  change(files);
  const host = memoryHost(files);
  await runCli(["verify", "--foreign", "--out", "tf", "--format", "json"], host);
  const { findings } = JSON.parse(host.output.stdout) as { findings: { code: string; message: string }[] };
  return findings.filter(({ code }) => code === "UNREAD").length;
}

const edit = (from: string | RegExp, to: string) => (files: Record<string, string>) => {
  expect(files[MODULE]).toMatch(from);
  files[MODULE] = files[MODULE]?.replace(from, to) ?? "";
};

test("all of it is read with the module's files", async () => {
  expect(await unreadIn(() => undefined)).toBe(0);
});

// Fails when ModuleSource is made of files that declare other resources, or of half of them.
test.each<[string, (files: Record<string, string>) => void]>([
  ["are not there", (files) => delete files[MODULE]],
  ["have another resource than the plan", edit('"aws_route_table" "intra"', '"aws_route_table" "inner"')],
  ["are not understood", edit("locals {", "locals {\n  note = <<E\nE\n")],
  ["use a function that is not read", edit("try(", "unheard(")],
  [
    "have overrides",
    (files) => {
      files["tf/counted-module/modules/vpc/main_override.tf"] = "";
    },
  ],
])("where the files %s, it is told what was not read", async (_, change) => {
  expect(await unreadIn(change)).toBeGreaterThan(0);
});

test("modules from elsewhere are where Terraform put them", async () => {
  const moved = (files: Record<string, string>) => {
    files["tf/counted-module/.terraform/modules/vpc/main.tf"] = files[MODULE] ?? "";
    delete files[MODULE];
    files["tf/counted-module/.terraform/modules/modules.json"] = JSON.stringify({
      Modules: [
        { Key: "", Source: "", Dir: "." },
        { Key: "vpc", Source: "registry/acme/vpc/aws", Dir: ".terraform/modules/vpc" },
      ],
    });
  };
  expect(await unreadIn(moved)).toBe(0);
});
