/** Of every argument that is emitted somebody has asked the provider whether it replaces. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { providerPage, replacementRule } from "../../src/aws/replacement";
import { NOUNS, wordsFor } from "../../src/aws/resource-words";
import { argumentsOf } from "../../src/diff/arguments";
import { parseStack } from "../../src/verify/terraform/stack";
import { synthesizeStack } from "../../stacks/synthesize";
import { PROJECT_ROOT, planOfProject } from "../support/plans";

const examples = readdirSync(join(PROJECT_ROOT, "examples"), { withFileTypes: true })
  .map(({ name }) => name)
  .filter((name) => !["generate"].includes(name))
  .map((name) => `examples/${name}`);

/** What the provider could not be asked without asking for more at the same time; a change of these may replace. */
const UNASKED = [
  "aws_customer_gateway type",
  "aws_lb_listener default_action.type",
  "aws_nat_gateway connectivity_type",
];

test("no emitted argument is unknown but these", () => {
  const unknown = new Set<string>();
  const nameless = new Set<string>();
  for (const config of ["config", ...examples])
    for (const planned of planOfProject(config).stacks) {
      const stack = parseStack({ name: planned.name, json: JSON.parse(synthesizeStack(planned)) });
      for (const { mode, type, body } of stack.blocks) {
        // What a team adds may be of any type.
        if (mode !== "resource" || JSON.stringify(body["//"]).includes('"extra":true')) continue;
        if (wordsFor(type).noun === type) nameless.add(type);
        for (const path of argumentsOf(body, (text) => text).keys())
          if (path !== "provider" && replacementRule(type, path) === "unknown")
            unknown.add(`${type} ${path.replace(/\[\d+\]/g, "")}`);
      }
    }
  expect([...unknown].sort()).toEqual(UNASKED);
  expect([...nameless]).toEqual([]);
});

test("a rule is found by the whole path, by its first part, and for no unheard-of type", () => {
  expect(replacementRule("aws_vpc", "cidr_block")).toBe("replace");
  expect(replacementRule("aws_vpc", "tags.Name")).toBe("update");
  expect(replacementRule("aws_route53_record", "alias[1].name")).toBe("update");
  expect(replacementRule("aws_vpc", "unheard_of")).toBe("unknown");
  expect(replacementRule("aws_unheard_of", "tags")).toBe("unknown");
  expect(providerPage("aws_vpc")).toMatch(/\/docs\/resources\/vpc$/);
});

test("nouns are words that a configuration can hold", () => {
  expect(NOUNS.filter((noun) => !/^[a-z0-9-]+$/.test(noun))).toEqual([]);
});
