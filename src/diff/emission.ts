/** All stacks of one version as emitted, and what their references mean whichever stack and name they go by. */
import { asList, asObject, type Block, type Stack } from "../verify/terraform/stack";

/** A resource of another stack, by where that stack keeps its state. */
interface Exported {
  readonly stack: Stack;
  /** The object of the exchange. */
  readonly block: Block;
  /** By field: `aws_subnet.main_app.id`. */
  readonly fields: ReadonlyMap<string, string>;
}

const EXPORTED_FIELD = /([\w-]+) = ((?:data\.)?aws_\w+\.[\w-]+(?:\.\w+)*)/g;
const IMPORTED = /jsondecode\(data\.aws_s3_object\.([\w-]+)\.body\)\.([\w-]+)/g;
const LOOKED_UP = /(data\.aws_\w+\.[\w-]+)\.(\w+)/g;
const ADDRESS = /(?<![\w.-])((?:data\.)?aws_\w+\.[\w-]+)/g;

export class Emission {
  readonly byState: ReadonlyMap<string, Stack>;
  readonly #exports = new Map<string, Exported>();
  readonly #importers = new Map<string, Block[]>();

  constructor(stacks: readonly Stack[]) {
    this.byState = new Map(stacks.map((stack) => [stateOf(stack), stack]));
    for (const stack of stacks)
      for (const block of stack.blocks) {
        if (block.type !== "aws_s3_object") continue;
        const place = objectPlace(block);
        if (block.mode === "resource") this.#exports.set(place, { stack, block, fields: fieldsOf(block) });
        else this.#importers.set(place, [...(this.#importers.get(place) ?? []), block]);
      }
  }

  /**
   * A string with its references written so that two versions can be compared: what comes from another stack by that
   * stack's state and the address there, and every address as `addressIn` has it.
   */
  canonical(stack: Stack, text: string, addressIn: (stack: Stack, address: string) => string): string {
    if (!text.includes("${")) return text;
    return asked(stack, text).replace(/\$\{[^}]*\}+/g, (template) => {
      if (template.includes("local.")) return this.#withLocals(stack, template, addressIn);
      const own = template.replace(ADDRESS, (address) => addressIn(stack, address));
      return own.replace(IMPORTED, (whole, name: string, field: string) => {
        const source = this.#sourceOf(stack, name);
        const target = source?.fields.get(field);
        if (!source || target === undefined) return whole;
        const [address, attribute] = splitReference(target);
        return `${stateOf(source.stack)}:${addressIn(source.stack, address)}${attribute}`;
      });
    });
  }

  /** A local value stands under the same name whatever it is: what is compared is its text. */
  #withLocals(stack: Stack, template: string, addressIn: (stack: Stack, address: string) => string): string {
    const locals = asObject(stack.json.locals);
    return template.replace(/\blocal\.([\w-]+)/g, (whole, name: string) => {
      const value = locals[name];
      return value === undefined
        ? whole
        : this.canonical(stack, typeof value === "string" ? value : JSON.stringify(value), addressIn);
    });
  }

  /** Every resource that this piece of text names, in its own stack or through the exchange, with the attribute. */
  references(stack: Stack, text: string): { stack: Stack; address: string; attribute: string }[] {
    if (!text.includes("${")) return [];
    const known = asked(stack, text);
    const found = [...known.matchAll(/(?<![\w.-])(aws_\w+\.[\w-]+)((?:\.\w+)*)/g)].map((match) => ({
      stack,
      address: match[1] as string,
      attribute: match[2] as string,
    }));
    for (const [, name, field] of known.matchAll(IMPORTED)) {
      const source = this.#sourceOf(stack, name as string);
      const target = source?.fields.get(field as string);
      if (!source || target === undefined) continue;
      const [address, attribute] = splitReference(target);
      found.push({ stack: source.stack, address, attribute });
    }
    return found;
  }

  /** The stacks that read what this one exports. */
  readersOf(stack: Stack): readonly Stack[] {
    const readers = stack.blocks
      .filter((block) => block.type === "aws_s3_object" && block.mode === "resource")
      .flatMap((block) => this.#importers.get(objectPlace(block)) ?? [])
      .map((block) => block.stack);
    return [...new Set(readers)];
  }

  /** The object of the exchange that a data source reads; undefined for one that nothing here writes. */
  objectReadBy(block: Block): Block | undefined {
    return this.#exports.get(objectPlace(block))?.block;
  }

  #sourceOf(stack: Stack, dataSource: string): Exported | undefined {
    const block = stack.byAddress.get(`data.aws_s3_object.${dataSource}`);
    return block && this.#exports.get(objectPlace(block));
  }
}

/** Text in which what a data source is asked for, such as its ID, stands as the argument that says it. */
function asked(stack: Stack, text: string): string {
  return text.replace(LOOKED_UP, (whole, address: string, attribute: string) => {
    const given = stack.byAddress.get(address)?.body[attribute];
    return typeof given === "string" && given.startsWith("${") ? given.slice(2, -1) : whole;
  });
}

/** Where a stack keeps its state: what stays when an account is renamed, and so what tells which stack is which. */
export function stateOf(stack: Stack): string {
  const backend = asObject(asObject(stack.json.terraform).backend);
  for (const [type, config] of Object.entries(backend)) {
    const { bucket, key, path, hostname, organization, workspaces } = asObject(asList(config)[0]);
    if (type === "s3") return `${bucket}/${key}`;
    if (type === "local") return String(path);
    return JSON.stringify([type, hostname, organization, workspaces]);
  }
  return stack.name;
}

function fieldsOf(block: Block): ReadonlyMap<string, string> {
  const matches = String(block.body.content).matchAll(EXPORTED_FIELD);
  return new Map([...matches].map((match) => [match[1] as string, match[2] as string]));
}

function objectPlace({ body }: Block): string {
  return `${body.bucket}/${body.key}`;
}

/** `aws_vpc.main` and `.id`. */
function splitReference(reference: string): [string, string] {
  const match = /^((?:data\.)?aws_\w+\.[\w-]+)(.*)$/.exec(reference);
  return match ? [match[1] as string, match[2] as string] : [reference, ""];
}
