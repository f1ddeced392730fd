/** `cadastre init`: writes a new repository, which passes `validate`, `plan`, `synth` and `verify` as it stands. */
import { line } from "../../diagnostics/shown";
import type { Host } from "../../host/host";
import { type Answers, parseAccount, problemsOf } from "../../init/answers";
import type { CiSystem, Shape } from "../../init/choices";
import { configurationFiles } from "../../init/configuration";
import { repositoryFiles } from "../../init/repository";
import { schemas } from "../../load/published/schema";
import { SYNTHESIS_PACKAGES } from "../../project/cdktf";
import { EXIT, type ExitCode } from "../exit-code";

export interface InitOptions {
  readonly organization?: string;
  readonly organizationId?: string;
  readonly region?: readonly string[];
  readonly account?: readonly string[];
  readonly stateBucket?: string;
  readonly shape?: Shape;
  readonly ci?: CiSystem;
  readonly cadastre: string;
}

export async function initCommand(host: Host, folder: string, options: InitOptions): Promise<ExitCode> {
  const answers = await answersOf(host, options);
  const problems = problemsOf(answers);
  if (problems.length > 0) {
    host.stderr(problems.map((problem) => line`cadastre: ${problem}`).join(""));
    return EXIT.usage;
  }
  const files = filesOf(answers, options.cadastre);
  const at = (file: string) => (folder === "." ? file : `${folder.replace(/\/+$/, "")}/${file}`);
  const there = Object.keys(files).filter((file) => host.kindOf(at(file)) !== undefined);
  if (there.length > 0) {
    host.stderr(line`cadastre: nothing is written, as this is there already: ${there.map(at).join(", ")}`);
    return EXIT.usage;
  }
  for (const [file, text] of Object.entries(files)) host.writeText(at(file), text);
  host.stdout(written(Object.keys(files), folder));
  return EXIT.good;
}

function filesOf(answers: Answers, cadastre: string): Readonly<Record<string, string>> {
  const schemaFiles = Object.entries(schemas()).map(([name, text]) => [`config/schema/${name}`, text]);
  return {
    ...configurationFiles(answers),
    ...Object.fromEntries(schemaFiles),
    ...repositoryFiles(answers, { cadastre, synthesis: SYNTHESIS_PACKAGES }),
  };
}

function written(files: readonly string[], folder: string): string {
  const shown = files.filter((file) => !file.startsWith("config/schema/"));
  const enter = folder === "." ? "" : `cd ${folder} && `;
  return `${shown.map((file) => line`wrote ${file}`).join("")}
Next:
  ${enter}git init -b main && npm install
  npx cadastre plan && npx cadastre synth && npx cadastre verify
  git add -A && git commit -m "network: the first plan"
`;
}

/** What is not said is asked for; where nobody can be asked, the answer in brackets is taken. */
async function answersOf(host: Host, options: InitOptions): Promise<Answers> {
  const ask = async (question: string, usual: string) => {
    const answer = await host.ask(`${question} [${usual}]: `);
    return answer === undefined || answer.trim() === "" ? usual : answer.trim();
  };
  const words = (text: string) => text.split(/[\s,]+/).filter((word) => word !== "");
  const organization = options.organization ?? (await ask("What is the organisation called?", "acme"));
  const shape =
    options.shape ??
    ((await ask("One account, or a hub with spokes? (single, hub-and-spoke)", "single")) as Shape);
  const regions = options.region ?? words(await ask("Which regions?", "us-east-1"));
  const usual = shape === "single" ? "main:111111111111" : "network:111111111111 orders:222222222222";
  const accounts =
    options.account ?? words(await ask("Which accounts, as name:id, that of the network first?", usual));
  // Identifiers cross between the accounts of a hub and its spokes, by way of the bucket.
  const bucket =
    options.stateBucket ??
    (shape === "hub-and-spoke"
      ? await ask("Which bucket for Terraform's state?", `${organization}-network-state`)
      : await host.ask("Which bucket for Terraform's state? [none, local files]: "));
  const ci = options.ci ?? ((await ask("Reviews in github, gitlab or none?", "github")) as CiSystem);
  return {
    organization,
    ...(options.organizationId && { organizationId: options.organizationId }),
    regions,
    accounts: accounts.map(parseAccount),
    ...(bucket && { stateBucket: bucket }),
    shape,
    ci,
  };
}
