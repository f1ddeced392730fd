/** Every fact of AWS in the tables has a reader: a row or a column that nobody asks for is a rule that is not kept. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { QUOTA_SETTINGS } from "../../src/aws/quota-settings";
import { QUOTA_NAMES } from "../../src/aws/quotas";
import { PROJECT_ROOT } from "../support/plans";

const DATA = "src/aws/data";
const filesIn = (folder: string): string[] =>
  readdirSync(join(PROJECT_ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => `${folder}/${file}`);
const read = (file: string) => readFileSync(join(PROJECT_ROOT, file), "utf8");

const CODE = filesIn("src").filter((file) => !file.startsWith(DATA));
const texts = CODE.map((file) => ({ file, text: read(file) }));
const isNamed = (name: string, but: string) =>
  texts.some(({ file, text }) => file !== but && text.includes(`"${name}"`));

const SETTINGS = "src/aws/quota-settings.ts";

// Fails when a quota is added to the table alone.
test("each quota is asked for, by its name or by the setting that raises it", () => {
  const settings = new Map(
    Object.entries(QUOTA_SETTINGS).map(([setting, name]) => [name as string, setting]),
  );
  const unread = QUOTA_NAMES.filter((name) => {
    const setting = settings.get(name);
    return !isNamed(name, SETTINGS) && !(setting && isNamed(setting, SETTINGS));
  });
  expect(unread).toEqual([]);
});

test("each quota that may be declared as raised is held to something", () => {
  expect(Object.keys(QUOTA_SETTINGS).filter((setting) => !isNamed(setting, SETTINGS))).toEqual([]);
});

/** Where a fact comes from is for people. */
const FOR_PEOPLE: ReadonlySet<string> = new Set(["source", "sources"]);

/** The members of every interface of a data file. */
function columnsOf(file: string): string[] {
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
  return source.statements.flatMap((statement) =>
    ts.isInterfaceDeclaration(statement)
      ? statement.members.flatMap((member) => (member.name ? member.name.getText(source) : []))
      : [],
  );
}

/** Names that code reads as members: `row.name`, and `{ name }` taken out of a row. */
const READ = new Set(
  texts.flatMap(({ file, text }) => {
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isPropertyAccessExpression(node)) found.push(node.name.text);
      if (ts.isBindingElement(node)) found.push((node.propertyName ?? node.name).getText());
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
    return found;
  }),
);

test.each(filesIn(DATA))("each column of %s is read", (file) => {
  expect(columnsOf(file).filter((column) => !FOR_PEOPLE.has(column) && !READ.has(column))).toEqual([]);
});
