/** One list of diagnostics, drawn for people and written for three kinds of programs. */
import { Collector } from "../../src/diagnostics/collector";
import { renderGithub } from "../../src/diagnostics/render/github";
import { renderJson } from "../../src/diagnostics/render/json";
import { renderSarif } from "../../src/diagnostics/render/sarif";
import { renderText } from "../../src/diagnostics/render/text";
import type { SourceRange } from "../../src/diagnostics/source";

const place = (file: string, line: number, column: number, width: number): SourceRange => ({
  file,
  start: { line, column },
  end: { line, column: column + width },
});

function sample() {
  const collector = new Collector();
  collector.report("LOCK_OUT_OF_DATE", undefined, {
    changes: "100 % of it,\nand more",
    file: "network.lock.yaml",
  });
  collector.report("CIDR_AVOID", place("config/my files/b.yaml", 2, 7, 13), {
    owner: "app/us-east-1/main",
    cidr: "172.17.0.0/20",
    range: "172.17.0.0/16",
    reason: "It is Docker's.",
    fixes: [{ words: "choose another block if you can", steps: [] }],
  });
  const related = [{ at: place("config/a,b.yaml", 1, 1, 4), note: "the other account" }];
  const twice = { id: "111111111111", name: "b", other: "a" };
  collector.report("ACCOUNT_ID_TWICE", place("config/a,b.yaml", 3, 9, 14), twice, related);
  return collector.sorted();
}

const LINES: Readonly<Record<string, readonly string[]>> = {
  "config/a,b.yaml": ['a: { id: "111111111111" }', "", 'bb: { "id": "111111111111" }'],
};

test("for people: sentence, line with a caret, related places, why and what to do", () => {
  const text = renderText(sample(), (file, line) => LINES[file]?.[line - 1]);
  expect(text).toBe(`error[ACCOUNT_ID_TWICE] account b has the ID 111111111111, and so has a
  at   config/a,b.yaml:3:9
   3 | bb: { "id": "111111111111" }
     |         ^^^^^^^^^^^^^^
  also config/a,b.yaml:1:1: the other account
  why  Both would write the same state and build in the same place.
  help Correct one of the IDs, or merge the two accounts.

warning[CIDR_AVOID] app/us-east-1/main is 172.17.0.0/20, in 172.17.0.0/16
  at   config/my files/b.yaml:2:7
  why  It is Docker's.
  help Choose another block if you can.

error[LOCK_OUT_OF_DATE] the lock does not match the configuration: 100 % of it,\\u000aand more
  why  The lock is frozen here, so that addresses change only in a reviewed commit.
  help Run cadastre plan, and commit network.lock.yaml.
`);
});

test("a long line is cut around the place, and the caret stays under it", () => {
  const collector = new Collector();
  const line = `${"x".repeat(300)}{ pool: al }${"y".repeat(300)}`;
  const data = { kind: "pool", name: "al", where: "", known: "all", suggestion: "" };
  collector.report("UNKNOWN_NAME", place("a.yaml", 1, 309, 2), data);
  const [, , shown, carets] = renderText(collector.sorted(), () => line).split("\n") as string[];
  expect(shown?.length).toBeLessThanOrEqual(130);
  const at = carets?.indexOf("^") as number;
  expect(shown?.slice(at, at + 2)).toBe("al");
  expect(carets?.trim().replace(/^\| */, "")).toBe("^^");
});

test("colour is the palette's alone", () => {
  const loud = (text: string) => `<${text}>`;
  const palette = { error: loud, warning: loud, dim: (text: string) => text, strong: (text: string) => text };
  const text = renderText(sample(), () => undefined, palette);
  expect(text).toContain("<error[ACCOUNT_ID_TWICE]> account b");
  expect(text.replaceAll(/[<>]/g, "")).toBe(renderText(sample(), () => undefined));
});

test("JSON has the facts, the place and the words", () => {
  const { diagnostics } = JSON.parse(renderJson(sample()));
  expect(diagnostics.map((d: { code: string }) => d.code)).toEqual([
    "ACCOUNT_ID_TWICE",
    "CIDR_AVOID",
    "LOCK_OUT_OF_DATE",
  ]);
  expect(diagnostics[0]).toMatchObject({
    severity: "error",
    at: { file: "config/a,b.yaml", start: { line: 3, column: 9 }, end: { line: 3, column: 23 } },
    related: [{ note: "the other account" }],
    data: { name: "b", other: "a" },
    message: "account b has the ID 111111111111, and so has a",
    help: "Correct one of the IDs, or merge the two accounts.",
  });
});

test("GitHub's commands are one line each, with what ends a property or a line escaped", () => {
  expect(renderGithub(sample())).toBe(
    [
      "::error file=config/a%2Cb.yaml,line=3,col=9,endLine=3,endColumn=23,title=ACCOUNT_ID_TWICE::account b has the ID 111111111111, and so has a. Both would write the same state and build in the same place. Correct one of the IDs, or merge the two accounts.",
      "::warning file=config/my files/b.yaml,line=2,col=7,endLine=2,endColumn=20,title=CIDR_AVOID::app/us-east-1/main is 172.17.0.0/20, in 172.17.0.0/16. It is Docker's. Choose another block if you can.",
      "::error title=LOCK_OUT_OF_DATE::the lock does not match the configuration: 100 %25 of it,\\u000aand more. The lock is frozen here, so that addresses change only in a reviewed commit. Run cadastre plan, and commit network.lock.yaml.",
      "",
    ].join("\n"),
  );
});

describe("SARIF 2.1.0", () => {
  const log = JSON.parse(renderSarif(sample()));
  const [run] = log.runs;

  test("is one run of one tool, in the version it names", () => {
    expect(log.$schema).toBe("https://json.schemastore.org/sarif-2.1.0.json");
    expect(Object.keys(log).sort()).toEqual(["$schema", "runs", "version"]);
    expect({ version: log.version, runs: log.runs.length }).toEqual({ version: "2.1.0", runs: 1 });
    expect(run.tool.driver.name).toBe("cadastre");
    expect(run.columnKind).toBe("utf16CodeUnits");
  });

  test("every result points at its rule by ID and by index, and has a level and a message", () => {
    for (const result of run.results) {
      expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
      expect(["error", "warning"]).toContain(result.level);
      expect(result.message.text).toMatch(/^\S.*\.$/s);
    }
  });

  test("rules say what, why and what to do, once for each code", () => {
    const ids = run.tool.driver.rules.map((rule: { id: string }) => rule.id);
    expect(ids).toEqual([...new Set(ids)].sort());
    for (const rule of run.tool.driver.rules) {
      expect(
        Object.keys(rule)
          .filter((key) => key !== "helpUri")
          .sort(),
      ).toEqual(["defaultConfiguration", "fullDescription", "help", "id", "shortDescription"]);
      if (rule.helpUri) expect(rule.helpUri).toMatch(/^https:\/\//);
    }
  });

  test("places are relative URIs with lines and columns from 1; what has no place has no location", () => {
    const [first, second, last] = run.results;
    expect(first.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: "config/a%2Cb.yaml" },
      region: { startLine: 3, startColumn: 9, endLine: 3, endColumn: 23 },
    });
    expect(first.relatedLocations).toEqual([
      {
        id: 0,
        physicalLocation: {
          artifactLocation: { uri: "config/a%2Cb.yaml" },
          region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 5 },
        },
        message: { text: "the other account" },
      },
    ]);
    expect(second.locations[0].physicalLocation.artifactLocation.uri).toBe("config/my%20files/b.yaml");
    expect(last.locations).toEqual([]);
  });
});
