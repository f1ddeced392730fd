/** The bundle: the same bytes each time, true to its sources, harmless, and able to say what has changed. */
import { createHash } from "node:crypto";
import { runCli } from "../../src/cli/cli";
import type { Manifest } from "../../src/report/bundle/manifest";
import { FINDING_CONTROLS } from "../../src/report/controls/finding-controls";
import { IDENTIFIERS } from "../../src/report/controls/identifiers";
import { FINDING_CODES } from "../../src/verify/codes";
import type { MemoryHost } from "../support/memory-host";
import { memoryHost } from "../support/memory-host";
import { bundleOf, HOSTILE, SMALL_CONFIG, synthesised } from "../support/report";

// Loading CDKTF alone can take longer than a test is given.
jest.setTimeout(120_000);

let host: MemoryHost;
let bundle: ReadonlyMap<string, string>;

beforeAll(async () => {
  host = await synthesised();
  bundle = await bundleOf(host);
});

function rowsOf(name: string): Readonly<Record<string, string | number>>[] {
  return JSON.parse(bundle.get(`tables/${name}.json`) ?? "").rows;
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

async function check(changed: MemoryHost): Promise<{ code: number; lines: string[] }> {
  changed.output.stdout = "";
  const code = await runCli(["report", "--check", "audit", "--quiet"], changed);
  return { code, lines: changed.output.stdout.split("\n").filter((line) => line !== "") };
}

const copy = () => memoryHost(Object.fromEntries(host.files));

test("is the same, byte for byte, wherever and whenever it is made, and in whatever order files are found", async () => {
  const backwards = Object.fromEntries(Object.entries(SMALL_CONFIG).reverse());
  const again = await bundleOf(await synthesised(backwards));
  expect([...again]).toEqual([...bundle]);
});

test("names every file of it and every source with its SHA-256", () => {
  const manifest = JSON.parse(bundle.get("manifest.json") ?? "") as Manifest;
  const others = [...bundle].filter(([file]) => file !== "manifest.json");
  expect(manifest.files).toEqual(
    others.map(([file, text]) => ({ file, sha256: sha256(text) })).sort((a, b) => (a.file < b.file ? -1 : 1)),
  );
  const sources = [...host.files.keys()].filter(
    (file) => file.startsWith("config/") || file.endsWith(".tf.json"),
  );
  expect(manifest.sources.map(({ file }) => file)).toEqual(sources.sort());
  for (const { file, sha256: recorded } of manifest.sources)
    expect(recorded).toBe(sha256(host.files.get(file) ?? ""));
});

test("holds no text of the configuration as markup", () => {
  const page = bundle.get("index.html") ?? "";
  expect(rowsOf("findings").some(({ source }) => String(source).includes(HOSTILE))).toBe(true);
  expect(page).not.toContain(HOSTILE);
  expect(page).not.toContain("<img");
  expect(page.match(/<script/g)).toHaveLength(2);
  expect(bundle.get("summary.md")).not.toMatch(/(?<!\\)<script/);
});

test("asks for nothing from anywhere", () => {
  const page = bundle.get("index.html") ?? "";
  expect(page).toContain("default-src 'none'");
  expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
});

test("has every table as CSV and as JSON, with the same rows", () => {
  for (const [file, text] of bundle) {
    if (!file.endsWith(".csv")) continue;
    const quotesOut = text.replace(/"(?:[^"]|"")*"/g, "");
    expect([file, quotesOut.split("\r\n").length - 2]).toEqual([
      file,
      rowsOf(file.slice("tables/".length, -".csv".length)).length,
    ]);
  }
});

test("gives every emitted resource a configuration line that is there", () => {
  const emitted = [...host.files]
    .filter(([file]) => file.endsWith(".tf.json"))
    .flatMap(([, text]) => Object.values(JSON.parse(text).resource as object).flatMap(Object.keys));
  const rows = rowsOf("provenance").filter(({ address }) => !String(address).startsWith("data."));
  expect(rows).toHaveLength(emitted.length);
  for (const { source } of rows) {
    const [file = "", line] = String(source).split(":");
    expect(host.files.get(file)?.split("\n")[Number(line) - 1]).toBeDefined();
  }
});

