/** Whatever text the plan has, Terraform is given it as text. */
import type { Planned, PlannedStack } from "../../src/plan/planned/stack";
import { Synthesizer } from "../../stacks/output/synthesizer";
import { synthesizeStack } from "../../stacks/synthesize";
import { take } from "../../stacks/take";
import { BASES } from "../support/hostile/bases";
import { planOfBase } from "../support/hostile/configurations";
import {
  MEMBERS,
  type Member,
  memberName,
  stacksWithPolicy,
  stackWith,
  textPaths,
  withText,
} from "../support/hostile/planned-texts";
import { evaluatedTexts, readTemplate } from "../support/hostile/terraform-template";
import { ALL_IN_ONE, BEGIN, HOSTILE_TEXTS } from "../support/hostile/texts";

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

function readTexts(stackText: string): string[] {
  return [...evaluatedTexts(JSON.parse(stackText))].map((source) => readTemplate(source).text);
}

/** What is wrong with the stack of this one noun with a hostile text at the end of a member. */
function faultsOf(member: Member): string[] {
  try {
    return faults(synthesizeStack(stackWith(ALL_IN_ONE, member)), ALL_IN_ONE);
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
  const wrong = heads.flatMap((head) =>
    (["provider", "backend"] as const).flatMap((part) =>
      textPaths(head[part])
        .filter((path) => path[0] !== "type")
        .flatMap((path) => {
          const hostile = withText(head[part], path, ALL_IN_ONE);
          return faults(
            synthesizeStack({ ...head, renames: [], resources: [], [part]: hostile }),
            ALL_IN_ONE,
          );
        }),
    ),
  );
  expect(wrong).toEqual([]);
  const tagged = MEMBERS.filter(({ path }) => path[0] === "tags").map(({ stack, noun }) => {
    const resources = [{ ...noun, tags: { [ALL_IN_ONE]: "x", _children: "y", "//": "z" } } as Planned];
    return synthesizeStack({ ...stack, renames: [], resources });
  });
  expect(tagged.flatMap((made) => faults(made, ALL_IN_ONE))).toEqual([]);
  for (const made of tagged)
    expect(readTexts(made)).toEqual(expect.arrayContaining([ALL_IN_ONE, "_children", "//"]));
});

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
