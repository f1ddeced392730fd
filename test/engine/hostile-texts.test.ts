/** Real Terraform evaluates every text of a configuration to the text that was written, wherever a stack has it. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PlannedStack } from "../../src/plan/planned/stack";
import { synthesizeStack } from "../../stacks/synthesize";
import { run } from "../support/engine/child";
import { describeEngine } from "../support/engine/describe-engine";
import { engineEnv } from "../support/engine/engine-env";
import { MEMBERS, type Member, stacksWithPolicy, stackWith } from "../support/hostile/planned-texts";
import { evaluatedTexts } from "../support/hostile/terraform-template";
import { ALL_IN_ONE, BEGIN, HOSTILE_TEXTS } from "../support/hostile/texts";

/** What Terraform would evaluate of a stack, where a text of ours is in it. */
function sourcesIn(stack: PlannedStack): string[] {
  return [...evaluatedTexts(JSON.parse(synthesizeStack(stack)))].filter((source) => source.includes(BEGIN));
}

/** The same with all texts in one member of a noun; members whose text is a part of an expression refuse it. */
function sourcesOf(member: Member): string[] {
  try {
    return sourcesIn(stackWith(ALL_IN_ONE, member));
  } catch (error) {
    expect(String(error)).toContain("cannot stand in an expression");
    return [];
  }
}

/** What refers to another resource is nothing that can be evaluated here, alone or joined from several. */
function withoutReferences(source: string): string {
  return source
    .replace(/(?<![$])\$\{(?:aws_|data\.|self\.)[\w.[\]"-]*\}/g, "reference")
    .replace(/(?<![$])\$\{join\(", ", self\.[\w.[\]*]*\)\}/g, "references");
}

describeEngine("texts of a configuration", ({ terraform }) => {
  let dir: string;
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), "cadastre-texts-"));
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  const terraformIn = async (...args: string[]) => {
    const { code, stdout, stderr } = await run(
      terraform,
      [args[0] as string, "-no-color", ...args.slice(1)],
      {
        cwd: dir,
        env: engineEnv("http://127.0.0.1:9"),
        timeout: 240_000,
      },
    );
    expect([args[0], code, stderr.slice(0, 2000)]).toEqual([args[0], 0, ""]);
    return stdout;
  };

  // Fails when `argument` does not double signs.
  test("are what was written, as outputs of a stack", async () => {
    const written = new Map(
      MEMBERS.flatMap((member) => sourcesOf(member).map((source) => [source, ALL_IN_ONE])),
    );
    for (const text of Object.values(HOSTILE_TEXTS).filter((one) => one.startsWith(BEGIN)))
      for (const source of stacksWithPolicy(text).flatMap(sourcesIn)) written.set(source, text);
    const sources = [...written.keys()];
    expect(sources.length).toBeGreaterThan(100);
    const output = sources.map((source, index) => [`text_${index}`, { value: withoutReferences(source) }]);
    writeFileSync(
      join(dir, "cdk.tf.json"),
      JSON.stringify({ output: Object.fromEntries(output) }, undefined, 1),
    );
    await terraformIn("init", "-input=false");
    await terraformIn("apply", "-auto-approve", "-input=false");
    const values = JSON.parse(await terraformIn("output", "-json")) as Record<string, { value: string }>;
    const wrong = sources.filter((source, index) => {
      const value = values[`text_${index}`]?.value ?? "";
      const text = written.get(source) as string;
      const json = JSON.stringify(text).slice(1, -1);
      // The alias of a bucket's key has dashes for its dots.
      const forms = [text, json, JSON.stringify(json).slice(1, -1), text.replaceAll(".", "-")];
      return !forms.some((form) => value.includes(form));
    });
    expect(wrong).toEqual([]);
  }, 600_000);
});
