/** What a team adds is seen by the witness: the example's route breaks what is expected, and the trace names its line. */
import { runCli } from "../../src/cli/cli";
import { projectHost } from "../support/project-host";

const FOLDER = "examples/extra";
const FILE = `${FOLDER}/cadastre.yaml`;

async function verified(change: (yaml: string) => string) {
  const host = projectHost(FOLDER);
  host.files.set(FILE, change(host.files.get(FILE) ?? ""));
  for (const command of ["plan", "synth"])
    expect([await runCli([command, "--quiet", "--config", FOLDER], host), host.output.stderr]).toEqual([
      0,
      "",
    ]);
  host.output.stdout = "";
  const code = await runCli(["verify", "--format", "json", "--config", FOLDER], host);
  const { findings } = JSON.parse(host.output.stdout) as {
    findings: {
      code: string;
      trace: { hops: { place: string; at?: { file: string; start: { line: number } } }[] };
    }[];
  };
  const yaml = host.files.get(FILE) ?? "";
  return { code, findings, lineOf: (text: string) => yaml.slice(0, yaml.indexOf(text)).split("\n").length };
}

// Fails when additions are left out of what is emitted, or do not say their line.
test("a route that was added opens what is forbidden, and stands in the trace with its line", async () => {
  const { code, findings, lineOf } = await verified((yaml) => yaml);
  expect(code).toBe(1);
  expect(findings.map((finding) => finding.code)).toEqual(["EXPECTATION_NOT_MET"]);
  const hop = findings[0]?.trace.hops.find(({ place }) => place.includes("/extra/"));
  expect(hop?.place).toBe("payments/us-east-1/main/extra/patches/aws_route.out");
  expect([hop?.at?.file, hop?.at?.start.line]).toEqual([FILE, lineOf("out:\n")]);
});

test("without it all is as expected", async () => {
  const { code, findings } = await verified((yaml) =>
    yaml.replace(/ +patches:\n(?: {12}.*\n)+/, "          patches: none\n"),
  );
  expect([code, findings]).toEqual([0, []]);
});
