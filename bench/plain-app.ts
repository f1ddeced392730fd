/** The baseline: the same resources in one plain CDKTF app, with the bindings and without anything of ours. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { AwsProvider, type AwsProviderConfig } from "#aws/provider";
import { App, S3Backend, type S3BackendConfig, type TerraformResource, TerraformStack } from "#cdktf";

type Json = Record<string, unknown>;
interface Binding {
  readonly tfResourceType?: string;
  new (scope: TerraformStack, id: string, config: Json): TerraformResource;
}

/**
 * Builds with one App what `cdk.tf.json` files below a folder hold, a stack for each, and writes it. A reference to
 * another resource is a token, `vpc.id`, as CDKTF's guide has it; longer expressions stay the texts that they are.
 */
export function synthesizePlainly(emitted: string, outdir: string): void {
  const app = new App({ outdir });
  for (const name of readdirSync(join(emitted, "stacks"))) {
    const text = readFileSync(join(emitted, "stacks", name, "cdk.tf.json"), "utf8");
    plainStack(app, name, JSON.parse(text) as Json);
  }
  app.synth();
}

function plainStack(app: App, name: string, json: Json): void {
  const stack = new TerraformStack(app, name);
  const { backend } = json.terraform as { backend: { s3?: Json } };
  if (backend.s3) new S3Backend(stack, camelCased(backend.s3) as unknown as S3BackendConfig);
  for (const [index, provider] of ((json.provider as { aws: Json[] }).aws ?? []).entries()) {
    new AwsProvider(stack, `aws${index}`, camelCased(provider) as AwsProviderConfig);
  }
  const configs = new Map<
    string,
    { readonly section: Section; readonly type: string; readonly config: Json }
  >();
  for (const section of ["data", "resource"] as const) {
    for (const [type, elements] of Object.entries((json[section] as Record<string, Json>) ?? {})) {
      for (const [id, config] of Object.entries(elements))
        configs.set(addressOf(section, type, id), { section, type, config: config as Json });
    }
  }
  const built = new Map<string, TerraformResource>();
  const elementAt = (address: string): TerraformResource | undefined => {
    const found = configs.get(address);
    if (!found || built.has(address)) return built.get(address);
    const { "//": _, provider: __, depends_on: ___, ...attributes } = found.config;
    const config = camelCased(attributes, (text) => {
      const reference = REFERENCE.exec(text);
      const target = reference && elementAt(reference[1] as string);
      return target ? target.getStringAttribute(reference?.[2] as string) : text;
    });
    const element = new (bindingOf(found.section, found.type))(stack, address, config);
    element.overrideLogicalId(address.split(".").pop() as string);
    built.set(address, element);
    return element;
  };
  for (const address of configs.keys()) elementAt(address);
}

type Section = "data" | "resource";

const REFERENCE = /^\$\{((?:data\.)?aws_\w+\.[\w-]+)\.(\w+)\}$/;

function addressOf(section: Section, type: string, id: string): string {
  return section === "data" ? `data.${type}.${id}` : `${type}.${id}`;
}

const bindings = new Map<string, Binding>();

/** `aws_vpc` is `Vpc` of `lib/vpc`, and as data `DataAwsVpc` of `lib/data-aws-vpc`. */
function bindingOf(section: Section, type: string): Binding {
  const snake = section === "data" ? `data_${type}` : type.replace(/^aws_/, "");
  const known = bindings.get(snake);
  if (known) return known;
  const exported = require(`#aws/${snake.replaceAll("_", "-")}`) as Record<string, Binding>;
  const binding = Object.values(exported).find((one) => one.tfResourceType === type);
  if (!binding) throw new Error(`no binding for ${section} ${type}`);
  bindings.set(snake, binding);
  return binding;
}

/** Attributes by the names that the bindings give them; keys of tags are nobody's attributes. */
function camelCased(value: unknown, textOf: (text: string) => string = (text) => text): Json {
  const inner = (nested: unknown): unknown => {
    if (typeof nested === "string") return textOf(nested);
    if (Array.isArray(nested)) return nested.map(inner);
    return typeof nested === "object" && nested !== null ? camelCased(nested, textOf) : nested;
  };
  return Object.fromEntries(
    Object.entries(value as Json).map(([key, nested]) => [
      key.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
      key === "tags" ? nested : inner(nested),
    ]),
  );
}
