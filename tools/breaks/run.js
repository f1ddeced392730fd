/**
 * Shows that tests bite: breaks the code as each row of test/breaks.yaml says, in memory, and runs the tests that have to
 * fail then. `node tools/breaks/run.js [WORD]` takes the rows that have the word. Exits with 1 when a test file passed.
 */
const { spawnSync } = require("node:child_process");
const { readFileSync } = require("node:fs");
const { join, relative } = require("node:path");
const { parse } = require("yaml");

const root = join(__dirname, "../..");
const rows = parse(readFileSync(join(root, "test/breaks.yaml"), "utf8"));
const wanted = rows.filter((row) => JSON.stringify(row).includes(process.argv[2] ?? ""));

/** The test files that failed with the code broken. */
function failedWith({ file, from, to, fails }) {
  const jest = join(root, "node_modules/jest/bin/jest.js");
  const call = [jest, "--config", join(__dirname, "jest.config.js"), "--maxWorkers", "2", "--json", ...fails];
  const env = { ...process.env, BREAK: JSON.stringify({ file, from, to }) };
  const { stdout } = spawnSync(process.execPath, call, {
    cwd: root,
    env,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const { testResults } = JSON.parse(stdout);
  return testResults
    .filter(({ assertionResults }) => assertionResults.some(({ status }) => status === "failed"))
    .map(({ name }) => relative(root, name));
}

const survived = wanted.filter((row) => {
  const failed = failedWith(row);
  const passed = row.fails.filter((test) => !failed.includes(test));
  process.stdout.write(`${passed.length > 0 ? `NOT FOUND by ${passed.join(", ")}` : "found"}: ${row.what}\n`);
  return passed.length > 0;
});

process.stdout.write(`${wanted.length - survived.length} passed, ${survived.length} failed\n`);
process.exitCode = survived.length > 0 || wanted.length === 0 ? 1 : 0;
