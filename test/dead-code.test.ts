/** Nothing is written for tests alone: each export has a user in the program, and each field of a plan or model a reader. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT_ROOT } from "./support/plans";

const files = execFileSync(
  "git",
  ["ls-files", "-co", "--exclude-standard", "src", "stacks", "main.ts", "tools"],
  {
    cwd: PROJECT_ROOT,
    encoding: "utf8",
  },
)
  .split("\n")
  .filter((file) => /\.(ts|js)$/.test(file));
const texts = new Map(files.map((file) => [file, readFileSync(join(PROJECT_ROOT, file), "utf8")]));
const words = new Map([...texts].map(([file, text]) => [file, new Set(text.match(/[A-Za-z_$]\w*/g))]));

/** Used by nothing of the program, and why it stands. */
const KEPT: Readonly<Record<string, string>> = {
  failoverTime: "how long clients wait is told in docs, and a test holds the rule",
  QUOTA_NAMES: "a test asks of each quota who reads it",
  SINGLY: "tests hold the answers by classes against it",
  writeGenerated: "npm run docs calls it",
};

test("no function, constant or class is exported for tests alone", () => {
  const dead = [...texts].flatMap(([file, text]) =>
    [...text.matchAll(/^export (?:const|(?:async )?function|(?:abstract )?class) (\w+)/gm)]
      .map(([, name]) => name ?? "")
      .filter((name) => !(name in KEPT))
      .filter((name) => (text.match(new RegExp(`\\b${name}\\b`, "g")) ?? []).length === 1)
      .filter((name) => ![...words].some(([other, used]) => other !== file && used.has(name)))
      .map((name) => `${file}: ${name}`),
  );
  expect(dead).toEqual([]);
});

/** Who says it and nobody else is no reader: of a plan the planner, of a model what lowers a configuration. */
const USERS = {
  "read from src/plan/planned/": (file: string) => !file.startsWith("src/plan/"),
  "written into src/plan/planned/": (file: string) => /^src\/plan\/(?!planned\/)/.test(file),
  "read from src/model/": (file: string) => !file.startsWith("src/load/"),
} as const;

test.each(Object.entries(USERS))("each field is %s", (what, isUser) => {
  const room = what.split(" ").at(-1) ?? "";
  const unused = [...texts]
    .filter(([file]) => file.startsWith(room) && !file.startsWith("src/model/rules/"))
    .flatMap(([file, text]) =>
      [...text.matchAll(/^ {2,}readonly (\w+)\??:/gm)]
        .map(([, name]) => name ?? "")
        .filter(
          (name) => ![...words].some(([other, used]) => other !== file && isUser(other) && used.has(name)),
        )
        .map((name) => `${file}: ${name}`),
    );
  expect(unused).toEqual([]);
});
