/**
 * Runs a module of a project, as the working tree or an earlier version has it: the files that it needs are copied into a
 * folder of their own, TypeScript as JavaScript, so that two versions can run side by side.
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, posix } from "node:path";
import { type Files, HostError, type OwnModule } from "./host";

/** What is used of the project's own package `typescript`. */
interface TypeScript {
  transpileModule(
    text: string,
    settings: { readonly fileName: string; readonly compilerOptions: Readonly<Record<string, unknown>> },
  ): { readonly outputText: string };
  readonly ModuleKind: { readonly CommonJS: number };
  readonly ScriptTarget: { readonly ES2022: number };
}

export function runModule(root: string, files: Files, file: string): OwnModule | undefined {
  const start = posix.normalize(file);
  if (posix.isAbsolute(start) || start.startsWith(".."))
    throw new HostError(`${file} is outside the project, and code of the project is in it`);
  if (!isFile(files, start)) return undefined;
  const typescript = typescriptOf(root);
  const copy = realpathSync(mkdtempSync(join(tmpdir(), "cadastre-code-")));
  process.once("exit", () => rmSync(copy, { recursive: true, force: true }));
  const packages = nearest(root, "node_modules");
  if (packages) symlinkSync(packages, join(copy, "node_modules"), "junction");
  const type = typescript ? "commonjs" : typeOf(files);
  writeFileSync(join(copy, "package.json"), `${JSON.stringify({ type })}\n`);
  for (const [path, text] of neededBy(files, start)) {
    const [name, code] = asJavaScript(path, text, typescript);
    mkdirSync(dirname(join(copy, name)), { recursive: true });
    writeFileSync(join(copy, name), code);
  }
  // Places in what was TypeScript are then told as they are in it.
  process.setSourceMapsEnabled(true);
  const exported: unknown = createRequire(join(copy, "package.json"))(`./${scriptName(start)}`);
  return { exported, placeIn: (trace) => firstPlace(trace, copy) };
}

/** A module and all modules of the project that it asks for, by path. */
function neededBy(files: Files, start: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const waiting = [start];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    const text = files.readText(file) ?? "";
    found.set(file, text);
    for (const [, name] of text.matchAll(
      /(?:\bfrom|\bimport|\brequire)\s*\(?\s*["'](\.{1,2}\/[^"']+)["']/g,
    )) {
      const path = posix.join(posix.dirname(file), name as string);
      if (path.startsWith(".."))
        throw new HostError(`${file} asks for ${name}, which is outside the project`);
      const there = candidates(path).find((candidate) => isFile(files, candidate));
      if (there !== undefined) waiting.push(there);
    }
  }
  return found;
}

/** TypeScript may name the JavaScript that it becomes. */
function candidates(path: string): string[] {
  const source = path.replace(/\.([cm]?)js$/, ".$1ts");
  const endings = ["", ".ts", ".js", ".cjs", ".mjs", ".json", "/index.ts", "/index.js"];
  return [source, ...endings.map((ending) => path + ending)];
}

function isFile(files: Files, path: string): boolean {
  return files.survey(path)?.files.includes(path) ?? false;
}

function scriptName(file: string): string {
  return file.replace(/\.[cm]?ts$/, ".js");
}

const IS_MODULE = /^\s*(?:import|export)\b/m;

function asJavaScript(file: string, text: string, typescript: TypeScript | undefined): [string, string] {
  const isTypeScript = /\.[cm]?ts$/.test(file);
  if (isTypeScript && !typescript)
    throw new HostError(
      `${file} is TypeScript, which needs the package typescript: npm install --save-dev typescript`,
    );
  if (!typescript || !(isTypeScript || (file.endsWith(".js") && IS_MODULE.test(text)))) return [file, text];
  const { outputText } = typescript.transpileModule(text, {
    fileName: file,
    compilerOptions: {
      module: typescript.ModuleKind.CommonJS,
      target: typescript.ScriptTarget.ES2022,
      esModuleInterop: true,
      inlineSourceMap: true,
      rewriteRelativeImportExtensions: true,
    },
  });
  return [scriptName(file), outputText];
}

function typescriptOf(root: string): TypeScript | undefined {
  try {
    return createRequire(join(root, "package.json"))("typescript") as TypeScript;
  } catch {
    return undefined;
  }
}

function typeOf(files: Files): string {
  try {
    const { type } = JSON.parse(files.readText("package.json") ?? "{}") as { type?: unknown };
    return type === "module" ? "module" : "commonjs";
  } catch {
    return "commonjs";
  }
}

/** The first of that name in a folder or above it. */
function nearest(folder: string, name: string): string | undefined {
  const here = join(folder, name);
  if (existsSync(here)) return here;
  return dirname(folder) === folder ? undefined : nearest(dirname(folder), name);
}

/** Where a stack trace first is in the project's own files. */
function firstPlace(trace: string, copy: string): ReturnType<OwnModule["placeIn"]> {
  for (const line of trace.split("\n")) {
    const at = line.indexOf(copy);
    const match = at < 0 ? null : /^[/\\](.+?):(\d+):(\d+)/.exec(line.slice(at + copy.length));
    const file = match?.[1]?.replaceAll("\\", "/");
    if (match && file && !file.startsWith("node_modules/"))
      return { file, line: Number(match[2]), column: Number(match[3]) };
  }
  return undefined;
}
