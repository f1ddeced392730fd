/** Files that commands read beside the configuration, with anything wrong in them, end in words and an exit code. */
import fc from "fast-check";
import { US_EAST_1 } from "../../src/aws/data/prices-us-east-1";
import { runCli } from "../../src/cli/cli";
import { readNetwork } from "../../src/verify/readers/read-network";
import { Scene } from "../../src/verify/scene";
import { verifyScene } from "../../src/verify/verify";
import { oneOf } from "../support/draft/random";
import { mutatedJson } from "../support/json-mutations";
import { type MemoryHost, memoryHost } from "../support/memory-host";
import { bundleOf, synthesised } from "../support/report";

jest.setTimeout(3_600_000);

/** How many inputs; `npm run test:long` has 20,000. */
const RUNS = Math.ceil(Number(process.env.FUZZ_RUNS ?? 800) / 10);

const TERRAFORM_PLAN = JSON.stringify({
  format_version: "1.2",
  terraform_version: "1.11.4",
  resource_changes: [
    {
      address: "aws_vpc.main",
      mode: "managed",
      type: "aws_vpc",
      change: { actions: ["delete", "create"], before: {}, after: {} },
    },
    { address: "aws_subnet.app", mode: "managed", change: { actions: ["create"] } },
  ],
});
const PRICES = JSON.stringify({ currency: "EUR", items: US_EAST_1.items });

let sound: MemoryHost;

beforeAll(async () => {
  sound = await synthesised();
  await bundleOf(sound);
  sound.files.set("prices.json", PRICES);
  sound.files.set("plans/hub_us-east-1_base.json", TERRAFORM_PLAN);
});

/** What is mutated, and the calls that read it. */
const READERS: readonly (readonly [kind: string, file: RegExp, calls: readonly string[][]])[] = [
  [
    "emitted stacks",
    /^cdktf\.out\/.*\.json$/,
    [
      ["verify"],
      ["trace", "pay/main/app", "hub/net/app"],
      ["report", "--out", "audit2"],
      ["synth"],
      ["affected", "main"],
      ["steps", "main"],
    ],
  ],
  ["Terraform plans", /^plans\//, [["review", "main", "--terraform-plan", "plans/hub_us-east-1_base.json"]]],
  [
    "price lists",
    /^prices\.json$/,
    [
      ["plan", "--advise", "--prices", "prices.json"],
      ["review", "main", "--prices", "prices.json"],
    ],
  ],
  [
    "bundles",
    /^audit\//,
    [
      ["report", "--check", "audit"],
      ["report", "--out", "audit"],
    ],
  ],
];

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

// Fails when the reader of plans takes `resource_changes` for a list without asking, and when a price file's JSON error
// is not caught.
test.each(READERS)(
  "%s with anything wrong in them are refused in words, or used: no exception",
  async (_, pattern, calls) => {
    const names = [...sound.files.keys()].filter((file) => pattern.test(file) && file.endsWith(".json"));
    expect(names.length).toBeGreaterThan(0);
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (g) => {
        const file = oneOf(g, names);
        const text = mutatedJson(g, sound.files.get(file) ?? "");
        const words = oneOf(g, calls);
        const host = memoryHost({ ...Object.fromEntries(sound.files), [file]: text });
        host.revisions.set("main", new Map(sound.files));
        const code = await runCli(words, host);
        const { stderr, stdout } = host.output;
        expect([words, file, text.slice(0, 200), [0, 1, 2].includes(code)]).toEqual([
          words,
          file,
          text.slice(0, 200),
          true,
        ]);
        if (code !== 0)
          expect([words, file, stderr + stdout]).toEqual([words, file, expect.stringMatching(/\S/)]);
        expect(stderr).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
        // What is not JSON is used by nobody, except where a command writes the file anew. The two files beside the stacks'
        // folders are read by synth and by cdktf-cli alone.
        const writes =
          words[0] === "synth" || words[0] === "affected" || words[0] === "steps" || words.includes("--out");
        if (!isJson(text) && !writes && !/^cdktf\.out\/[^/]+$/.test(file))
          expect([words, file, code]).not.toEqual([words, file, 0]);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  },
);

// Fails when a reader of a resource calls a method of an argument that may be another kind of value.
test("Terraform JSON of any shape is read without an exception, and what is asked of it is answered", () => {
  const stacks = [...sound.files].filter(([file]) => file.endsWith(".tf.json"));
  fc.assert(
    fc.property(fc.gen(), (g) => {
      const [chosen] = oneOf(g, stacks);
      const read = stacks.flatMap(([file, text]) => {
        const mutated = file === chosen ? mutatedJson(g, text) : text;
        return isJson(mutated)
          ? [{ name: file.split("/").at(-2) ?? file, json: JSON.parse(mutated) as unknown }]
          : [];
      });
      const { network } = readNetwork(read);
      verifyScene(new Scene(network, DIRECTORY), []);
    }),
    { numRuns: RUNS * 2, endOnFailure: true },
  );
});

const DIRECTORY = {
  accounts: [
    { id: "100000000001", name: "hub", ou: "infrastructure" },
    { id: "100000000002", name: "pay", ou: "workloads/prod" },
  ],
  external: [],
  services: [],
  publicTiers: [],
  restricted: [],
  usedAlike: [],
  joined: [],
};
