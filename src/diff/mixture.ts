/** What is built at a moment on the way: of each stack, the last that was applied, with what it had read by then. */
import type { Network } from "../verify/network/network";
import { readNetwork } from "../verify/readers/read-network";
import { isBeside } from "../verify/readers/registry";
import { asObject, type Block, type JsonObject, type Stack, type StackJson } from "../verify/terraform/stack";
import { stateOf } from "./emission";
import type { WayStep } from "./way-step";

/** An object of the exchange as a stack has read it, while the one that told it tells something else by now. */
interface ReadBefore {
  readonly producer: string;
  readonly bucket: unknown;
  readonly content: string;
}

export class Mixture {
  /** By state, which a stack keeps under another name. */
  readonly #stacks: Map<string, Stack>;
  #stateless: (WayStep["handedOver"][number] & { readonly state: string })[] = [];
  /** By the reader's state, then by the object's key. A stack that is not applied again keeps the IDs that it was given. */
  readonly #readBefore = new Map<string, Map<string, ReadBefore>>();

  constructor(stacks: readonly Stack[]) {
    this.#stacks = new Map(stacks.map((stack) => [stateOf(stack), stack]));
  }

  /** Whether anything that the witness reads differs from what was there. */
  apply(step: WayStep, names: readonly string[]): boolean {
    let differs = false;
    const states = names.map((name) => this.#stateNamed(name, step.stacks.get(name)));
    for (const [index, name] of names.entries()) {
      const state = states[index] as string;
      const [was, is] = [this.#stacks.get(state), step.stacks.get(name)];
      const isReadAnew = (this.#readBefore.get(state)?.size ?? 0) > 0;
      const isTold = was !== undefined && this.#keepWhatOthersRead(state, was, is, fateOf(step, name));
      differs ||= pathsDiffer(was, is) || isReadAnew || isTold;
      if (is) this.#stacks.set(state, is);
      else this.#stacks.delete(state);
      const left = step.handedOver.filter(({ from }) => from.stack === name);
      this.#stateless = [
        ...this.#stateless.filter(({ to }) => to.stack !== name),
        ...left.map((one) => ({ ...one, state })),
      ];
    }
    for (const state of states) this.#readBefore.delete(state);
    return differs;
  }

  network(): Network {
    const told = [...this.#stacks].map(([state, stack]) => {
      const stateless = this.#stateless.filter((one) => one.state === state);
      return this.#withReading(state, withStateless(stack, stateless));
    });
    return readNetwork(told).network;
  }

  #stateNamed(name: string, is: Stack | undefined): string {
    if (is) return stateOf(is);
    return [...this.#stacks].find(([, stack]) => stack.name === name)?.[0] ?? name;
  }

  /** Whether what somebody has read leads elsewhere now, or nowhere. */
  #keepWhatOthersRead(
    state: string,
    was: Stack,
    is: Stack | undefined,
    fate: (address: string) => string,
  ): boolean {
    let isOther = false;
    const now = new Map(is ? objectsOf(is).map(({ body }) => [body.key, body.content]) : []);
    for (const [reader, stack] of this.#stacks) {
      if (stack === was) continue;
      const before = this.#readBefore.get(reader) ?? new Map<string, ReadBefore>();
      const read = new Set(readingsOf(stack).map(({ body }) => body.key));
      for (const { body } of objectsOf(was)) {
        const key = String(body.key);
        if (!read.has(key) || before.has(key)) continue;
        before.set(key, { producer: state, bucket: body.bucket, content: String(body.content) });
      }
      for (const [key, one] of before) {
        if (one.producer !== state) continue;
        const content = one.content.replace(ADDRESS, fate);
        isOther ||= content !== one.content;
        if (content === now.get(key)) before.delete(key);
        else before.set(key, { ...one, content });
      }
      this.#readBefore.set(reader, before);
    }
    return isOther;
  }

  /** The stack's readings lead to objects of its own where it has read something else, and the producers tell these. */
  #withReading(state: string, stack: StackJson): StackJson {
    const own = this.#readBefore.get(state);
    const toldToOthers = [...this.#readBefore].flatMap(([reader, objects]) =>
      [...objects]
        .filter(([, { producer }]) => producer === state)
        .map((entry) => [reader, ...entry] as const),
    );
    if ((own === undefined || own.size === 0) && toldToOthers.length === 0) return stack;
    const json = asObject(stack.json);
    const [resource, data] = [asObject(json.resource), asObject(json.data)];
    const told = toldToOthers.map(([reader, key, { bucket, content }], index) => [
      `read_before_${index}`,
      { bucket, key: `${key} ${reader}`, content },
    ]);
    const read = Object.entries(asObject(data[OBJECT])).map(([name, body]) => {
      const { key, ...rest } = asObject(body);
      return [name, { ...rest, key: own?.has(String(key)) ? `${key} ${state}` : key }];
    });
    return {
      name: stack.name,
      json: {
        ...json,
        resource: { ...resource, [OBJECT]: { ...asObject(resource[OBJECT]), ...Object.fromEntries(told) } },
        data: { ...data, [OBJECT]: Object.fromEntries(read) },
      },
    };
  }
}

const OBJECT = "aws_s3_object";

/** A resource's address within an expression. */
const ADDRESS = /(?<![\w.-])aws_\w+\.[\w-]+/g;

function objectsOf({ blocks }: Stack): Block[] {
  return blocks.filter(({ mode, type }) => mode === "resource" && type === OBJECT);
}

function readingsOf({ blocks }: Stack): Block[] {
  return blocks.filter(({ mode, type }) => mode === "data" && type === OBJECT);
}

/** What an address of before is called after an apply; of what is destroyed, or made anew, nothing is left. */
function fateOf({ changes, handedOver }: WayStep, stack: string): (address: string) => string {
  const own = changes.filter((change) => change.stack === stack);
  const moved = new Map(own.map(({ address, movedFrom }) => [movedFrom ?? address, address]));
  const kept = new Set(
    handedOver.filter(({ from }) => from.stack === stack).map(({ from }) => addressOf(from.block)),
  );
  const gone = new Set(
    own.flatMap(({ action, address, movedFrom }) =>
      action === "replace" || (action === "delete" && !kept.has(address)) ? [movedFrom ?? address] : [],
    ),
  );
  return (address) => (gone.has(address) ? `${address}_gone` : (moved.get(address) ?? address));
}

function addressOf({ type, name }: Block): string {
  return `${type}.${name}`;
}

/** Whether a stack differs by more than what says nothing about paths. */
function pathsDiffer(was: Stack | undefined, is: Stack | undefined): boolean {
  return pathsOf(was) !== pathsOf(is);
}

function pathsOf(stack: Stack | undefined): string {
  const blocks = (stack?.blocks ?? []).filter(({ type }) => type === OBJECT || !isBeside(type));
  const bodies = blocks.map(({ mode, type, name, body: { "//": _, ...body } }) => [mode, type, name, body]);
  return JSON.stringify([bodies.map((one) => JSON.stringify(one)).sort(), stack?.json.locals]);
}

/** A stack with what AWS has of it although no state does. */
function withStateless({ name, json }: Stack, stateless: WayStep["handedOver"]): StackJson {
  if (stateless.length === 0) return { name, json };
  const resource: Record<string, JsonObject> = { ...asObject(json.resource) } as never;
  for (const { block } of stateless.map(({ from }) => from))
    resource[block.type] = { ...resource[block.type], [block.name]: block.body };
  return { name, json: { ...json, resource } };
}
