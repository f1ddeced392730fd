/** A project in a folder of its own, driven through the program's commands, with its stacks ready for Terraform. */
import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runCli } from "../../../src/cli/cli";
import type { Host } from "../../../src/host/host";
import { nodeHost } from "../../../src/host/node-host";
import type { StackFolder } from "./terraform";

export const PROJECT_ROOT = join(__dirname, "../../..");

export interface EngineProject {
  readonly root: string;
  /** Runs a command on `config`, and throws with what it printed unless it ends well. */
  run(...words: string[]): Promise<string>;
  /** The stacks that were synthesised, and which depend on which. */
  stacks(): { readonly folders: StackFolder[]; readonly dependsOn: Record<string, string[]> };
}

interface Manifest {
  readonly stacks: Record<string, { readonly workingDirectory: string; readonly dependencies: string[] }>;
}

/** Copies an example's files into `root/config`; each engine has a root of its own. */
export function engineProject(root: string, example: string): EngineProject {
  const project = emptyProject(root);
  cpSync(join(PROJECT_ROOT, example), join(root, "config"), { recursive: true });
  return project;
}

/** A folder without a configuration. */
export function emptyProject(root: string): EngineProject {
  mkdirSync(root, { recursive: true });
  return {
    root,
    async run(...words) {
      const { host, printed } = listening(root);
      const code = await runCli(words, host);
      if (code !== 0) throw new Error(`cadastre ${words.join(" ")} ended with ${code}:\n${printed()}`);
      return printed();
    },
    stacks() {
      const manifest = JSON.parse(readFileSync(join(root, "cdktf.out/manifest.json"), "utf8")) as Manifest;
      const entries = Object.entries(manifest.stacks);
      return {
        folders: entries.map(([name, s]) => ({ name, dir: join(root, "cdktf.out", s.workingDirectory) })),
        dependsOn: Object.fromEntries(entries.map(([name, s]) => [name, s.dependencies])),
      };
    },
  };
}

/**
 * The real disk, with what is printed kept, and no CI in the environment, as for somebody at a terminal. One core, because
 * a thread would have to read TypeScript by itself; the built program's threads are tested in `test/host`.
 */
function listening(root: string): { host: Host; printed: () => string } {
  let text = "";
  const listen = (more: string) => {
    text += more;
  };
  return {
    host: { ...nodeHost(root), cores: () => 1, environment: () => undefined, stdout: listen, stderr: listen },
    printed: () => text,
  };
}
