/** docs/verify.md tells every finding code and every disposition. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FINDING_CODES } from "../../src/verify/codes";
import type { Disposition } from "../../src/verify/trace/disposition";

const page = readFileSync(join(__dirname, "../../docs/verify.md"), "utf8");

it.each(Object.keys(FINDING_CODES))("tells %s", (code) => expect(page).toContain(`\`${code}\``));

const DISPOSITIONS: Record<Disposition, true> = {
  delivered: true,
  "exits network": true,
  "denied in": true,
  "denied out": true,
  "no route": true,
  "null-routed": true,
  loop: true,
  "insufficient information": true,
};

it.each(Object.keys(DISPOSITIONS))("tells %s", (word) =>
  expect(page).toMatch(new RegExp(`^\\| ${word} +\\|`, "m")),
);
