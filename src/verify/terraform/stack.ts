/** One folder's Terraform JSON taken apart into blocks that know their account, region and origin. */
import type { SourceRange } from "../../diagnostics/source";

/** Terraform JSON as it was parsed, under the name of its folder. */
export interface StackJson {
  readonly name: string;
  readonly json: unknown;
}

/** One resource or data source. */
export interface Block {
  readonly stack: Stack;
  readonly mode: "resource" | "data";
  readonly type: string;
  readonly name: string;
  readonly body: JsonObject;
  /** Unique over all stacks: `stack:type.name`, with `data.` before the type of a data source. */
  readonly key: string;
  /** The account's ID, or "unknown" when the provider does not say. */
  readonly account: string;
  readonly region: string;
}

export interface Stack {
  readonly name: string;
  readonly json: JsonObject;
  readonly blocks: readonly Block[];
  /** By Terraform address, `aws_vpc.main` or `data.aws_s3_object.x`. */
  readonly byAddress: ReadonlyMap<string, Block>;
}

export type JsonObject = Readonly<Record<string, unknown>>;

/** Takes a folder's JSON apart; text that is no object gives a stack without blocks. */
export function parseStack({ name, json }: StackJson): Stack {
  const root = asObject(json);
  const blocks: Block[] = [];
  const byAddress = new Map<string, Block>();
  const stack: Stack = { name, json: root, blocks, byAddress };
  const provider = providersOf(root);
  for (const mode of ["resource", "data"] as const) {
    for (const [type, named] of entriesOf(root[mode])) {
      for (const [block, body] of entriesOf(named)) {
        const address = `${mode === "data" ? "data." : ""}${type}.${block}`;
        const content = asObject(Array.isArray(body) ? body[0] : body);
        const { account, region } = provider(content.provider);
        const made: Block = {
          stack,
          mode,
          type,
          name: block,
          body: content,
          key: `${name}:${address}`,
          account,
          region: typeof content.region === "string" ? content.region : region,
        };
        blocks.push(made);
        byAddress.set(address, made);
      }
    }
  }
  return stack;
}

/** Terraform JSON allows a list of objects wherever it allows an object; both give the same entries. */
function entriesOf(value: unknown): [string, unknown][] {
  return asList(value).flatMap((item) => Object.entries(asObject(item)));
}

export function asList(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

export function asObject(value: unknown): JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

/** The members of an object, also where Terraform JSON has several objects in a list. */
export function membersOf(value: unknown): JsonObject {
  return Object.assign({}, ...asList(value).map(asObject)) as JsonObject;
}

/** A text that is a variable's default or a local, where that is a text itself. */
function plainText(root: JsonObject, value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  const [, kind, name = ""] = /^\$\{(var|local)\.([\w-]+)\}$/.exec(value) ?? [];
  if (kind === undefined) return value.includes("${") ? undefined : value;
  const given =
    kind === "local" ? membersOf(root.locals)[name] : membersOf(membersOf(root.variable)[name]).default;
  return typeof given === "string" && !given.includes("${") ? given : undefined;
}

interface Placement {
  readonly account: string;
  readonly region: string;
}

const ROLE_ACCOUNT = /^arn:[\w-]+:iam::(\d{12}):/;

/** Which account and region a resource's `provider` argument means, the unaliased provider when it has none. */
function providersOf(root: JsonObject): (choice: unknown) => Placement {
  const byAlias = new Map<string, Placement>();
  for (const item of asList(root.provider).flatMap((one) => asList(asObject(one).aws))) {
    const config = asObject(item);
    const alias = typeof config.alias === "string" ? `aws.${config.alias}` : "aws";
    const role = asObject(asList(config.assume_role)[0]).role_arn;
    const allowed = asList(config.allowed_account_ids)[0];
    const account =
      ROLE_ACCOUNT.exec(String(role))?.[1] ?? (typeof allowed === "string" ? allowed : "unknown");
    byAlias.set(alias, {
      account,
      region: plainText(root, config.region) ?? "unknown",
    });
  }
  const fallback = byAlias.get("aws") ?? { account: "unknown", region: "unknown" };
  return (choice) =>
    typeof choice === "string" ? (byAlias.get(choice.replace(/[${}]/g, "")) ?? fallback) : fallback;
}

/** What the generator wrote beside a resource: its ref and the configuration that asked for it. */
export interface Origin {
  /** Unique over all stacks, `stack:aws_vpc.main`. */
  readonly key: string;
  readonly stack: string;
  readonly address: string;
  readonly account: string;
  readonly region: string;
  /** The ref in the comment metadata; for other people's Terraform, its Name tag or its address. */
  readonly ref: string;
  readonly at?: SourceRange;
  /** Whether a team added it to what is planned. */
  readonly extra?: true;
}

const PLACE = /^(.+):(\d+):(\d+)$/;

export function originOf(block: Block): Origin {
  const comment = asObject(block.body["//"]);
  const cadastre = asObject(comment.cadastre ?? asObject(comment.metadata).cadastre);
  const tag = asObject(block.body.tags).Name;
  const address = `${block.type}.${block.name}`;
  const ref = [cadastre.ref, tag].find((text) => typeof text === "string" && !text.includes("${"));
  const place = typeof cadastre.source === "string" ? PLACE.exec(cadastre.source) : null;
  return {
    key: block.key,
    stack: block.stack.name,
    address,
    account: block.account,
    region: block.region,
    ref: typeof ref === "string" ? ref : address,
    ...(cadastre.extra === true && { extra: true }),
    ...(place && { at: rangeAt(place[1]!, Number(place[2]), Number(place[3])) }),
  };
}

function rangeAt(file: string, line: number, column: number): SourceRange {
  return { file, start: { line, column }, end: { line, column: column + 1 } };
}
