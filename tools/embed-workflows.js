/** Writes the ready workflows of docs/workflows into the program as texts, for `cadastre init`. */
const { readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");

const root = join(__dirname, "..");
const FILE = join(root, "src/init/workflows.ts");
const NAMES = ["github-actions-apply.yml", "github-actions-step.yml", "github-actions.yml", "gitlab-ci.yml"];

/** The module that the program has of them. */
function workflowsModule() {
  const members = NAMES.map((name) => {
    const text = JSON.stringify(readFileSync(join(root, "docs/workflows", name), "utf8"));
    return `  ${JSON.stringify(name)}:\n    ${text},`;
  });
  return [
    "/** The ready workflows as texts; `npm run docs` makes them of docs/workflows. */",
    "",
    `export const WORKFLOWS = {\n${members.join("\n")}\n} as const;`,
    "",
  ].join("\n");
}

module.exports = { FILE, workflowsModule };

if (require.main === module) writeFileSync(FILE, workflowsModule());
