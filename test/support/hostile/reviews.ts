/** One review that has some of everything that the stories of test/review show, as data to put texts into. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runCli } from "../../../src/cli/cli";
import { CODES, type Code } from "../../../src/diagnostics/codes";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic";
import type { Review } from "../../../src/diff/review";
import { memoryHost } from "../memory-host";
import { patched } from "../patched";
import { injected } from "./injected";

const CONFIG = "config/acme.yaml";
const FOLDER = join(__dirname, "../../review");
const BASE = readFileSync(join(FOLDER, "acme.yaml"), "utf8");

export interface ReviewData {
  readonly review: Review;
  readonly diagnostics: readonly Diagnostic[];
}

/** Together they have every section of a comment but those of {@link REST}. */
const SHOWN = ["adding-an-account", "renaming-silently", "renaming-declared", "widening-a-security-group"];

/** Of each list in each story so many entries: a comment then has room for all. */
const FIRST = 2;

const at = { file: "config/x.yaml", start: { line: 3, column: 1 }, end: { line: 3, column: 9 } };
const override = { owner: "owner", reason: "reason", expires: "2027-01-01", at };

/** What no story has. */
const REST: Pick<Review, "settings" | "terraform" | "way" | "violations"> & {
  readonly guards: readonly object[];
} = {
  guards: (["forbidden", "expired", "allowed"] as const).map((state) => ({
    guard: { name: `guard-${state}`, reason: "reason", owner: "owner" },
    kind: "destroy",
    what: ["this", "that"],
    state,
    at,
    ...(state !== "forbidden" && { override }),
  })),
  violations: [true, false].map((isOld) => ({
    finding: {
      code: "EXPECTATION_NOT_MET",
      severity: "error",
      resource: "resource",
      data: {
        from: "from",
        to: "to",
        port: "443",
        expect: "expect",
        disposition: "is",
        reason: "r",
        remedy: "m",
      },
      at,
    },
    isOld,
  })),
  way: {
    steps: [
      {
        purpose: "build",
        changes: [],
        waves: [["one-stack", "two-stack"]],
        stacks: new Map(),
        handedOver: [],
      },
    ],
    interruptions: (["cut", "opened"] as const).map((kind) => ({
      kind,
      from: "here",
      to: "there",
      ports: [443],
      since: { step: 0, stacks: ["one-stack"] },
      until: { step: 0, stacks: ["two-stack"] },
      why: "why",
      minutes: 5,
      subnetsOf: () => [],
    })),
    movedStates: [],
  },
  settings: [{ path: "provider.aws.default_tags", before: "was", after: "is", stacks: ["one-stack"] }],
  terraform: {
    plans: 2,
    disagreements: [
      { kind: "other", stack: "one-stack", address: "aws_vpc.x", ours: "update", theirs: "replace" },
    ],
  },
};

/** A diagnostic of every code, with a text wherever its sentences have room for one. */
export function everyDiagnostic(text: string): Diagnostic[] {
  return (Object.keys(CODES) as Code[]).map((code) => {
    const { message, why, help, severity } = CODES[code];
    const names = `${message} ${why} ${help}`.matchAll(/\{(\w+)\}/g);
    const data = Object.fromEntries([...names].map(([, name]) => [name as string, text]));
    const here = { ...at, file: `config/${text}.yaml` };
    return { code, severity, at: here, related: [{ at: here, note: text }], data, alike: 0 };
  });
}

export async function reviewOfAll(): Promise<ReviewData> {
  const all: ReviewData[] = [];
  for (const story of SHOWN) {
    const { diagnostics, ...review } = await reviewOf(
      readFileSync(join(FOLDER, "stories", story, "change.diff"), "utf8"),
    );
    all.push({ review, diagnostics });
  }
  return {
    review: { ...together(all.map(({ review }) => review)), ...REST } as Review,
    diagnostics: everyDiagnostic("").filter((_, index) => index % 20 === 0),
  };
}

async function reviewOf(change: string): Promise<Review & Pick<ReviewData, "diagnostics">> {
  const host = memoryHost({ [CONFIG]: BASE });
  await runCli(["plan", "--quiet"], host);
  host.revisions.set("main", new Map(host.files));
  host.files.set(CONFIG, patched(BASE, change));
  await runCli(["plan", "--quiet"], host);
  Object.assign(host.output, { stdout: "", stderr: "" });
  await runCli(["review", "main", "--format", "json"], host);
  return JSON.parse(host.output.stdout);
}

/** Lists of all, one after the other; below other members the same. */
function together<T extends object>(all: readonly T[]): T {
  const keys = new Set(all.flatMap((one) => Object.keys(one)));
  const members = [...keys].map((key) => {
    const values: unknown[] = all.map((one) => Reflect.get(one, key)).filter((value) => value !== undefined);
    const [first] = values;
    if (Array.isArray(first)) return [key, (values as unknown[][]).flatMap((list) => list.slice(0, FIRST))];
    return [key, typeof first === "object" && first !== null ? together(values as object[]) : first];
  });
  return Object.fromEntries(members) as T;
}

/** Members that are words of ours, by which renderers choose. */
const WORDS: ReadonlySet<string> = new Set(
  "action purpose change extent state direction type effect phase severity code disposition verdict currency id ours theirs connection presence".split(
    " ",
  ),
);

export function reviewWith({ review, diagnostics }: ReviewData, text: string): ReviewData {
  return injected(
    { review, diagnostics },
    text,
    (key, value) => WORDS.has(key) || (key === "kind" && value !== ""),
  );
}
