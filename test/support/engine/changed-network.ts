/** A network that is built from one configuration and changed to another by its steps, with real Terraform. */
import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { applyAll, replanAll } from "./deploy-all";
import type { Engine } from "./engine";
import { type EngineProject, engineProject } from "./project";
import type { StackFolder } from "./terraform";

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
  { terraform, root }: Engine,
  name: string,
  before: string,
  after: string,
): Promise<ChangedNetwork> {
  const project = await build({ terraform, root }, name, before);
  cpSync(join(project.root, "config"), join(project.root, "built/config"), { recursive: true });
  writeFileSync(join(project.root, "config/cadastre.yaml"), after);
  await project.run("plan");
  const told = JSON.parse(
    await project.run("steps", "built", "--write", "steps", "--format", "json"),
  ) as ToldSteps;
  for (const [index, { waves }] of told.steps.entries())
    for (const { include } of waves) {
      const names = include.flatMap(({ stacks }) => stacks.split(" "));
      await applyAll(
        terraform,
        names.map((stack) => folderIn(project.root, `steps/step-${index + 1}`, stack)),
      );
    }
  await project.run("synth");
  const { folders } = project.stacks();
  const left = await replanAll(
    terraform,
    folders.filter(({ name }) => !name.endsWith("_bootstrap")),
  );
  return { project, told, left };
}

async function build(
  { terraform, root }: Pick<Engine, "terraform" | "root">,
  name: string,
  configuration: string,
): Promise<EngineProject> {
  const project = engineProject(join(root, name), "test/engine/hostile-accounts");
  writeFileSync(join(project.root, "config/cadastre.yaml"), configuration);
  await project.run("plan");
  await project.run("synth");
  const { folders, dependsOn } = project.stacks();
  const isBootstrap = ({ name: stack }: StackFolder) => stack.endsWith("_bootstrap");
  await applyAll(terraform, folders.filter(isBootstrap));
  await applyAll(
    terraform,
    folders.filter((stack) => !isBootstrap(stack)),
    { dependsOn },
  );
  return project;
}

function folderIn(root: string, out: string, name: string): StackFolder {
  return { name, dir: join(root, out, "stacks", name) };
}
