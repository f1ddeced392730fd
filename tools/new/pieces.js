/** What each kind of new piece consists of. */
const { camel, create, insert, open, pascal, upper } = require("./edits");

/** A planned noun: from the plan to Terraform JSON, and what reads it there. `type` is Terraform's, `aws_flow_log`. */
function noun(name, { type = "aws_something" }) {
  const kind = `"${name}"`;
  return [
    create(
      `src/plan/planned/${name}.ts`,
      [
        "/** A new noun. */",
        'import type { PlannedBase } from "./planned";',
        "",
        `export interface Planned${pascal(name)} extends PlannedBase {`,
        `  readonly kind: ${kind};`,
        "}",
        "",
        `export ${open(`Say in the first line what a ${name} is, with AWS's page, and give it fields. A room of src/plan decides them.`)}`,
        "",
      ].join("\n"),
    ),
    insert("src/plan/planned/kind.ts", "before", /^ {2}\| "export"/, `  | ${kind}`),
    insert("src/plan/planned/stack.ts", "before", /^ {2}\| PlannedExport/, `  | Planned${pascal(name)}`),
    insert(
      "src/plan/planned/stack.ts",
      "before",
      /^import type \{ PlannedExport/,
      `import type { Planned${pascal(name)} } from "./${name}";`,
    ),
    create(
      `stacks/constructs/${name}.ts`,
      [
        "/** A new noun as Terraform. */",
        `import type { Planned${pascal(name)} } from "../../src/plan/planned/${name}";`,
        'import type { AccountStack } from "../account-stack";',
        "",
        `export function ${camel(name)}(_stack: AccountStack, _planned: Planned${pascal(name)}): void {`,
        `  ${open(`Make the resource of a ${name} with CDKTF, name it by idOf, and end with named().`)}`,
        "}",
        "",
      ].join("\n"),
    ),
    insert(
      "stacks/constructs/constructs.ts",
      "before",
      /^ {2}export: exported/,
      `  ${kind}: ${camel(name)},`,
    ),
    insert(
      "stacks/constructs/constructs.ts",
      "before",
      /^type Make</,
      `import { ${camel(name)} } from "./${name}";`,
    ),
    insert("stacks/resource-types.ts", "before", /^ {2}export: /, `  ${kind}: "${type}",`),
    create(
      `src/verify/readers/${name}.ts`,
      [
        `/** \`${type}\`. */`,
        'import type { BlockReader } from "./block-reader";',
        'import type { Draft } from "./draft";',
        "",
        `export function read${pascal(name)}(_block: BlockReader, _draft: Draft): void {`,
        `  ${open(`Read what a ${name} decides, or delete this file and say in BESIDE of registry.ts that it decides nothing.`)}`,
        "}",
        "",
      ].join("\n"),
    ),
    insert(
      "src/verify/readers/registry.ts",
      "after",
      /^ {2}\["aws_flow|^ {2}\["aws_network_acl_association"/,
      `  ["${type}", read${pascal(name)}],`,
    ),
    insert(
      "src/verify/readers/registry.ts",
      "before",
      /^import \* as dhcp/,
      `import { read${pascal(name)} } from "./${name}";`,
    ),
    insert(
      "src/built/match/identities.ts",
      "after",
      /^ {2}aws_vpc: /,
      `  ${type}: [${JSON.stringify([`name here the arguments by which AWS knows a ${name}`])}],`,
    ),
  ];
}

/** A rule across nouns of the model, with the code that it reports. */
function rule(name, { code = upper(name) }) {
  const check = `check${pascal(name)}`;
  return [
    create(
      `src/model/rules/${name}.ts`,
      [
        "/** A new rule. */",
        'import type { Collector } from "../../diagnostics/collector";',
        'import type { NetworkModel } from "../network-model";',
        "",
        `export function ${check}(_model: NetworkModel, _collector: Collector): void {`,
        `  ${open(`Report ${code} where the model breaks this rule, and say in the first line of the file what the rule is.`)}`,
        "}",
        "",
      ].join("\n"),
    ),
    insert(
      "src/model/rules/check-model.ts",
      "before",
      /^import type \{ Rule \}/,
      `import { ${check} } from "./${name}";`,
    ),
    insert("src/model/rules/check-model.ts", "before", /^ {2}checkExpectations,/, `  ${check},`),
    ...codeEdits(code, "config"),
  ];
}

/** A diagnostic code, in the file of its domain. */
const code = (name, { domain = "config" }) => codeEdits(upper(name), domain);

function codeEdits(name, domain) {
  return [
    insert(
      `src/diagnostics/codes/${domain}.ts`,
      "after",
      /^\}\);$/,
      [
        `export const ${camel(name.toLowerCase().replace(/_/g, "-"))}Open: ${JSON.stringify(
          `Move ${name} into the list above: severity, message, why, help, and source where AWS says so.`,
        )} = undefined;`,
      ].join("\n"),
    ),
    create(
      `test/errors/${name}/config.yaml`,
      `# yaml-language-server: $schema=../../../config/schema/cadastre.schema.json\n# The smallest configuration that raises ${name}. Then: UPDATE_GOLDEN=1 npx jest test/errors -t ${name}\norganization: { name: acme }\n`,
    ),
  ];
}

/** An invariant of the witness, with its code. */
function invariant(name, { code: given = upper(name) }) {
  return [
    create(
      `src/verify/invariants/${name}.ts`,
      [
        "/** A new invariant. */",
        'import type { Finding } from "../finding";',
        'import type { Scene } from "../scene";',
        "",
        `export function ${camel(name)}(_scene: Scene): Finding[] {`,
        `  ${open(`Find where ${given} does not hold; what was not read is no finding (world.network.doubts).`)}`,
        "}",
        "",
      ].join("\n"),
    ),
    insert(
      "src/verify/invariants/invariants.ts",
      "before",
      /^export type Invariant/,
      `import { ${camel(name)} } from "./${name}";`,
    ),
    insert("src/verify/invariants/invariants.ts", "before", /^ {2}restrictedPath,/, `  ${camel(name)},`),
    insert(
      "src/verify/codes/invariants.ts",
      "after",
      /^\}\);$/,
      `export const ${camel(name)}Open: ${JSON.stringify(`Move ${given} into the list above, and a row with it into docs/verify.md.`)} = undefined;`,
    ),
    create(
      `test/verify/${name}.test.ts`,
      [
        "/** A new invariant: what breaks it, and what does not. */",
        `${open(`Write a network that breaks ${given}, one that does not, and one in which the decisive part was not read.`)}`,
        "",
      ].join("\n"),
    ),
  ];
}

module.exports = { code, invariant, noun, rule };
