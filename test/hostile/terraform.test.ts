/** Whatever text the plan has, Terraform is given it as text. */
import { memoryHost } from "../../src/host/memory-host";
import type { Planned, PlannedStack } from "../../src/plan/planned/stack";
import { planProject } from "../../src/project/project";
import { synthesizeStack } from "../../stacks/synthesize";
import { Synthesizer } from "../../stacks/synthesizer";
import { take } from "../../stacks/take";
import { BASES, type Base, POLICY_FILES } from "../support/hostile/bases";
import { planOfBase } from "../support/hostile/configurations";
import { evaluatedTexts, readTemplate } from "../support/hostile/terraform-template";
import { BEGIN, END, HOSTILE_TEXTS } from "../support/hostile/texts";

/** What is wrong with a stack in which `text` stands for text: it is code, or it is not what was written. */
function faults(stackText: string, text: string): string[] {
  const json = JSON.stringify(text).slice(1, -1);
  // The alias of a bucket's key has dashes for its dots.
  const core = [text, json, JSON.stringify(json).slice(1, -1), text.replaceAll(".", "-")];
  return [...evaluatedTexts(JSON.parse(stackText))].flatMap((source) => {
    const read = readTemplate(source);
    const isCode = read.code.some((code) => code.includes(BEGIN) || code.includes("TfToken"));
    const begins = read.text.split(BEGIN).slice(1);
    const isOther = begins.some(
      (rest) => !core.some((one) => one === BEGIN + rest.slice(0, one.length - BEGIN.length)),
    );
    return isCode ? [`code: ${source}`] : isOther ? [`other text: ${source}`] : [];
  });
}

interface Member {
  readonly stack: PlannedStack;
  readonly noun: Planned;
  readonly path: readonly string[];
}

/** Members that decide what is made at all. */
const CHOICES: ReadonlySet<string> = new Set(["kind", "to"]);

/** Every member of every kind of planned noun that is text, each once. */
const MEMBERS: readonly Member[] = [...distinctMembers().values()];

function distinctMembers(): Map<string, Member> {
  const members = new Map<string, Member>();
  for (const stack of BASES.flatMap((base) => planOfBase(base).stacks.map(take)))
    for (const noun of stack.resources)
      for (const path of textPaths(noun)) members.set(memberName(noun, path), { stack, noun, path });
  return members;
}

/** Entries of one list have one name, and so have values of maps whose keys are refs or names of tags. */
function memberName({ kind }: Planned, path: readonly string[]): string {
  return [kind, ...path.map((step) => (/^\d+$|\//.test(step) ? "*" : step))].join(".");
}

/** Paths to the texts of a value. */
function textPaths(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value === "string") return CHOICES.has(path.at(-1) as string) ? [] : [[...path]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => textPaths(member, [...path, key]));
}

function withText(value: unknown, [step, ...rest]: readonly string[], text: string): unknown {
  if (step === undefined) return `${value}${text}`;
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) };
  Reflect.set(copy, step, withText(Reflect.get(copy, step), rest, text));
  return copy;
}

function readTexts(stackText: string): string[] {
  return [...evaluatedTexts(JSON.parse(stackText))].map((source) => readTemplate(source).text);
}

/** All texts, one after the other. */
const ALL = Object.values(HOSTILE_TEXTS).filter((text) => text.startsWith(BEGIN));
const CORE = ALL.map((text) => text.slice(BEGIN.length, -END.length)).join("");

/** What is wrong with the stack of this one noun with a hostile text at the end of a member. */
function faultsOf({ stack, noun, path }: Member): string[] {
  const text = `${BEGIN}${CORE}${END}`;
  const hostile = { ...stack, renames: [], resources: [withText(noun, path, text) as Planned] };
  try {
    return faults(synthesizeStack(hostile), text);
  } catch (error) {
    return /cannot stand in an expression/.test(String(error)) ? [] : [String(error)];
  }
}

// Fails when `argument` does not double signs, when `comment` puts no breaks in, and when `inExpression` lets all pass.
test("a text in any member of any planned noun is text to Terraform, or is refused as a part of an expression", () => {
  const wrong = MEMBERS.flatMap((member) =>
    faultsOf(member).map((fault) => `${memberName(member.noun, member.path)}: ${fault.slice(0, 200)}`),
  );
  expect(wrong).toEqual([]);
  expect(MEMBERS.length).toBeGreaterThan(200);
});

// Fails when `converted` does not convert keys, and when `buildStack` converts the resources alone.
test("and so it is in the key of a tag, and in what a stack says of its provider and its state", () => {
  const heads = BASES.map((base) => take(planOfBase(base).stacks[0] as PlannedStack));
  const text = `${BEGIN}${CORE}${END}`;
  const wrong = heads.flatMap((head) =>
    (["provider", "backend"] as const).flatMap((part) =>
      textPaths(head[part])
        .filter((path) => path[0] !== "type")
        .flatMap((path) => {
          const hostile = withText(head[part], path, text);
          return faults(synthesizeStack({ ...head, renames: [], resources: [], [part]: hostile }), text);
        }),
    ),
  );
  expect(wrong).toEqual([]);
  const tagged = MEMBERS.filter(({ path }) => path[0] === "tags").map(({ stack, noun }) => {
    const resources = [{ ...noun, tags: { [text]: "x", _children: "y", "//": "z" } } as Planned];
    return synthesizeStack({ ...stack, renames: [], resources });
  });
  expect(tagged.flatMap((made) => faults(made, text))).toEqual([]);
  for (const made of tagged)
    expect(readTexts(made)).toEqual(expect.arrayContaining([text, "_children", "//"]));
});

/** A policy's file with the text in a condition, planned in a configuration whose file has the text in its name. */
function stacksWithPolicy(text: string): readonly PlannedStack[] {
  const { value } = BASES.find(({ name }) => name === "policies") as Base;
  const policy = JSON.parse(POLICY_FILES["policies/written.json"] as string);
  policy.Statement[0].Condition.StringEquals["aws:PrincipalTag/note"] = text;
  const files = {
    [`config/${text.replaceAll("/", "")}.yaml`]: JSON.stringify(value),
    "config/policies/written.json": JSON.stringify(policy),
  };
  return planProject(memoryHost(files), "config").plan?.stacks.map(take) ?? [];
}

// Fails when `argument` does not double signs, and when `comment` puts no breaks in: in a policy, and in a file's name.
test("a text in the file of a policy is what Terraform evaluates, and a text in the name of a file is in its comments", () => {
  const made = Object.values(HOSTILE_TEXTS).flatMap((text) =>
    stacksWithPolicy(text).map((stack) => ({ text, made: synthesizeStack(stack), stack })),
  );
  expect(made.flatMap(({ text, made: json }) => faults(json, text))).toEqual([]);
  const shapes = { find: () => undefined, keep: () => undefined };
  for (const { stack, made: json } of made) expect(new Synthesizer(shapes).synthesize(stack)).toBe(json);
  const written = made.filter(({ text, made: json }) =>
    readTexts(json).some((source) => source.includes(JSON.stringify(text))),
  );
  expect(new Set(written.map(({ text }) => text)).size).toBeGreaterThan(20);
});
