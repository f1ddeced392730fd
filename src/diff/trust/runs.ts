/** With which roles Terraform acts in each account, and where it keeps state and exchanges identifiers. */
import { asList, asObject, type Stack } from "../../verify/terraform/stack";
import type { TrustChange, TrustFacts, TrustKind } from "./change";

interface Way {
  readonly kind: TrustKind;
  readonly now: string;
  /** Texts; where the account's ID stands in one, a new account may have its own there. */
  readonly usesIn: (stack: Stack, account: string) => readonly string[];
}

const WAYS: readonly Way[] = [
  { kind: "change-role", now: "is now the role that applies the stacks of", usesIn: providerRoles },
  { kind: "change-role", now: "is now the role that reads and writes the state of", usesIn: backendRoles },
  { kind: "change-state", now: "now keeps the state of", usesIn: statePlaces },
  { kind: "change-state", now: "now keeps the exchanged identifiers of", usesIn: exchangePlaces },
];

export function runChanges(
  before: Iterable<Stack>,
  after: Iterable<Stack>,
  facts: TrustFacts,
): TrustChange[] {
  const [was, is] = [[...before], [...after]];
  return WAYS.flatMap((way) => {
    const [former, present] = [usesOf(was, way), usesOf(is, way)];
    const everywhere = new Set([...former.values()].flatMap((uses) => [...uses]));
    // What is in an account for the first time may have been moved there from one that has nothing left.
    const left = [...former.keys()].filter((account) => !present.has(account));
    return [...present].flatMap(([account, uses]) => {
      const known = former.get(account) ?? everywhere;
      return [...uses]
        .filter((value) => !known.has(value))
        .map(
          (value): TrustChange => ({
            kind: way.kind,
            who: value,
            now: way.now,
            refs: [account, ...(former.has(account) ? [] : left)].map((id) => facts.names.get(id) ?? id),
            betweenKnown: former.has(account) || former.size > 0,
          }),
        );
    });
  });
}

function usesOf(stacks: readonly Stack[], { usesIn }: Way): ReadonlyMap<string, ReadonlySet<string>> {
  const uses = new Map<string, Set<string>>();
  for (const stack of stacks) {
    const account = accountOf(stack);
    const known = uses.get(account) ?? new Set<string>();
    for (const value of usesIn(stack, account)) known.add(value.replaceAll(account, "{account}"));
    uses.set(account, known);
  }
  return uses;
}

function providersIn(stack: Stack) {
  return asList(asObject(stack.json.provider).aws).map(asObject);
}

/** The ID that the provider holds itself to. */
function accountOf(stack: Stack): string {
  const [allowed] = providersIn(stack).flatMap((provider) => asList(provider.allowed_account_ids));
  return String(allowed ?? stack.name);
}

const OWN_CREDENTIALS = "whoever runs Terraform, with no role,";

function providerRoles(stack: Stack): string[] {
  return providersIn(stack).map((provider) => roleIn(provider.assume_role));
}

function roleIn(value: unknown): string {
  const { role_arn: role } = asObject(asList(value)[0]);
  return typeof role === "string" ? `role ${role}` : OWN_CREDENTIALS;
}

function backendsOf(stack: Stack): [string, ReturnType<typeof asObject>][] {
  return Object.entries(asObject(asObject(stack.json.terraform).backend)).map(([type, config]) => [
    type,
    asObject(asList(config)[0]),
  ]);
}

function backendRoles(stack: Stack): string[] {
  return backendsOf(stack).flatMap(([type, config]) => (type === "s3" ? [roleIn(config.assume_role)] : []));
}

/** Everything that says where, but the stack's own part of it. */
function statePlaces(stack: Stack, account: string): string[] {
  return backendsOf(stack).map(([type, config]) => {
    if (type === "s3") {
      const folder = String(config.key).split(`/${account}/`)[0];
      return `bucket ${config.bucket} in ${config.region}, folder ${folder},`;
    }
    if (type === "local") return `folder ${String(config.path).replaceAll(stack.name, "STACK")}`;
    return `${type} ${config.hostname ?? "app.terraform.io"}/${config.organization}`;
  });
}

function exchangePlaces({ blocks }: Stack): string[] {
  return blocks
    .filter(({ type }) => type === "aws_s3_object")
    .map(({ body }) => `bucket ${body.bucket}, folder ${String(body.key).split("/exports/")[0]},`);
}
