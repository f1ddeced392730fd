/** Writes what the report's page carries, page/page.css and page/page.js, into the program as texts. */
const { readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");

const root = join(__dirname, "..");
const ASSETS = join(root, "src/report/page/assets.ts");

/** The module that the program has of them. */
function assetsModule() {
  const text = (name) => JSON.stringify(readFileSync(join(root, "page", name), "utf8"));
  return [
    "/** The page's style and script as texts; `npm run docs` makes them of page/page.css and page/page.js. */",
    "",
    `export const STYLE =\n  ${text("page.css")};`,
    "",
    `export const SCRIPT =\n  ${text("page.js")};`,
    "",
  ].join("\n");
}

module.exports = { ASSETS, assetsModule };

if (require.main === module) writeFileSync(ASSETS, assetsModule());