test("tells flows as the witness does", () => {
  const verdicts = Object.fromEntries(
    rowsOf("flows").map(({ from, to, where, verdict }) => [`${from} to ${to} ${where}`, verdict]),
  );
  expect(verdicts["pay/main/app to hub/net/app between VPCs"]).toBe("open");
  expect(verdicts["pay/main/app to internet to and from outside"]).toBe("closed");
  expect(verdicts["internet to pay/main/app to and from outside"]).toBe("closed");
  expect(verdicts["pay/main/app to aws:s3 to a service"]).toBe("open");
  for (const { trace } of rowsOf("flows"))
    expect(trace).toMatch(/^[a-z ]+(?: \(the reply\))?: .+ to .+ tcp\/443/);
});

test("says of each expectation whether it is met", () => {
  expect(rowsOf("expectations").map(({ outcome }) => outcome)).toEqual(["met", "met", "not met"]);
});

test("has evidence for every kind of finding, under identifiers that somebody has published", () => {
  expect(Object.keys(FINDING_CONTROLS).sort()).toEqual(Object.keys(FINDING_CODES).sort());
  for (const { framework, id, source } of Object.values(IDENTIFIERS)) {
    const form =
      framework === "AWS FSBP"
        ? /^EC2\.\d+$/
        : framework.startsWith("CIS")
          ? /^\d\.\d+$/
          : /^[A-Z]{2}-\d+(\(\d+\))?$/;
    expect(id).toMatch(form);
    expect(source).toMatch(/^https:\/\//);
  }
});

describe("a check", () => {
  test("of a bundle that is as it was says nothing", async () => {
    expect(await check(copy())).toEqual({ code: 0, lines: [] });
  });

  test("names every file of the bundle that was changed, removed or added", async () => {
    for (const file of ["index.html", "tables/flows.csv", "tables/flows.json"]) {
      const changed = copy();
      changed.files.set(`audit/${file}`, `${bundle.get(file)} `);
      expect((await check(changed)).lines).toEqual([`bundle: ${file} has changed`]);
      changed.files.delete(`audit/${file}`);
      expect((await check(changed)).lines).toEqual([`bundle: ${file} is gone`]);
    }
    const added = copy();
    added.files.set("audit/extra.txt", "");
    expect(await check(added)).toEqual({ code: 1, lines: ["bundle: extra.txt is new"] });
  });

  test("names the sources that are not what the bundle was made from", async () => {
    const changed = copy();
    const [stack = ""] = [...changed.files.keys()].filter((file) => file.endsWith(".tf.json"));
    changed.files.set(stack, `${changed.files.get(stack)}\n`);
    changed.files.set("config/network.lock.yaml", `${changed.files.get("config/network.lock.yaml")}# seen\n`);
    changed.files.set("config/more.yaml", "renames: []\n");
    expect((await check(changed)).lines).toEqual([
      `repository: ${stack} has changed`,
      "repository: config/more.yaml is new",
      "repository: config/network.lock.yaml has changed",
    ]);
  });

  test("sees a manifest that was made to fit", async () => {
    const changed = copy();
    const page = "something else";
    changed.files.set("audit/index.html", page);
    const manifest = JSON.parse(bundle.get("manifest.json") ?? "");
    for (const file of manifest.files) if (file.file === "index.html") file.sha256 = sha256(page);
    changed.files.set("audit/manifest.json", JSON.stringify(manifest));
    expect((await check(changed)).lines).toEqual(["report: index.html has changed"]);
  });
});

describe("writing", () => {
  test("leaves a folder alone that holds something else", async () => {
    const other = copy();
    other.files.set("docs/page.md", "mine");
    expect(await runCli(["report", "--out", "docs"], other)).toBe(2);
    expect(other.output.stderr).toContain("docs is not empty and holds no report");
    expect(other.files.has("docs/index.html")).toBe(false);
  });

  test("refuses stacks that are not the configuration's", async () => {
    const other = copy();
    other.files.set("cdktf.out/stacks/stray_us-east-1_base/cdk.tf.json", "{}");
    expect(await runCli(["report", "--out", "fresh"], other)).toBe(1);
    expect(other.output.stderr).toContain("it also has stacks/stray_us-east-1_base/cdk.tf.json");
  });

  test("takes away what an earlier bundle had, and nothing that its manifest could be made to name", async () => {
    const other = copy();
    const manifest = JSON.parse(bundle.get("manifest.json") ?? "");
    manifest.files.push(
      { file: "tables/old.csv", sha256: "" },
      { file: "../config/accounts.yaml", sha256: "" },
    );
    other.files.set("audit/manifest.json", JSON.stringify(manifest));
    other.files.set("audit/tables/old.csv", "");
    expect(await bundleOf(other)).toEqual(bundle);
    expect(other.files.has("config/accounts.yaml")).toBe(true);
  });
});
