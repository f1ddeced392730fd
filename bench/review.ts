/** How long a review of one changed line takes beside synthesising and verifying everything; prints, asserts nothing. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { performance } from "node:perf_hooks";
import { generateOrganization } from "../examples/generate/organization";

const CLI = join(__dirname, "../../bin/cadastre.js");
const CHANGED = "config/accounts-0000.yaml";

/** Each call is a process of its own, as in CI; the stacks of the changed version are on disk when it is reviewed. */
export function benchReview(accounts: number, print: (line: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), "cadastre-review-"));
  const path = (file: string) => join(folder, file.startsWith("config/") ? file : `config/${file}`);
  const environment = { ...process.env, CI: "" };
  const call = (...words: string[]) => {
    const started = performance.now();
    execFileSync(process.execPath, [CLI, ...words], { cwd: folder, env: environment, stdio: "ignore" });
    return (performance.now() - started) / 1000;
  };
  try {
    for (const [file, text] of Object.entries(generateOrganization({ accounts }))) {
      mkdirSync(dirname(path(file)), { recursive: true });
      writeFileSync(path(file), text);
    }
    call("plan", "--quiet");
    execFileSync("cp", ["-r", join(folder, "config"), join(folder, "base")]);
    const text = readFileSync(join(folder, CHANGED), "utf8");
    const pinned = /^( {2}workload-00000: \{)/m;
    writeFileSync(
      join(folder, CHANGED),
      text.replace(
        pinned,
        "$1 vpcs: { main: { subnets: { tier-4: { prefixLength: 28, access: isolated } } } },",
      ),
    );
    call("plan", "--quiet");
    const whole = call("synth", "--quiet") + call("verify", "--quiet");
    const review = call("review", "base");
    print(
      `${accounts} accounts: review of one line ${review.toFixed(2)} s, cold synth and verify ${whole.toFixed(2)} s, ratio ${(review / whole).toFixed(2)}`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (require.main === module)
  for (const accounts of [100, 1000]) benchReview(accounts, (line) => process.stdout.write(`${line}\n`));
