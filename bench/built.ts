/** How long taking over and drift take for surveys of many accounts; prints, asserts nothing. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { performance } from "node:perf_hooks";

const CLI = join(__dirname, "../../bin/cadastre.js");
/** One VPC with a NAT gateway, as the local API tells of it. */
const ONE = join(__dirname, "../../test/support/survey/beginner.json");

const IDS =
  /\b((?:vpc|subnet|rtb|rtbassoc|igw|nat|eipalloc|eipassoc|eni|sg|sgr|acl|aclassoc|vpc-cidr-assoc)-[0-9a-f]{13})[0-9a-f]{4}\b/g;

/** The same VPC in so many accounts, each with IDs and addresses of its own. */
function writeSurvey(folder: string, accounts: number): void {
  const files = Object.entries(JSON.parse(readFileSync(ONE, "utf8")) as Record<string, unknown>);
  for (let number = 0; number < accounts; number += 1) {
    const account = String(300_000_000_000 + number);
    const place = join(folder, "survey", account, "us-east-1");
    mkdirSync(place, { recursive: true });
    const own = (text: string) => text.replace(IDS, `$1${number.toString(16).padStart(4, "0")}`);
    for (const [path, json] of files) {
      const text = own(JSON.stringify(json))
        .replaceAll("123456789012", account)
        .replace(
          /\b10\.0\.(\d+)\./g,
          (_, third: string) => `10.${Math.floor(number / 16)}.${(number % 16) * 16 + Number(third)}.`,
        );
      writeFileSync(join(place, own(basename(path))), text);
    }
  }
}

export function benchBuilt(accounts: number, print: (line: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), "cadastre-built-"));
  const call = (...words: string[]) => {
    const started = performance.now();
    const env = { ...process.env, CI: "" };
    execFileSync(process.execPath, [CLI, ...words, "--quiet"], { cwd: folder, env, stdio: "ignore" });
    return (performance.now() - started) / 1000;
  };
  try {
    writeSurvey(folder, accounts);
    const written = call("adopt", "survey");
    const plain = call("plan") + call("synth");
    const adopted = call("adopt", "survey");
    call("synth");
    const drift = call("drift", "survey");
    const [first, second, third] = [written, adopted, drift].map((seconds) => seconds.toFixed(2));
    print(
      `${accounts} accounts: adopt writes a configuration in ${first} s, takes over in ${second} s, drift ${third} s; plan and synth ${plain.toFixed(2)} s, drift ÷ that ${(drift / plain).toFixed(1)}`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (require.main === module)
  for (const accounts of [100, 1000]) benchBuilt(accounts, (line) => process.stdout.write(`${line}\n`));
