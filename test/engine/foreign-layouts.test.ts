/** The plans of other people's layouts that tests read are what Terraform makes of them; UPDATE_GOLDEN=1 writes them anew. */
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describeEngine } from "../support/engine/describe-engine";
import { useEngine } from "../support/engine/engine";
import { LAYOUTS, layoutFolder, plannedFile, slimPlan } from "../support/foreign/layouts";

/** Terraform lists the modules of a module in any order. */
function inOneOrder(value: unknown): unknown {
  if (Array.isArray(value)) {
    const entries = value.map(inOneOrder);
    const isModules = entries.every((one) => typeof one === "object" && one !== null && "address" in one);
    return isModules ? entries.sort((a, b) => (addressOf(a) < addressOf(b) ? -1 : 1)) : entries;
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, inOneOrder(member)]));
}

const addressOf = (entry: unknown) => String((entry as { address?: unknown }).address);

describeEngine("layouts of networks in plain Terraform", (tools) => {
  const engine = useEngine(tools);

  test.each(LAYOUTS)("%s is planned as it is kept", async (name) => {
    const stack = { name, dir: join(engine().root, name) };
    cpSync(layoutFolder(name), stack.dir, { recursive: true });
    await engine().terraform.init(stack);
    const plan = slimPlan({ ...(await engine().terraform.plan(stack)) });
    if (process.env.UPDATE_GOLDEN === "1")
      writeFileSync(plannedFile(name), `${JSON.stringify(plan, undefined, 1)}\n`);
    expect(inOneOrder(plan)).toEqual(inOneOrder(JSON.parse(readFileSync(plannedFile(name), "utf8"))));
  });
});
