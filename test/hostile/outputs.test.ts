/** No text becomes more than text in any output, as parsers that are not ours read it. */

import { runCli } from "../../src/cli/cli";
import { renderGithub } from "../../src/diagnostics/render/github";
import { renderSarif } from "../../src/diagnostics/render/sarif";
import { renderText } from "../../src/diagnostics/render/text";
import { embeddedJson, html } from "../../src/report/page/markup";
import { table } from "../../src/report/table";
import { FINDING_CODES, type FindingCode } from "../../src/verify/codes";
import type { Finding } from "../../src/verify/finding";
import { findingsToJson, renderFindings } from "../../src/verify/render/findings";
import { findingsToJunit } from "../../src/verify/render/junit";
import { findingsToSarif } from "../../src/verify/render/sarif";
import { unshown } from "../support/hostile/injected";
import { everyDiagnostic } from "../support/hostile/reviews";
import { STEERS, strangeLines } from "../support/hostile/strange-lines";
import { BEGIN, END, HOSTILE_TEXTS } from "../support/hostile/texts";
import { memoryHost } from "../support/memory-host";
import { elementsOf, read } from "../support/oracles/read";

const TEXTS = [
  ...Object.values(HOSTILE_TEXTS),
  ...[
    "[x](https://b.example) {0} \\[y](1)",
    "::error file=x::y",
    "##[error]x ##vso[task.x]y",
    "x,title=y:z%0A",
    "\ud800 \ufffe \u061c",
  ].map((text) => `${BEGIN}${text}${END}`),
];

function findingsWith(text: string): Finding[] {
  return (Object.keys(FINDING_CODES) as FindingCode[]).map((code) => {
    const { message, why, help, severity } = FINDING_CODES[code];
    const names = [...`${message} ${why} ${help}`.matchAll(/\{(\w+)\}/g)];
    const data = Object.fromEntries(names.map(([, name]) => [name as string, text]));
    const at = { file: `config/${text}.yaml`, start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };
    return { code, severity, at, resource: text, data };
  });
}

// Fails when `wordingOf`, `wordsOf`, `formatPlace`, a frame, a note or `table` does not show its texts.
test("text for people has lines of ours only, and nothing that steers a terminal or a runner", () => {
  const wrong = TEXTS.flatMap((text) => {
    const source = text.split("\n")[0] as string;
    const diagnostics = renderText(everyDiagnostic(text), () => source);
    return [diagnostics, renderFindings(findingsWith(text)), table([[text, "x"]])].flatMap((output) =>
      strangeLines(output, text.startsWith(BEGIN)),
    );
  });
  expect(wrong).toEqual([]);
});

// Fails when properties keep colons or commas, and when messages keep line ends.
test("an annotation of GitHub is one line with its own properties", () => {
  const wrong = TEXTS.flatMap((text) =>
    renderGithub(everyDiagnostic(text))
      .trimEnd()
      .split("\n")
      .filter((line) => {
        const [, properties = ""] = /^::(?:error|warning) (\S[^:]*?)::/.exec(line) ?? [];
        const keys = properties.split(",").map((property) => property.split("=")[0]);
        return STEERS.test(line) || keys.join() !== "file,line,col,endLine,endColumn,title";
      }),
  );
  expect(wrong).toEqual([]);
});

// Fails when `sarifText` keeps brackets or braces, and when a URI is not encoded.
test("SARIF has no links and no placeholders, and its URIs are of one file", () => {
  const wrong = TEXTS.flatMap((text) => {
    const path = `/project/config/${text}.yaml`;
    return [renderSarif(everyDiagnostic(text)), findingsToSarif(findingsWith(text))]
      .flatMap((log) => JSON.parse(log).runs[0].results)
      .filter(({ message, locations }) => {
        const { uri } = locations[0].physicalLocation.artifactLocation;
        const isLink = /\[[^\]]*\]\(/.test(message.text.replace(/\\[\\[\]]/g, ""));
        const hasPlaceholder = /[{}]/.test(message.text.replace(/\{\{|\}\}/g, ""));
        const found = unshown(decodeURIComponent(new URL(uri, "file:///project/").pathname));
        return isLink || hasPlaceholder || found !== path;
      });
  });
  expect(wrong).toEqual([]);
});

// Fails when `escapeXml` leaves `<` or controls as they are.
test("JUnit is XML with the text in it", () => {
  const documents = read(
    "xml",
    TEXTS.map((text) => findingsToJunit(findingsWith(text))),
  );
  for (const [index, elements] of documents.entries()) {
    const names = new Set(elements.map(({ name }) => name));
    expect([...names].sort()).toEqual(["failure", "system-out", "testcase", "testsuite", "testsuites"]);
    const [told] = elements.filter(({ name }) => name === "failure");
    expect(unshown(told?.text ?? "")).toContain(TEXTS[index]);
  }
});

// Fails when `escapeHtml` leaves `<` or quotes, and when `embeddedJson` leaves `<`.
test("HTML has the text in elements, attributes and data, and no element of it", () => {
  const pages = TEXTS.map(
    (text) =>
      html`<p title="${text}">${text}</p><svg><title>${text}</title></svg><script type="application/json">${embeddedJson({ text })}</script>`
        .text,
  );
  for (const [index, page] of read("html", pages).entries()) {
    const text = (TEXTS[index] as string).replace(/[\ud800-\udfff]/g, "");
    const nodes = [...elementsOf(page)];
    expect(nodes.map(({ nodeName }) => nodeName).filter((name) => !name.startsWith("#"))).toEqual([
      "p",
      "svg",
      "title",
      "script",
    ]);
    expect(
      unshown(nodes.find(({ attrs }) => attrs?.length)?.attrs?.[0]?.value ?? "").replace(
        /[\ud800-\udfff]/g,
        "",
      ),
    ).toBe(text);
    const [inside] = nodes.find(({ nodeName }) => nodeName === "p")?.childNodes ?? [];
    expect(unshown(inside?.value ?? "").replace(/[\ud800-\udfff]/g, "")).toBe(text);
    const data = nodes.find(({ nodeName }) => nodeName === "script")?.childNodes?.[0]?.value ?? "";
    expect(JSON.parse(data).text.replace(/[\ud800-\udfff]/g, "")).toBe(text);
  }
});

test("JSON says the text, and shows marks that turn writing around", () => {
  for (const text of TEXTS) {
    const json = findingsToJson(findingsWith(text));
    expect(JSON.parse(json).findings[0].resource).toBe(text);
  }
});

// Fails when arguments are repeated as they are.
test.each([
  ["validate", "--x\u001b[2J\n::error::y"],
  ["validate", "--format=x\n::error::y\u202e"],
  ["x\n::error::y"],
  ["ipam", "x\n::error::y\u202e"],
  ["validate", "--config", "x\n::error::y\u202e"],
])("an argument in an error is shown: %j %j", async (...words) => {
  const host = memoryHost({ "config/x.yaml": "organization: { name: acme, id: o-abcdefghij }" });
  await runCli(words, host);
  expect(strangeLines(host.output.stderr + host.output.stdout, false)).toEqual([]);
});
