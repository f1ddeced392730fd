/** The cache lies where no checkout can write, is believed only if it is the user's own, and stays small. */
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openCache } from "../../src/host/cache-folder";
import type { Cache } from "../../src/host/host";
import { skipLoudly } from "../support/skip-loudly";

let folder: string;
let project: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cadastre-cache-"));
  project = join(folder, "project");
  mkdirSync(join(project, ".git"), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const environment = () => ({ XDG_CACHE_HOME: join(folder, "cache") });
const own = () => join(folder, "cache/cadastre");

function opened(root = project, out = "cdktf.out", variables: Record<string, string> = environment()) {
  return openCache(root, join(root, out), variables);
}

function usable(cache: ReturnType<typeof openCache>): Cache {
  if (!cache || "refused" in cache) throw new Error(cache?.refused ?? "there is no cache");
  return cache;
}

test("what is written is read by the next run, in a folder that is the user's alone", () => {
  usable(opened()).write("a.json", "text");
  expect(usable(opened()).read("a.json")).toBe("text");
  expect(usable(opened()).read("b.json")).toBeUndefined();
  expect(statSync(own()).mode & 0o777).toBe(0o700);
});

// Fails when the key leaves out the project or the output folder.
test("projects and output folders have nothing of one another, and a project that moved starts anew", () => {
  usable(opened()).write("a.json", "text");
  const other = join(folder, "other");
  mkdirSync(other);
  expect(usable(opened(other)).read("a.json")).toBeUndefined();
  expect(usable(opened(project, "elsewhere")).read("a.json")).toBeUndefined();
  symlinkSync(project, join(folder, "alias"));
  expect(usable(opened(join(folder, "alias"))).read("a.json")).toBe("text");
  const moved = join(folder, "moved");
  renameSync(project, moved);
  expect(usable(opened(moved)).read("a.json")).toBeUndefined();
});

// Each fails when its line in `refusalOf` is taken out.
test.each([
  ["lies inside the project", () => ({ XDG_CACHE_HOME: join(project, ".cache") })],
  ["lies inside the project", () => ({ XDG_CACHE_HOME: join(project, "..cache") })],
  [
    "lies inside the project",
    () => {
      mkdirSync(join(folder, "cache"));
      mkdirSync(join(project, "planted"));
      symlinkSync(join(project, "planted"), own());
      return environment();
    },
  ],
  [
    "can be written by others",
    () => {
      mkdirSync(own(), { recursive: true });
      chmodSync(own(), 0o770);
      return environment();
    },
  ],
  [
    "is not a folder",
    () => {
      mkdirSync(join(folder, "cache"));
      writeFileSync(own(), "");
      return environment();
    },
  ],
])("a folder that %s is not used", (why, variables) => {
  const nested = join(project, "infra");
  mkdirSync(nested);
  expect(opened(nested, "cdktf.out", variables())).toEqual({ refused: expect.stringContaining(why) });
});

const isRoot = process.getuid?.() === 0;
if (isRoot)
  test("a folder of another user is not used, and none is made in another user's home", () => {
    mkdirSync(join(folder, "cache"));
    chownSync(join(folder, "cache"), 12345, 12345);
    expect(opened()).toEqual({ refused: expect.stringContaining("would lie in another user's folder") });
    mkdirSync(own());
    chownSync(own(), 12345, 12345);
    expect(opened()).toEqual({ refused: expect.stringContaining("belongs to another user") });
  });
else skipLoudly("a folder of another user", "only root can give a folder to another user\n");

test("a relative place does not count", () => {
  const cache = openCache(project, join(project, "out"), { XDG_CACHE_HOME: "cache" });
  expect(JSON.stringify(cache)).not.toContain(join(project, "cache"));
});

test("where nothing can be written, nothing is kept and nothing fails", () => {
  const cache = usable(opened());
  writeFileSync(join(folder, "cache"), "a file in its place");
  cache.write("a.json", "text");
  expect(cache.read("a.json")).toBeUndefined();
});

// Fails when `#prune` does nothing.
test("what was not used for long leaves, and so does what is too much", () => {
  const long = new Date(Date.now() - 40 * 24 * 60 * 60 * 1000);
  for (let other = 0; other < 60; other++) usable(opened(project, `out-${other}`)).write("a.json", "x");
  expect(readdirSync(own())).toHaveLength(50);
  for (const name of readdirSync(own())) utimesSync(join(own(), name), long, long);
  usable(opened()).write("a.json", "x");
  expect(readdirSync(own())).toHaveLength(1);
});
