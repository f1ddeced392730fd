/** A copy of this repository that makes its stacks with CDKTF's fork, and a Node that runs it. */
import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { LIBRARY, LIBRARY_VERSION } from "../../src/project/cdktf";
import { PROJECT_ROOT } from "../support/plans";

export const FORK = { name: "cdktn", version: "0.24.0", bindings: "@cdktn/provider-aws" } as const;

/** A Node that the fork takes, as a package that holds the program itself and downloads nothing more. */
const NODE = `node-${process.platform}-${process.arch}`;
const PACKAGES = {
  [FORK.name]: FORK.version,
  [FORK.bindings]: "25.7.0",
  constructs: "10.7.0",
  [NODE]: "22.23.3",
};

/** Installs the fork outside the repository, once for each choice of versions. Throws where it cannot be had. */
export function installFork(): string {
  const folder = join(tmpdir(), `cadastre-fork-${Object.values(PACKAGES).join("-")}`);
  if (existsSync(join(folder, "complete"))) return folder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, dependencies: PACKAGES }));
  execFileSync("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  writeFileSync(join(folder, "complete"), "");
  return folder;
}

/** The Node of an installed fork. */
export function nodeOf(installed: string): string {
  return join(installed, "node_modules", NODE, "bin/node");
}

/** The repository in `folder`, after the swap: one file and package.json are changed, in the source and as built. */
export function swapped(folder: string, installed: string): void {
  for (const name of ["bench", "bin", "config", "dist", "examples", "src", "stacks", "test", "docs"])
    cpSync(join(PROJECT_ROOT, name), join(folder, name), { recursive: true });
  for (const name of readdirSync(PROJECT_ROOT).filter((file) => /\.(ts|js|json)$/.test(file)))
    cpSync(join(PROJECT_ROOT, name), join(folder, name));
  for (const file of ["package.json", "src/project/cdktf.ts", "dist/src/project/cdktf.js"])
    writeFileSync(join(folder, file), renamed(readFileSync(join(PROJECT_ROOT, file), "utf8")));
  linkPackages(join(PROJECT_ROOT, "node_modules"), join(folder, "node_modules"));
  linkPackages(join(installed, "node_modules"), join(folder, "node_modules"));
}

function renamed(text: string): string {
  return text
    .replaceAll(LIBRARY.bindings, FORK.bindings)
    .replaceAll(`"${LIBRARY.name}"`, `"${FORK.name}"`)
    .replace(`${LIBRARY.name}: "^`, `${FORK.name}: "^`)
    .replaceAll(LIBRARY_VERSION, FORK.version);
}

/** Every package but the library that is swapped; the later one of two is taken. */
function linkPackages(from: string, to: string): void {
  const packages = readdirSync(from).flatMap((name) =>
    name.startsWith("@") ? readdirSync(join(from, name)).map((inner) => `${name}/${inner}`) : [name],
  );
  const swappedOut: readonly string[] = [LIBRARY.name, LIBRARY.bindings, "constructs"];
  for (const name of packages) {
    const isOurs = from.startsWith(PROJECT_ROOT);
    if ((isOurs && swappedOut.includes(name)) || existsSync(join(to, name))) continue;
    mkdirSync(dirname(join(to, name)), { recursive: true });
    symlinkSync(join(from, name), join(to, name));
  }
}
