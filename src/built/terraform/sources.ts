/** The files that a plan was made of, where they lie beside it: a plan lists no local values and no indexes that are worked out. */
import { asList, asObject, type JsonObject } from "../../verify/terraform/stack";
import { readHcl } from "../hcl/body";
import type { HclBlock, Node } from "../hcl/node";

/** Finds what lies beside a plan. */
export interface BesidePlan {
  /** Texts of a folder's `.tf` files, by a path from the plan's folder; undefined where something else makes up the module too. */
  texts(folder: string): readonly string[] | undefined;
  /** The text of `.terraform/modules/modules.json`, which says where modules from elsewhere were put. */
  manifest(): string | undefined;
}

/** The blocks of one module. */
export class ModuleSource {
  constructor(readonly blocks: readonly HclBlock[]) {}

  find(type: string, ...labels: readonly string[]): HclBlock | undefined {
    return this.blocks.find(
      (one) => one.type === type && labels.every((label, index) => one.labels[index] === label),
    );
  }

  local(name: string): Node | undefined {
    return this.blocks
      .filter(({ type }) => type === "locals")
      .map(({ body }) => body.attributes.get(name))
      .find((node) => node !== undefined);
  }
}

export class PlanSources {
  readonly #sources = new Map<string, ModuleSource | undefined>();
  readonly #folders: ReadonlyMap<string, string>;

  constructor(
    readonly beside: BesidePlan,
    readonly root: JsonObject,
  ) {
    this.#folders = foldersIn(beside.manifest());
  }

  /** Undefined where the files are not there, not understood, or declare other things than the plan has. */
  of(names: readonly string[]): ModuleSource | undefined {
    const key = names.join(".");
    if (!this.#sources.has(key)) this.#sources.set(key, this.#read(names));
    return this.#sources.get(key);
  }

  #read(names: readonly string[]): ModuleSource | undefined {
    const folder = this.#folderOf(names);
    const bodies = folder === undefined ? undefined : this.beside.texts(folder)?.map(readHcl);
    const module = this.#moduleOf(names);
    if (!bodies || bodies.length === 0 || !module) return undefined;
    const blocks = bodies.flatMap((body) => body?.blocks ?? []);
    const isWhole = !bodies.includes(undefined) && declares(blocks, module);
    return isWhole ? new ModuleSource(blocks) : undefined;
  }

  #moduleOf(names: readonly string[]): JsonObject | undefined {
    return names.reduce<JsonObject | undefined>(
      (module, name) => asObject(asObject(asObject(module?.module_calls)[name]).module),
      this.root,
    );
  }

  #folderOf(names: readonly string[]): string | undefined {
    if (names.length === 0) return "";
    const known = this.#folders.get(names.join("."));
    if (known !== undefined) return known;
    const parent = names.slice(0, -1);
    const call = asObject(asObject(this.#moduleOf(parent)?.module_calls)[names.at(-1) ?? ""]);
    const above = this.#folderOf(parent);
    return above === undefined || !/^\.\.?\//.test(String(call.source))
      ? undefined
      : joined(above, String(call.source));
  }
}

/** Whether the files have the very resources that the plan's configuration has. */
function declares(blocks: readonly HclBlock[], module: JsonObject): boolean {
  const own = blocks.flatMap(({ type, labels }) =>
    type === "resource" ? [labels.join(".")] : type === "data" ? [`data.${labels.join(".")}`] : [],
  );
  const planned = asList(module.resources).map((one) => String(asObject(one).address));
  return own.sort().join() === planned.sort().join();
}

function foldersIn(manifest: string | undefined): ReadonlyMap<string, string> {
  if (manifest === undefined) return new Map();
  try {
    const { Modules } = asObject(JSON.parse(manifest));
    return new Map(
      asList(Modules)
        .map(asObject)
        .filter(({ Key }) => Key !== "")
        .map(({ Key, Dir }) => [String(Key), joined("", String(Dir))]),
    );
  } catch {
    return new Map();
  }
}

function joined(folder: string, path: string): string {
  const steps: string[] = folder === "" ? [] : folder.split("/");
  for (const step of path.split("/")) {
    if (step === "..") steps.at(-1) === undefined || steps.at(-1) === ".." ? steps.push("..") : steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}
