/** The README is true: what it shows is what the program reads and prints. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runCli } from "../src/cli/cli";
import { memoryHost } from "./support/memory-host";
import { PROJECT_ROOT } from "./support/plans";

const readme = readFileSync(join(PROJECT_ROOT, "README.md"), "utf8");
const example = readFileSync(join(PROJECT_ROOT, "examples/beginner/cadastre.yaml"), "utf8");

test("the smallest start is the example, in under 25 lines", () => {
  expect(readme).toContain(example);
  expect(example.split("\n").length).toBeLessThan(25);
});

test("and its plan reads as shown", async () => {
  const host = memoryHost({ "examples/beginner/cadastre.yaml": example });
  expect(await runCli(["plan", "--config", "examples/beginner"], host)).toBe(0);
  expect(readme).toContain(host.output.stdout);
});

test("and the verdict of a review reads as in its story", () => {
  const comment = readFileSync(
    join(PROJECT_ROOT, "test/review/stories/renaming-silently/comment.md"),
    "utf8",
  );
  const verdict = comment
    .split("\n")
    .filter((line) => line.startsWith("> "))
    .slice(0, 3);
  expect(readme).toContain(`${verdict.join("\n")}\n`);
});

test("every command that it names is one", async () => {
  const named = [...readme.matchAll(/npx cadastre (\w+)/g)].map((match) => match[1] as string);
  const host = memoryHost();
  await runCli(["--help"], host);
  for (const command of new Set(named))
    expect(host.output.stdout).toMatch(new RegExp(`^  ${command}\\b`, "m"));
});
