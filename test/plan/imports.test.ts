/** What a stack takes from others is among its imports, and an import of another account checks exactly the values that are used. */
import { generateOrganization } from "../../examples/generate/organization";
import type { Plan } from "../../src/plan/planned/plan";
import { planOfProject, planOfTexts } from "../support/plans";
import { outcomeOf, WHOLE_TEXT } from "../support/shape/whole";

const ORGANISATIONS: readonly (readonly [string, () => Plan])[] = [
  ...["config", "examples/endpoints", "examples/existing", "examples/joined", "examples/services"].map(
    (folder) => [folder, () => planOfProject(folder)] as const,
  ),
  ["the whole language", () => outcomeOf(WHOLE_TEXT).plan as Plan],
  ["a generated one", () => planOfTexts(generateOrganization({ accounts: 5, connected: true }))],
];

const NAMED = /\{"from":"import","ref":"([^"]+)","name":"([^"]+)"\}/g;

test.each(ORGANISATIONS)("%s", (_, planned) => {
  for (const { name, account, resources, dependsOn } of planned().stacks) {
    const used = new Map<string, Set<string>>();
    for (const [, ref, value] of JSON.stringify(resources).matchAll(NAMED)) {
      used.set(ref as string, (used.get(ref as string) ?? new Set()).add(value as string));
    }
    const imports = resources.flatMap((resource) => (resource.kind === "import" ? [resource] : []));
    expect([name, imports.map(({ ref }) => ref)]).toEqual([name, expect.arrayContaining([...used.keys()])]);
    for (const { ref, values } of imports) {
      const [, , , producer, region] = ref.split("/") as [string, string, string, string, string];
      expect(dependsOn.some((stack) => stack.startsWith(`${producer}_${region}_`))).toBe(true);
      if (producer !== account.name)
        expect([ref, values?.map((one) => one.value) ?? []]).toEqual([
          ref,
          [...(used.get(ref) ?? [])].sort(),
        ]);
    }
  }
});
