/** A network that is built from one configuration and changed to another by its steps, with real Terraform. */
import { cpSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { applyAll, replanAll } from "./deploy-all";
import type { Engine } from "./engine";
import { type EngineProject, engineProject } from "./project";
import type { StackFolder, Terraform } from "./terraform";

interface ToldSteps {
  readonly steps: readonly { readonly purpose: string; readonly waves: readonly Wave[] }[];
  readonly interruptions: readonly { readonly kind: string; readonly from: string; readonly to: string }[];
}

interface Wave {
  readonly include: readonly { readonly stacks: string }[];
}

export interface ChangedNetwork {
  readonly project: EngineProject;
  readonly told: ToldSteps;
  /** What a plan of every stack of the wanted version would still change, by stack. */
  readonly left: Readonly<Record<string, unknown>>;
}

/** Throws where an apply fails the first time. */
export async function changeBySteps(
  engine: Pick<Engine, "terraform" | "root">,
  name: string,
  before: string,
  after: string,
): Promise<ChangedNetwork> {
  const network = BuiltNetwork.at(engine, name);
  await network.build(before);
  return network.change(after);
}

const START = "test/engine/hostile-accounts";

/** One network that is built once and changed as often as wanted. */
export class BuiltNetwork {
  readonly #terraform: Terraform;
  readonly project: EngineProject;
  #changes = 0;

  private constructor(terraform: Terraform, project: EngineProject) {
    this.#terraform = terraform;
    this.project = project;
  }

  static at({ terraform, root }: Pick<Engine, "terraform" | "root">, name: string): BuiltNetwork {
    return new BuiltNetwork(terraform, engineProject(join(root, name), START));
  }

  async build(configuration: string): Promise<void> {
    const { project } = this;
    writeFileSync(join(project.root, "config/cadastre.yaml"), configuration);
    await project.run("plan");
    await project.run("synth");
    const { folders, dependsOn } = project.stacks();
    await applyAll(this.#terraform, folders.filter(isBootstrap));
    await applyAll(
      this.#terraform,
      folders.filter((stack) => !isBootstrap(stack)),
      { dependsOn },
    );
  }

  async change(configuration: string): Promise<ChangedNetwork> {
    const { project } = this;
    const built = `built-${++this.#changes}`;
    cpSync(join(project.root, "config"), join(project.root, built, "config"), { recursive: true });
    writeFileSync(join(project.root, "config/cadastre.yaml"), configuration);
    await project.run("plan");
    const out = `steps-${this.#changes}`;
    // Warnings are printed before.
    const printed = await project.run("steps", built, "--write", out, "--format", "json");
    const told = JSON.parse(printed.slice(printed.indexOf("{\n"))) as ToldSteps;
    for (const [index, { waves }] of told.steps.entries())
      for (const { include } of waves) {
        const names = include.flatMap(({ stacks }) => stacks.split(" "));
        await applyAll(
          this.#terraform,
          names.map((stack) => folderIn(project.root, `${out}/step-${index + 1}`, stack)),
        );
      }
    await project.run("synth");
    const folders = project.stacks().folders.filter((stack) => !isBootstrap(stack));
    for (const folder of folders)
      if (!existsSync(join(folder.dir, ".terraform"))) await this.#terraform.init(folder);
    const left = await replanAll(this.#terraform, folders);
    return { project, told, left };
  }
}

function isBootstrap({ name }: StackFolder): boolean {
  return name.endsWith("_bootstrap");
}

function folderIn(root: string, out: string, name: string): StackFolder {
  return { name, dir: join(root, out, "stacks", name) };
}
