/** What may be read of a folder is the same on disk and in a commit: links are followed inside the repository and told elsewhere. */
import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import fc from "fast-check";
import type { Survey } from "../../src/host/host";
import { nodeHost } from "../../src/host/node-host";

let root: string;
const git = (folder: string, ...words: string[]) =>
  execFileSync(
    "git",
    ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "protocol.file.allow=always", ...words],
    { cwd: folder, stdio: "pipe" },
  );
const at = (path: string) => join(root, path);

function put(path: string, text = "a: 1\n"): void {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), text);
}

function link(path: string, target: string): void {
  mkdirSync(dirname(at(path)), { recursive: true });
  symlinkSync(target, at(path));
}

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "cadastre-survey-")));
  git(root, "init", "--quiet", "--initial-branch=main");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Commits everything; what is read of the folder then, on disk and in the commit. */
function readBoth(folder: string, project = "."): { disk?: Survey; commit?: Survey } {
  git(root, "add", ".");
  git(root, "commit", "--quiet", "--allow-empty", "-m", "all");
  const host = nodeHost(at(project));
  const revision = host.revision("main");
  if ("reason" in revision) throw new Error(revision.reason);
  const [disk, commit] = [host.survey(folder), revision.survey(folder)];
  for (const file of disk?.files ?? []) expect(revision.readText(file)).toBe(host.readText(file));
  return { ...(disk && { disk }), ...(commit && { commit }) };
}

function expectBoth(folder: string, expected: Survey, project = "."): void {
  const { disk, commit } = readBoth(folder, project);
  expect(disk).toEqual(expected);
  expect(commit).toEqual(expected);
}

test("a linked file and a linked folder are read by their names in the configuration", () => {
  put("teams/payments/main.yaml");
  put("config/a.yaml");
  link("config/b.yaml", "../teams/payments/main.yaml");
  link("config/accounts", "../teams");
  expectBoth("config", {
    files: ["config/a.yaml", "config/accounts/payments/main.yaml", "config/b.yaml"],
    obstacles: [],
  });
});

test("links that lead out of the repository, nowhere, in a circle, or to a folder twice are told", () => {
  put("config/a.yaml");
  put("shared/b.yaml");
  link("config/1", "/etc");
  link("config/2", "../../elsewhere");
  link("config/3", "missing");
  link("config/4", "5");
  link("config/5", "4");
  link("config/6", ".");
  link("config/7", "../shared");
  link("config/8", "../shared");
  link("config/9", "../.git");
  link("config/.#a.yaml", "somebody@somewhere.1234");
  const { disk, commit } = readBoth("config");
  const kinds = disk?.obstacles.map(({ file, kind }) => `${file} ${kind}`);
  expect(kinds).toEqual([
    "config/1 outside",
    "config/2 outside",
    "config/3 nowhere",
    "config/4 circle",
    "config/5 circle",
    "config/6 again",
    "config/7 again",
    "config/9 outside",
  ]);
  expect(disk?.files).toEqual(["config/8/b.yaml", "config/a.yaml"]);
  expect(commit).toEqual(disk);
});

test("a configuration whose own path is a link, and one beside the project's folder, are read", () => {
  put("network/config/a.yaml");
  put("tools/readme");
  link("config", "network/config");
  expectBoth("config", { files: ["config/a.yaml"], obstacles: [] });
  expectBoth("../network/config", { files: ["../network/config/a.yaml"], obstacles: [] }, "tools");
});

test("devices, FIFOs and folders with a YAML file's name are told", () => {
  put("config/a.yaml");
  put("config/more.yaml/b.yaml");
  execFileSync("mkfifo", [at("config/c.yaml")]);
  expect(nodeHost(root).survey("config")).toEqual({
    files: ["config/a.yaml"],
    obstacles: [
      { file: "config/c.yaml", kind: "special" },
      { file: "config/more.yaml", kind: "folder" },
    ],
  });
});

