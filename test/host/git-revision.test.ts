/** A revision's files come from git's own store: whole, by their names here, and with no checkout. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

test("the files of a revision are those of then, named from the project's folder", () => {
  const then = nodeHost(project).revision("main");
  expect(then?.listFiles("config")).toEqual(["config/a.yaml", "config/accounts/empty.yaml"]);
  expect(then?.readText("config/a.yaml")).toBe("first: é\n");
  expect(then?.readText("config/accounts/empty.yaml")).toBe("");
  expect(then?.sizeOf("config/a.yaml")).toBe(10);
  expect(then?.readText("config/b.yaml")).toBeUndefined();
  expect(then?.listFiles("nothing")).toBeUndefined();
});

test("the working tree is as it was", () => {
  const now = nodeHost(project);
  now.revision("main")?.listFiles("config");
  expect(now.readText("config/a.yaml")).toBe("second: 2\n");
});

test.each(["no-such-branch", "--help", "", "main:infra"])("%p is no revision", (name) => {
  expect(nodeHost(project).revision(name)).toBeUndefined();
});

test("a folder is read under names of its own", () => {
  const there = nodeHost(root).folder("infra/config");
  expect(there?.listFiles(".")).toEqual(["a.yaml", "accounts/empty.yaml", "b.yaml"]);
  expect(nodeHost(root).folder("infra/config/a.yaml")).toBeUndefined();
});
