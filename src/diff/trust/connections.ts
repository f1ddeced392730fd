/** Who may connect, who has a share, and who sees a zone. */
import type { Leaf } from "../resource-change";
import type { Gain, Look, TrustFacts } from "./change";

export function servicePrincipals({ after, formers, account, facts }: Look): Gain[] {
  const admitted = gainedItems(
    formers.map((former) => listOf(former.get("allowed_principals"))),
    listOf(after.get("allowed_principals")),
  );
  const gains = admitted
    .filter((principal) => accountIn(principal) !== account)
    .map((principal) => ({ ...party(principal, facts), now: "may now connect to the service" }));
  const asked = formers.some((former) => former.get("acceptance_required") === true);
  return asked && after.get("acceptance_required") !== true
    ? [...gains, { who: "whoever may connect", now: "is now accepted unasked by the service" }]
    : gains;
}

/** An argument whose value names one party. */
export function principal(path: string, now: string): (look: Look) => Gain[] {
  return ({ after, formers, facts }) =>
    gainedItems(
      formers.map((former) => listOf(former.get(path))),
      listOf(after.get(path)),
    ).map((value) => ({
      ...party(value, facts),
      now,
    }));
}

/** A flag that, once set, lets others decide. */
export function flag(path: string, on: Leaf, who: string, now: string): (look: Look) => Gain[] {
  return ({ after, formers }) =>
    after.get(path) === on && !(formers.length > 0 && formers.every((former) => former.get(path) === on))
      ? [{ who, now }]
      : [];
}

/** Something shared or shown to whoever has the whole already. */
export function addition(who: string, now: string): (look: Look) => Gain[] {
  return ({ formers }) => (formers.length > 0 ? [] : [{ who, now }]);
}

/** A VPC that sees a zone, a profile or a rule: told by the association's own ref, or the authorisation's. */
export function seenBy(now: string): (look: Look) => Gain[] {
  return ({ ref, formers, facts }) => {
    if (formers.length > 0) return [];
    const [, account, vpc] = /\/for\/([^/]+)\/([^/]+)$/.exec(ref) ?? [];
    const region = ref.split("/")[1];
    const seer = account ? `${account}/${region}/${vpc}` : ref.split("/").slice(0, 3).join("/");
    return [{ who: `VPC ${seer}`, now, newcomer: !facts.hadVpc(seer) }];
  };
}

/** What every one of the former lists lacks: where it is not known which one it was, nothing is taken as given. */
export function gainedItems(formers: readonly (readonly string[])[], after: readonly string[]): string[] {
  return after.filter((item) => formers.length === 0 || formers.some((former) => !former.includes(item)));
}

export function listOf(leaf: Leaf | undefined): readonly string[] {
  if (leaf === undefined) return [];
  return typeof leaf === "object" ? leaf : [String(leaf)];
}

function accountIn(principal: string): string | undefined {
  return /(?:^|:)(\d{12})(?::|$)/.exec(principal)?.[1];
}

/** `account payments (333333333333)`, with the role where it is for one alone. */
export function party(text: string, { names, hadAccount }: TrustFacts): Pick<Gain, "who" | "newcomer"> {
  if (text === "*") return { who: "anyone in AWS" };
  const id = accountIn(text);
  if (id === undefined) return { who: text };
  const name = names.get(id);
  const account =
    name === undefined ? `account ${id}, which is not in the configuration` : `account ${name} (${id})`;
  const role = /:(?:role|user)\/(.+)$/.exec(text)?.[1];
  const newcomer = name !== undefined && !hadAccount(id);
  return { who: role === undefined ? account : `role ${role} of ${account}`, newcomer };
}
