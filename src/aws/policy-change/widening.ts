/**
 * What a policy admits that another one did not, from the documents alone. A document admits more unless it is shown
 * that it does not: an edit that only reorders or merges statements may be told, and nothing that widens is left out.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */

import { isObject, statementsOf } from "../endpoint-policy/statement";
import type { Gained } from "./gained";
import { coversStatement, type Elements, simpleStatements } from "./statement-cover";
import { admissionWords } from "./words";

/** What is admitted now, in words that begin with who: `anyone in AWS`. Empty when it is shown to be no more. */
export function gainedBy(before: string, after: string): readonly Gained[] {
  if (before === after) return [];
  const [was, is] = [parsed(before), parsed(after)];
  if (!was || !is) return [UNREAD];
  const same = JSON.stringify(was.Version) === JSON.stringify(is.Version);
  const [allowedBefore, allowed] = [was, is].map((policy) => statementsWith(policy, "Allow"));
  const [deniedBefore, denied] = [was, is].map((policy) => statementsWith(policy, "Deny"));
  if (!allowedBefore || !allowed || !deniedBefore || !denied || !same) return [UNREAD];
  const admitted = allowed.filter((statement) =>
    simpleStatements(statement).some((one) => !allowedBefore.some((former) => coversStatement(former, one))),
  );
  const released = deniedBefore.filter((statement) =>
    simpleStatements(statement).some((one) => !denied.some((now) => coversStatement(now, one))),
  );
  const gained = [
    ...admitted.map(admissionWords),
    ...released.map((statement) => ({ ...admissionWords(statement), denial: true })),
  ];
  return [...new Map(gained.map((one) => [JSON.stringify(one), one])).values()];
}

const UNREAD: Gained = { who: "somebody, as the document cannot be compared," };

function parsed(text: string): Elements | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Undefined when a statement cannot be read: what it does nobody can say. */
function statementsWith(policy: Elements, effect: "Allow" | "Deny"): Elements[] | undefined {
  const all = statementsOf(policy).map(({ value }) => value);
  if (!all.every(isObject)) return undefined;
  if (!all.every(({ Effect }) => Effect === "Allow" || Effect === "Deny")) return undefined;
  return all.filter(({ Effect }) => Effect === effect);
}
