/** What the page carries is what page/ holds. */
import { readFileSync } from "node:fs";

const { ASSETS, assetsModule } = require("../../tools/embed-page") as {
  ASSETS: string;
  assetsModule: () => string;
};

test("src/report/page/assets.ts is what npm run docs writes", () => {
  expect(readFileSync(ASSETS, "utf8")).toBe(assetsModule());
});
