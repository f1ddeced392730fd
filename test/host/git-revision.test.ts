/** A revision's files come from git's own store: whole, by their names here, and with no checkout. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Files } from "../../src/host/host";
import { nodeHost } from "../../src/host/node-host";

const root = mkdtempSync(join(tmpdir(), "cadastre-git-"));
const project = join(root, "infra");
const git = (...words: string[]) =>
  execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...words], { cwd: root });

beforeAll(() => {
  git("init", "--quiet", "--initial-branch=main");
  mkdirSync(join(project, "config/accounts"), { recursive: true });
  writeFileSync(join(project, "config/a.yaml"), "first: é\n");
  writeFileSync(join(project, "config/accounts/empty.yaml"), "");
  writeFileSync(join(root, "outside.yaml"), "outside");
  git("add", ".");
  git("commit", "--quiet", "-m", "first");
  writeFileSync(join(project, "config/a.yaml"), "second: 2\n");
  writeFileSync(join(project, "config/b.yaml"), "new\n");
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

const revision = (name: string, folder = project): Files => {
  const found = nodeHost(folder).revision(name);
  if ("reason" in found) throw new Error(found.reason);
  return found;
};

test("the files of a revision are those of then, named from the project's folder", () => {
  const then = revision("main");
  expect(then.survey("config")).toEqual({
    files: ["config/a.yaml", "config/accounts/empty.yaml"],
    obstacles: [],
  });
  expect(then.readText("config/a.yaml")).toBe("first: é\n");
  expect(then.readText("config/accounts/empty.yaml")).toBe("");
  expect(then.sizeOf("config/a.yaml")).toBe(10);
  expect(then.readText("config/b.yaml")).toBeUndefined();
  expect(then.survey("nothing")).toBeUndefined();
});

test("a configuration beside or above the project's folder is read too, inside the repository", () => {
  const then = revision("main", join(project, "config"));
  expect(then.survey("../../outside.yaml")?.files).toEqual(["../../outside.yaml"]);
  expect(then.readText("../../outside.yaml")).toBe("outside");
  expect(then.survey("../../../elsewhere")).toBeUndefined();
});

test("the working tree is as it was", () => {
  const now = nodeHost(project);
  revision("main").survey("config");
  expect(now.readText("config/a.yaml")).toBe("second: 2\n");
});

test.each([
  ["no-such-branch", "fatal: Needed a single revision"],
  ["main:infra", "fatal: Needed a single revision"],
  ["--help", "a revision's name is not empty and begins with no hyphen"],
  ["", "a revision's name is not empty and begins with no hyphen"],
])("%p is no revision, and git's reason is told", (name, reason) => {
  expect(nodeHost(project).revision(name)).toEqual({ reason: expect.stringContaining(reason) });
});

test("a folder is read under names of its own", () => {
  const there = nodeHost(root).folder("infra/config");
  expect(there?.survey(".")?.files).toEqual(["a.yaml", "accounts/empty.yaml", "b.yaml"]);
  expect(nodeHost(root).folder("infra/config/a.yaml")).toBeUndefined();
});

test("a branch begins where it left, and going back is told from what there is", () => {
  const { forkPoint } = nodeHost(project);
  const commit = (name: string) => git("rev-parse", name).toString().trim();
  const first = commit("main");
  git("checkout", "--quiet", "-b", "side");
  git("commit", "--quiet", "--allow-empty", "-m", "of the side");
  git("checkout", "--quiet", "main");
  git("commit", "--quiet", "--allow-empty", "-m", "of main");
  expect(forkPoint("main", "side")).toBe(first);
  // What is checked out is main, which is ahead of the first commit and has left the side there.
  expect(forkPoint("side", undefined)).toBe(first);
  expect(forkPoint(first, "side")).toBeUndefined();
  expect(forkPoint("side", first)).toBeUndefined();
  expect(forkPoint("main", "config")).toBeUndefined();
  expect(forkPoint("--all", undefined)).toBeUndefined();
  git("checkout", "--quiet", first);
  expect(forkPoint("main", undefined)).toBe(first);
  git("checkout", "--quiet", "main");
});
