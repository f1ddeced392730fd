/** What crosses between stacks: whoever imports a value finds it exported, however often somebody looks. */
import { generateOrganization } from "../../examples/generate/organization";
import type { Plan } from "../../src/plan/planned/plan";
import type { Planned } from "../../src/plan/planned/stack";
import { take } from "../../stacks/take";
import { planOfProject, planOfTexts } from "../support/plans";

const ORGANISATIONS: readonly (readonly [string, () => Plan])[] = [
  ["config", () => planOfProject("config")],
  ...["endpoints", "joined", "services"].map(
    (name) => [`examples/${name}`, () => planOfProject(`examples/${name}`)] as const,
  ),
  ["a generated one", () => planOfTexts(generateOrganization({ accounts: 5, connected: true }))],
];

/** Every `{ from: "import" }` in a resource, as the import's ref and the value's name. */
function importedValues(resource: Planned): (readonly [string, string])[] {
  const found: (readonly [string, string])[] = [];
  JSON.stringify(resource, (_, value) => {
    if (value?.from === "import") found.push([value.ref, value.name]);
    return value;
  });
  return found;
}

// Fails when a room exports fewer values than it takes from the object elsewhere.
test.each(ORGANISATIONS)("every value that %s imports is exported", (_, made) => {
  const { stacks } = made();
  const exported = new Map<string, readonly string[]>();
  for (const resource of stacks.flatMap((stack) => stack.resources))
    if (resource.kind === "export") exported.set(resource.object.key, Object.keys(resource.values));
  for (const { resources } of stacks) {
    const imports = new Map(resources.flatMap((r) => (r.kind === "import" ? [[r.ref, r.object.key]] : [])));
    for (const [ref, name] of resources.flatMap(importedValues))
      expect(exported.get(imports.get(ref) ?? "")).toContain(name);
  }
});

// Fails when making resources again adds to what they are made of.
test.each(ORGANISATIONS)("looking at the stacks of %s again finds the same", (_, made) => {
  const { stacks } = made();
  const looked = () => JSON.stringify(stacks.map(take));
  const first = looked();
  expect(looked()).toBe(first);
  expect(looked()).toBe(first);
});
