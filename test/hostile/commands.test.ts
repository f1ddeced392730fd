/** No text of a configuration becomes more than text in what the commands print and in the page that they write. */
import { runCli } from "../../src/cli/cli";
import { BASES, type Base } from "../support/hostile/bases";
import { configurationsWith, FOLDER, filesOfBase } from "../support/hostile/configurations";
import { strangeLines } from "../support/hostile/strange-lines";
import { BEGIN, END, HOSTILE_TEXTS } from "../support/hostile/texts";
import { type MemoryHost, memoryHost } from "../support/memory-host";
import { elementsOf, type HtmlNode, read } from "../support/oracles/read";

const CONNECTED = BASES.find(({ name }) => name === "connected") as Base;

const TEXTS = Object.values(HOSTILE_TEXTS).filter((text) => text.startsWith(BEGIN));

/** A project that has the text wherever a configuration takes it, and in the name of its file. */
function projectWith(text: string): MemoryHost {
  const [made] = configurationsWith(text, [CONNECTED]);
  const name = text.replaceAll("/", "").replaceAll("\0", "");
  const files = Object.entries(made?.files ?? filesOfBase(CONNECTED)).map(([file, content]) => [
    file.endsWith("cadastre.yaml") ? `${FOLDER}/${name}.yaml` : file,
    content,
  ]);
  return memoryHost(Object.fromEntries(files));
}

async function printed(host: MemoryHost, ...words: string[]): Promise<string> {
  Object.assign(host.output, { stdout: "", stderr: "" });
  expect([words, await runCli(words, host)]).toEqual([words, expect.any(Number)]);
  return host.output.stdout + host.output.stderr;
}

const CALLS = [["validate"], ["plan"], ["plan", "--format", "json"], ["ipam"], ["ipam", "--format", "json"]];

test.each(TEXTS)("%j steers nothing in what is printed", async (text) => {
  const host = projectWith(text);
  for (const call of CALLS) {
    const output = await printed(host, ...call);
    expect([call, output.length > 0, strangeLines(output)]).toEqual([call, true, []]);
  }
});

/** The page of a project's report, and what the commands that read emitted stacks print. */
async function reported(text: string): Promise<{ page: string; output: string }> {
  const host = projectWith(text);
  let output = await printed(host, "plan", "--quiet");
  for (const call of [
    ["synth"],
    ["verify"],
    ["trace", "spoke/main", "hub/main:443"],
    ["report", "--out", "audit"],
  ])
    output += await printed(host, ...call);
  return { page: host.files.get("audit/index.html") ?? "", output };
}

/** Every element by its name and the names of its attributes, in order; what elements a text may choose among is not ours. */
function shapeOf(page: HtmlNode): string[] {
  return [...elementsOf(page)]
    .filter(({ nodeName }) => nodeName !== "#text")
    .map(({ nodeName, attrs = [] }) => [nodeName, ...attrs.map(({ name }) => name)].join(" "));
}

test("the page of a report has the elements and attributes that it has with a harmless text", async () => {
  const hostile = TEXTS.filter((text) => /[<"'`\\]/.test(text));
  const made = [];
  for (const text of [`${BEGIN}harmless${END}`, ...hostile]) made.push(await reported(text));
  expect(made.flatMap(({ output }) => strangeLines(output))).toEqual([]);
  const [harmless, ...others] = read(
    "html",
    made.map(({ page }) => page),
  ).map(shapeOf);
  expect(harmless?.length).toBeGreaterThan(200);
  for (const [index, shape] of others.entries())
    expect([hostile[index], shape]).toEqual([hostile[index], harmless]);
}, 120_000);
