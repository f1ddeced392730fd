/** Finds what an engine test needs on this machine: Terraform, an unpacked AWS provider, Python with moto. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface EngineTools {
  /** Path of the terraform executable. */
  readonly terraform: string;
  /** The filesystem mirror: the folder that holds `registry.terraform.io/hashicorp/aws`. */
  readonly pluginDir: string;
  /** Path of a python3 that can import moto's server and boto3. */
  readonly python: string;
}

/** Either every tool, or one sentence for each that is missing. */
export type ToolSearch = { readonly tools: EngineTools } | { readonly missing: readonly string[] };

const REMEMBERED = join(tmpdir(), "cadastre-aws-provider-mirror.txt");
const PROVIDER_FOLDER = "registry.terraform.io/hashicorp/aws";

let found: ToolSearch | undefined;

/** Looks once per process; the provider's place, which takes a walk over the disk, is remembered across processes. */
export function findTools(): ToolSearch {
  found ??= search();
  return found;
}

function search(): ToolSearch {
  const terraform = onPath("terraform");
  const pluginDir = providerMirror();
  const python = onPath("python3");
  const moto = python !== undefined && canServe(python);
  if (terraform !== undefined && pluginDir !== undefined && python !== undefined && moto) {
    return { tools: { terraform, pluginDir, python } };
  }
  const missing = [
    terraform === undefined && "terraform is not on PATH.",
    pluginDir === undefined &&
      `no folder with ${PROVIDER_FOLDER} was found on the root file system; CADASTRE_TF_PLUGIN_DIR can name one.`,
    !moto && "python3 with moto[server] and boto3 is not on PATH (pip install 'moto[server]' boto3).",
  ];
  return { missing: missing.filter((sentence) => sentence !== false) };
}

function onPath(name: string): string | undefined {
  const answer = spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" });
  return answer.status === 0 ? answer.stdout.trim() : undefined;
}

function canServe(python: string): boolean {
  return spawnSync(python, ["-c", "import flask, werkzeug, moto, boto3"], { stdio: "ignore" }).status === 0;
}

function providerMirror(): string | undefined {
  const named = process.env.CADASTRE_TF_PLUGIN_DIR;
  if (named !== undefined && named !== "") return holdsProvider(named) ? named : undefined;
  const remembered = existsSync(REMEMBERED) ? readFileSync(REMEMBERED, "utf8") : "";
  if (holdsProvider(remembered)) return remembered;
  const walked = walkForMirror();
  if (walked !== undefined) writeFileSync(REMEMBERED, walked);
  return walked;
}

function holdsProvider(folder: string): boolean {
  return folder !== "" && existsSync(join(folder, PROVIDER_FOLDER));
}

/** Terraform's own links to a mirror end in the same names, but `find` does not follow them. */
function walkForMirror(): string | undefined {
  const walk = spawnSync("find", ["/", "-xdev", "-type", "f", "-name", "terraform-provider-aws_v*"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const mirrors = (walk.stdout ?? "").split("\n").map((path) => path.split(`/${PROVIDER_FOLDER}/`)[0] ?? "");
  return mirrors.filter(holdsProvider).sort()[0];
}