test("a submodule is read where it is checked out, and told where it is not", () => {
  put("config/a.yaml");
  const other = realpathSync(mkdtempSync(join(tmpdir(), "cadastre-other-")));
  git(other, "init", "--quiet");
  writeFileSync(join(other, "b.yaml"), "b: 1\n");
  git(other, "add", ".");
  git(other, "commit", "--quiet", "-m", "one");
  git(root, "submodule", "--quiet", "add", other, "config/accounts");
  expectBoth("config", { files: ["config/a.yaml", "config/accounts/b.yaml"], obstacles: [] });
  git(root, "submodule", "--quiet", "deinit", "--force", "config/accounts");
  const missing = {
    files: ["config/a.yaml"],
    obstacles: [{ file: "config/accounts", kind: "submodule" as const }],
  };
  expect(readBoth("config")).toEqual({ disk: missing, commit: missing });
  rmSync(other, { recursive: true, force: true });
});

/** Every path below a folder that leads to a file, by the operating system's own way of following links. */
function filesBySystem(folder: string, inside: readonly string[] = []): string[] {
  const real = realpathSync(folder);
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (!existsSync(path) || relative(root, realpathSync(path)).startsWith("..")) return [];
    if (statSync(path).isFile()) return [path];
    return inside.includes(realpathSync(path)) ? [] : filesBySystem(path, [...inside, real]);
  });
}

// Fails when `follow` takes a relative target from the top, when ".." does not leave a linked folder by its own parent,
// and when `survey` reads a folder by two paths.
test("random trees: each file that the system finds is read once, and what is left out is told", () => {
  const names = fc.constantFrom("a", "b", "c");
  const folder = fc.array(names, { maxLength: 3 }).map((parts) => parts.join("/"));
  const target = fc
    .tuple(fc.array(fc.constantFrom("..", "a", "b", "x"), { minLength: 1, maxLength: 4 }))
    .map(([p]) => p.join("/"));
  const step = fc.oneof(
    fc.record({ kind: fc.constant("file" as const), folder, name: names, target: fc.constant("") }),
    fc.record({ kind: fc.constant("link" as const), folder, name: fc.constantFrom("x", "y", "z"), target }),
  );
  fc.assert(
    fc.property(fc.array(step, { minLength: 3, maxLength: 14 }), fc.nat(1_000_000), (steps, number) => {
      const tree = `t${number}`;
      rmSync(at(tree), { recursive: true, force: true });
      mkdirSync(at(`${tree}/config`), { recursive: true });
      for (const { kind, folder, name, target } of steps) {
        const path = join(tree, "config", folder, name);
        if (existsSync(at(path))) continue;
        try {
          if (kind === "file") put(`${path}.yaml`, path);
          else link(path, target);
        } catch {
          // A file stands where the folder would be, or a link leads nowhere.
        }
      }
      const { files = [], obstacles = [] } = nodeHost(root).survey(`${tree}/config`) ?? {};
      const real = (path: string) => realpathSync(at(path));
      expect(new Set(files.map(real)).size).toBeLessThanOrEqual(files.length);
      const folders = files.map((file) => dirname(file));
      const byFolder = new Map(folders.map((path) => [real(path), path]));
      expect(folders.every((path) => byFolder.get(real(path)) === path)).toBe(true);
      const found = new Set(filesBySystem(at(`${tree}/config`)).map((path) => realpathSync(path)));
      const told = obstacles.map(({ file }) => file);
      if (told.length === 0) expect(new Set(files.map(real))).toEqual(found);
      for (const path of files.map(real)) expect(found.has(path)).toBe(true);
    }),
    { numRuns: 60 },
  );
  git(root, "add", ".");
  git(root, "commit", "--quiet", "-m", "all");
  const revision = nodeHost(root).revision("main");
  if ("reason" in revision) throw new Error(revision.reason);
  for (const tree of readdirSync(root).filter((name) => name.startsWith("t"))) {
    const disk = nodeHost(root).survey(`${tree}/config`)?.files ?? [];
    expect([tree, revision.survey(`${tree}/config`)?.files ?? []]).toEqual([tree, disk]);
  }
});
