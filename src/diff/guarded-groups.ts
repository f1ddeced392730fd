/** Security groups that let through more than before: those that stay, and new ones that take the place of others. */
import { type AdmittedRule, admissionsOfReplaced, admits, ruleOf } from "./admissions";
import type { Differences } from "./differences";
import type { Guarded } from "./guarded-thing";
import type { Predecessors } from "./predecessors";
import type { ResourceChange } from "./resource-change";

const GROUP = "aws_security_group";

export function guardedGroups({ resources }: Differences, predecessors: Predecessors): Guarded[] {
  const wider = admissionsOfReplaced(resources)
    .filter(({ extent, gained }) => extent !== "narrower" && gained.length > 0)
    .map(({ group, at }) => widened(group, [[group]], at));
  const rules = rulesByGroup(resources);
  const taken = resources
    .filter(({ type, action }) => type === GROUP && action === "create")
    .flatMap((created) =>
      predecessors
        .of(created)
        .filter((former) => !coveredBy(rules.get(keyOf(created)) ?? [], rules.get(keyOf(former)) ?? []))
        .map((former) => widened(former.ref, [[former.ref], [created.ref]], created.at)),
    );
  return [...wider, ...taken];
}

function widened(what: string, ends: Guarded["ends"], at: Guarded["at"]): Guarded {
  return { kind: "widen-group", what, ends, ...(at && { at }) };
}

function coveredBy(rules: readonly AdmittedRule[], former: readonly AdmittedRule[]): boolean {
  return rules.every((rule) => former.some((other) => admits(other, rule)));
}

function keyOf({ stack, address, action }: ResourceChange): string {
  return `${action} ${stack} ${address}`;
}

function rulesByGroup(changes: readonly ResourceChange[]): ReadonlyMap<string, AdmittedRule[]> {
  const rules = new Map<string, AdmittedRule[]>();
  for (const change of changes) {
    if (change.action !== "create" && change.action !== "delete") continue;
    const rule = ruleOf(change);
    if (!rule) continue;
    const key = `${change.action} ${change.stack} ${rule.group.replace(/\.id$/, "")}`;
    rules.set(key, [...(rules.get(key) ?? []), rule]);
  }
  return rules;
}
