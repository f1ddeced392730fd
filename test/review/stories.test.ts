/**
 * Stories: a change of test/review/acme.yaml as a reviewer sees it in a pull request, and the comment that answers it.
 *
 * A story is a folder with `change.diff`, whose first line says what it shows, and `comment.md`. Where the version before
 * differs from acme.yaml, `before.diff` says how.
 * `UPDATE_GOLDEN=1 npx jest test/review` writes the comments anew; read them as somebody who has to approve the change.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runCli } from "../../src/cli/cli";
import { LONGEST_COMMENT, MARKER } from "../../src/report/review/limits";
import { memoryHost } from "../support/memory-host";
import { patched } from "../support/patched";

const CONFIG = "config/acme.yaml";
const STORIES = join(__dirname, "stories");
const BASE = readFileSync(join(__dirname, "acme.yaml"), "utf8");

const stories = readdirSync(STORIES).sort();
const read = (story: string, name: string) => readFileSync(join(STORIES, story, name), "utf8");

/** The comment about a working tree in which the change was made and the lock updated. */
async function commentOn(story: string): Promise<string> {
  const before = existsSync(join(STORIES, story, "before.diff")) ? read(story, "before.diff") : "";
  const base = patched(BASE, before);
  const host = memoryHost({ [CONFIG]: base });
  expect(await runCli(["plan", "--quiet"], host)).toBe(0);
  host.revisions.set("main", new Map(host.files));
  host.files.set(CONFIG, patched(base, read(story, "change.diff")));
  expect(await runCli(["plan", "--quiet"], host)).toBe(0);
  Object.assign(host.output, { stdout: "", stderr: "" });
  await runCli(["review", "main"], host);
  return host.output.stdout + host.output.stderr;
}

test.each(stories)("%s", async (story) => {
  const comment = await commentOn(story);
  const file = join(STORIES, story, "comment.md");
  if (process.env.UPDATE_GOLDEN) writeFileSync(file, comment);
  expect(comment).toBe(existsSync(file) ? readFileSync(file, "utf8") : "");
  expect(comment.startsWith(`${MARKER}\n`)).toBe(true);
  expect(comment.length).toBeLessThan(LONGEST_COMMENT);
});

test("every change says first what it shows", () => {
  expect(stories.filter((story) => !/^# [A-Z].*\.\n/.test(read(story, "change.diff")))).toEqual([]);
});
