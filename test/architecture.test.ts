/** The house keeps its own rules: what is generated is fresh, files say what they are for, and stay small. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { parse } from "yaml";
import { generatedFiles } from "../src/project/generated";
import { PROJECT_ROOT } from "./support/plans";

const tracked = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], {
  cwd: PROJECT_ROOT,
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file !== "" && existsSync(join(PROJECT_ROOT, file)));
const read = (file: string) => readFileSync(join(PROJECT_ROOT, file), "utf8");
const sources = tracked.filter((file) => /^(src|stacks|bench|examples|test)\/.*\.ts$|^main\.ts$/.test(file));
const yamlFiles = tracked.filter((file) => /\.ya?ml$/.test(file));

test.each(Object.keys(generatedFiles()))("%s is what npm run docs writes", (file) => {
  expect(read(file)).toBe(generatedFiles()[file]);
});

test("the reference page says of every key what it means", () => {
  const silent = read("docs/reference/configuration.md")
    .split("\n")
    .filter((line) => /\| *\|$/.test(line));
  expect(silent).toEqual([]);
});

test("every source file opens with a sentence that says what it is for", () => {
  const silent = sources.filter((file) => !/^(#!.*\n)?\/\*\*/.test(read(file)));
  expect(silent).toEqual([]);
});

test("no file of the program has grown past what one can hold in mind", () => {
  const long = sources
    .filter(
      (file) =>
        /^(src|stacks)\//.test(file) &&
        !file.startsWith("src/aws/data/") &&
        !/diagnostics\/codes\//.test(file),
    )
    .map((file) => ({ file, lines: read(file).split("\n").length }))
    .filter(({ lines }) => lines > 300);
  expect(long).toEqual([]);
});

test("there are no barrels", () => {
  expect(sources.filter((file) => /(^|\/)index\.ts$/.test(file))).toEqual([]);
});

test("no path of one machine is written anywhere", () => {
  const somebodysFolder = /(?:^|[\s"'`(=:])\/(?:home|root|Users)\//m;
  const bad = tracked.filter(
    (file) => read(file).includes(`${PROJECT_ROOT}/`) || somebodysFolder.test(read(file)),
  );
  expect(bad.filter((file) => file !== "test/architecture.test.ts")).toEqual([]);
});

test("every YAML file names its schema, and the schema is there", () => {
  const wrong = yamlFiles.filter((file) => {
    const schema = /^# yaml-language-server: \$schema=(\S+)$/m.exec(read(file))?.[1];
    if (schema === undefined) return true;
    return !schema.startsWith("https://") && !existsSync(join(PROJECT_ROOT, dirname(file), schema));
  });
  expect(wrong).toEqual([]);
});

describe("the schema for editors", () => {
  const validate = addFormats(new Ajv({ strict: false, allErrors: true })).compile(
    JSON.parse(read("config/schema/cadastre.schema.json")),
  );
  const configurations = yamlFiles.filter(
    (file) => /^(config|examples|test\/golden)\//.test(file) && !file.endsWith(".lock.yaml"),
  );

  test.each(configurations)("accepts %s", (file) => {
    validate(parse(read(file)));
    expect(validate.errors ?? []).toEqual([]);
  });

  test.each([
    "UNKNOWN_KEY",
    "WRONG_VALUE",
    "NAME_SYNTAX",
    "AZ_ID_SYNTAX",
    "CIDR_SYNTAX",
    "ACCOUNT_ID_NOT_TEXT",
  ])("underlines the mistake of %s", (code) => {
    expect(validate(parse(read(`test/errors/${code}/config.yaml`)))).toBe(false);
  });
});
