/** What is written into folders: nothing of anybody else's is removed, and what a run left behind is healed by the next. */
import { runCli } from "../../src/cli/cli";
import { type Host, HostError } from "../../src/host/host";
import { type MemoryHost, memoryHost } from "../support/memory-host";
import { stackFile, TWO_ACCOUNTS } from "../support/two-accounts";

// Loading CDKTF alone can take longer than a test is given.
jest.setTimeout(120_000);

async function call(host: Host & Pick<MemoryHost, "output">, ...words: string[]) {
  host.output.stdout = "";
  host.output.stderr = "";
  const code = await runCli(words, host);
  return { code, stderr: host.output.stderr };
}

async function planned(text = TWO_ACCOUNTS, files: Record<string, string> = {}): Promise<MemoryHost> {
  const host = memoryHost({ "config/a.yaml": text, ...files });
  expect(await call(host, "plan")).toMatchObject({ code: 0 });
  return host;
}

const ONE = TWO_ACCOUNTS.replace(/ {2}web: .*\n/, "").replace(/expectations:[\s\S]*/, "");

describe("synth", () => {
  test("leaves a folder alone that holds something else", async () => {
    const host = await planned(TWO_ACCOUNTS, {
      "stacks/templates/compose.ts": "",
      "stacks/constructs/vpc.ts": "",
    });
    const before = new Map(host.files);
    for (const out of [".", "config"]) {
      const { code, stderr } = await call(host, "synth", "--out", out);
      expect([code, stderr]).toEqual([
        2,
        `cadastre: ${out} is not empty and holds no stacks; name a folder of its own\n`,
      ]);
      expect(host.files).toEqual(before);
    }
  });

  test.each([
    "stacks/extra/cdk.tf.json",
    "stacks/app_us-east-1_base/z_override.tf",
    "stacks/app_us-east-1_base/evil.tofu.json",
    "stacks/app_us-east-1_base/x.auto.tfvars",
    "stacks/app_us-east-1_base/cdk.tf.json/inside",
  ])("does not mix its stacks with what it did not write (%s)", async (file) => {
    const host = await planned();
    await call(host, "synth");
    host.remove(`cdktf.out/${file.replace("/inside", "")}`);
    host.files.set(`cdktf.out/${file}`, "");
    const before = new Map(host.files);
    const { code, stderr } = await call(host, "synth");
    expect(code).toBe(2);
    expect(stderr).toContain(`cdktf.out holds what cadastre did not write: ${file.replace("/inside", "")};`);
    expect(host.files).toEqual(before);
  });

  test("removes the stack that is gone and leaves what Terraform keeps beside it", async () => {
    const host = await planned();
    await call(host, "synth");
    const state = "cdktf.out/stacks/web_us-east-1_base/terraform.tfstate";
    host.files.set(state, "state");
    host.files.set("config/a.yaml", ONE);
    await call(host, "plan");
    expect(await call(host, "synth")).toMatchObject({ code: 0 });
    expect(host.files.has(`cdktf.out/${stackFile("web")}`)).toBe(false);
    expect(host.files.get(state)).toBe("state");
  });

  test("one stack alone forgets nothing of what the others were", async () => {
    const host = await planned();
    await call(host, "synth");
    host.files.set("config/a.yaml", ONE);
    await call(host, "plan");
    expect(await call(host, "synth", "--stack", "app_us-east-1_base")).toMatchObject({ code: 0 });
    expect(host.files.has(`cdktf.out/${stackFile("web")}`)).toBe(true);
    expect(await call(host, "synth")).toMatchObject({ code: 0 });
    expect(host.files.has(`cdktf.out/${stackFile("web")}`)).toBe(false);
  });

  // Fails when `owns` believes what a claim names.
  test("removes nothing that a claim could be made to name", async () => {
    const host = await planned(TWO_ACCOUNTS, {
      "cdktf.out/stacks/notes/readme.md": "mine",
      "cdk.tf.json": "mine",
    });
    const files = [
      "config/a.yaml",
      "../config/a.yaml",
      "stacks/../../config/a.yaml",
      "stacks/../cdk.tf.json",
      "stacks/../../cdk.tf.json",
      "/config/a.yaml",
      "stacks/notes/readme.md",
      "stacks",
      "",
      7,
      null,
    ];
    host.files.set(
      "cdktf.out/cadastre.json",
      JSON.stringify({ cadastre: "stacks", organization: "acme", files }),
    );
    expect(await call(host, "synth")).toMatchObject({ code: 0 });
    for (const file of ["config/a.yaml", "cdk.tf.json", "cdktf.out/stacks/notes/readme.md"])
      expect(host.files.has(file)).toBe(true);
  });

  test("leaves the stacks of another organisation alone, and a report", async () => {
    const host = await planned();
    await call(host, "synth");
    host.files.set("config/a.yaml", TWO_ACCOUNTS.replace("acme", "other"));
    expect(await call(host, "synth")).toEqual({
      code: 2,
      stderr:
        "cadastre: cdktf.out holds the stacks of another organisation; name another folder, or remove it\n",
    });
    host.files.set("config/a.yaml", TWO_ACCOUNTS);
    await call(host, "report", "--out", "audit");
    expect(await call(host, "synth", "--out", "audit")).toMatchObject({ code: 2 });
    expect(await call(host, "report", "--out", "cdktf.out")).toMatchObject({ code: 2 });
  });

  test("takes over what a version without claims left", async () => {
    const host = await planned();
    await call(host, "synth");
    host.remove("cdktf.out/cadastre.json");
    expect(await call(host, "synth")).toMatchObject({ code: 0 });
  });
});

