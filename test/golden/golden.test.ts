/**
 * Stories: a script of commands on a small organisation as it changes, and what they print.
 *
 * A script's first line says what it shows. `use NAME` puts NAME.yaml in place of the configuration; the lock stays, as
 * it would in a repository. `UPDATE_GOLDEN=1 npx jest test/golden` writes the transcripts anew; read them.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runCli } from "../../src/cli/cli";
import { type MemoryHost, memoryHost } from "../support/memory-host";

const CONFIG = "config/acme.yaml";

const stories = readdirSync(__dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

const read = (story: string, name: string) => readFileSync(join(__dirname, story, name), "utf8");

async function perform(host: MemoryHost, story: string, line: string): Promise<string> {
  const [verb, ...words] = line.split(" ") as [string, ...string[]];
  if (verb === "use") host.files.set(CONFIG, read(story, `${words[0]}.yaml`));
  if (verb !== "$") return `${line}\n`;
  Object.assign(host.output, { stdout: "", stderr: "" });
  const code = await runCli(words.slice(1), host);
  const exit = code === 0 ? "" : `exit ${code}\n`;
  return `${line}\n${host.output.stdout}${host.output.stderr}${exit}\n`;
}

test.each(stories)("%s", async (story) => {
  const host = memoryHost();
  let transcript = "";
  for (const line of read(story, "script.txt").trimEnd().split("\n")) {
    transcript += await perform(host, story, line);
  }
  const file = join(__dirname, story, "transcript.txt");
  if (process.env.UPDATE_GOLDEN) writeFileSync(file, transcript);
  expect(transcript).toBe(existsSync(file) ? readFileSync(file, "utf8") : "");
});

test("every script says first what it shows", () => {
  expect(stories.filter((story) => !/^# [A-Z].*\.\n/.test(read(story, "script.txt")))).toEqual([]);
});
