/** Things that are built as one module of Terraform JSON, in which IDs are references again. */
import { NOT_IN_THE_PLAN } from "../verify/terraform/evaluate";
import { asObject, type Block, type StackJson } from "../verify/terraform/stack";
import { Unsaid } from "./terraform/future";
import type { Thing } from "./thing";

type Blocks = Record<string, Record<string, unknown>>;

/** A module that the witness reads as it reads what was emitted; accounts and regions are its providers. */
export function moduleOfThings(name: string, things: readonly Thing[]): StackJson {
  const references = referencesTo(things);
  const blocks = { resource: {}, data: {} } as Record<"resource" | "data", Blocks>;
  const providers = new Map<string, object>();
  for (const one of things) {
    const { type, id, account, region, values, name: ref, isLookup } = one;
    const alias = `at_${account}_${region}`;
    providers.set(alias, { alias, region, allowed_account_ids: [account] });
    const alike = blocks[isLookup ? "data" : "resource"];
    alike[type] ??= {};
    alike[type][one.isNamedByPeople ? `${blockName(id)}_${alias}` : blockName(id)] = {
      ...(withReferences(values, references) as object),
      provider: `aws.${alias}`,
      "//": { cadastre: { id, ...(ref !== undefined && { ref }) } },
    };
  }
  return { name, json: { provider: { aws: [...providers.values()] }, ...blocks } };
}

/**
 * Every text that means a thing, and the expression that means the same in the module. A thing's own ID comes before what
 * others know of it, and a thing that is looked up after the one that was made.
 */
function referencesTo(things: readonly Thing[]): ReadonlyMap<string, string> {
  const references = new Map<string, string>();
  const add = (isWanted: (thing: Thing, attribute: string) => boolean) => {
    for (const one of things)
      for (const [text, attribute] of Object.entries(one.known))
        if (text !== "" && !references.has(text) && isWanted(one, attribute)) {
          const mode = one.isLookup ? "data." : "";
          references.set(text, `\${${mode}${one.type}.${blockName(one.id)}.${attribute}}`);
        }
  };
  add(({ isLookup }, attribute) => !isLookup && OWN.has(attribute));
  add(({ isLookup }) => !isLookup);
  add(() => true);
  return references;
}

const OWN = new Set(["id", "arn"]);

/** What AWS, or the provider, calls the thing of which a module of things has this block. */
export function idOf({ body, name }: Block): string {
  const { id } = asObject(asObject(body["//"]).cadastre);
  return typeof id === "string" ? id : name;
}

/** A name that Terraform allows: IDs have slashes and colons, and some begin with a digit. */
function blockName(id: string): string {
  const name = id.replace(/[^\w-]/g, "_");
  return /^[A-Za-z_]/.test(name) ? name : `_${name}`;
}

/** What people write, which means nothing even where it is the ID of something. */
const OF_PEOPLE = new Set(["name", "description", "comment", "tags"]);
const NONE: ReadonlyMap<string, string> = new Map();

function withReferences(value: unknown, references: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string")
    // Terraform takes a doubled sign for itself; in a text to replace by, JavaScript halves it.
    return references.get(value) ?? value.replace(/([$%])\{/g, "$1$1{");
  if (value instanceof Unsaid) return `\${${NOT_IN_THE_PLAN}("${value.argument}")}`;
  if (Array.isArray(value)) return value.map((item) => withReferences(item, references));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      withReferences(
        item,
        OF_PEOPLE.has(name) && !Object.hasOwn(value, "evaluate_target_health") ? NONE : references,
      ),
    ]),
  );
}