/** The host, whose every write and removal after so many fails; a failed write leaves a draft, as one that is killed does. */
function cutAfter(host: MemoryHost, changes: number): MemoryHost & { readonly left: () => number } {
  let left = changes;
  const change = (path: string, act: () => void, draft?: "draft") => {
    if (left-- > 0) return act();
    if (draft) host.files.set(`${path}.4711`, "half");
    throw new HostError(`${path}: ENOSPC`);
  };
  return {
    ...host,
    left: () => left,
    writeText: (file, text) => change(file, () => host.writeText(file, text), "draft"),
    remove: (path) => change(path, () => host.remove(path)),
    writer: (threads, onWritten) => {
      const writer = host.writer(threads, onWritten);
      return {
        ...writer,
        write: async (file, text) => change(file, () => void writer.write(file, text), "draft"),
      };
    },
  };
}

const filesIn = (host: MemoryHost, out: string) =>
  [...host.files].filter(([file]) => file.startsWith(`${out}/`)).sort(([a], [b]) => (a < b ? -1 : 1));

// Fails when the claim is not written first, when drafts are left, and when the folder is refused without its manifest.
test.each([
  ["synth", "cdktf.out", ["synth"]],
  ["report", "audit", ["report", "--out", "audit"]],
])(
  "%s that was cut short at any change is completed by the next run, whatever was there before",
  async (_, out, words) => {
    for (const before of [undefined, TWO_ACCOUNTS]) {
      const start = await planned(before ?? ONE);
      if (before) for (const step of [["synth"], words]) await call(start, ...step);
      start.files.set("config/a.yaml", ONE);
      for (const step of ["plan", ...(words[0] === "report" ? ["synth"] : [])]) await call(start, step);
      const copy = () => memoryHost(Object.fromEntries(start.files));
      const clean = copy();
      const counting = cutAfter(clean, 10_000);
      expect(await call(counting, ...words)).toMatchObject({ code: 0 });
      const changes = 10_000 - counting.left();
      const whole = filesIn(clean, out);
      const cuts = words[0] === "report" ? [0, 1, 5, changes - 1] : [...Array(changes).keys()];
      for (const cut of cuts) {
        const host = copy();
        expect([cut, (await call(cutAfter(host, cut), ...words)).code]).toEqual([cut, 1]);
        expect([cut, await call(host, ...words)]).toMatchObject([cut, { code: 0 }]);
        expect(filesIn(host, out)).toEqual(whole);
      }
    }
  },
);

describe("a bundle's check", () => {
  const bundle = async () => {
    const host = await planned();
    for (const words of [["synth"], ["report", "--out", "audit"]]) await call(host, ...words);
    return host;
  };
  const check = async (host: MemoryHost) => [
    (await call(host, "report", "--check", "audit")).code,
    host.output.stdout,
  ];

  // Each fails when the manifest is compared by its lists of hashes alone.
  test.each([
    ['"organization": "acme"', '"organization": "evil"', "bundle: manifest.json is another organisation's\n"],
    [
      '"role": "lock"',
      '"role": "terraform"',
      /^bundle: manifest\.json gives config\/network\.lock\.yaml another role/,
    ],
    [
      '"cadastreReport": 1,',
      '"cadastreReport": 1,\n  "signed": "by nobody",',
      "bundle: manifest.json has changed\n",
    ],
  ])("sees that %s became %s", async (from, to, told) => {
    const host = await bundle();
    expect(await check(host)).toEqual([0, ""]);
    const text = host.files.get("audit/manifest.json") as string;
    expect(text).toContain(from);
    host.files.set("audit/manifest.json", text.replace(from, to));
    const [code, lines] = await check(host);
    expect(code).toBe(1);
    expect(lines).toEqual(typeof told === "string" ? told : expect.stringMatching(told));
  });

  test.each(["{", "null", "[]", '{"cadastreReport":1,"organization":"acme","files":[null],"sources":[]}'])(
    "takes %s for no manifest",
    async (text) => {
      const host = await bundle();
      host.files.set("audit/manifest.json", text);
      expect(await call(host, "report", "--check", "audit")).toEqual({
        code: 2,
        stderr: "cadastre: audit holds no report\n",
      });
    },
  );
});
