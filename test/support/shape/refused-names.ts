/** Which physical names of emitted stacks AWS would refuse: by their own pattern, or as the second of one name. */
import { NAMING_RULES, type NamingRule } from "../../../src/aws/data/naming-rules";

type Arguments = Readonly<Record<string, unknown>>;

/** A sentence for each, over all stacks of an organisation. */
export function refusedNames(stacks: ReadonlyMap<string, string>): string[] {
  const seen = new Map<string, string>();
  return [...stacks].flatMap(([stack, text]) =>
    Object.entries((JSON.parse(text).resource ?? {}) as Record<string, Record<string, Arguments>>).flatMap(
      ([type, resources]) =>
        Object.entries(resources).flatMap(([id, args]) =>
          refused(`${stack} ${type}.${id}`, type, args, seen),
        ),
    ),
  );
}

function refused(where: string, type: string, args: Arguments, seen: Map<string, string>): string[] {
  const rule: NamingRule | undefined = (NAMING_RULES as Readonly<Record<string, NamingRule>>)[type];
  const name = args.name ?? args.bucket;
  if (!rule || typeof name !== "string" || name.includes("${")) return [];
  const bad = name.length < rule.least || name.length > rule.most || !rule.pattern.test(name);
  return [
    ...(bad ? [`${where} is called ${name}, which AWS refuses`] : []),
    ...twice(where, type, name, rule, args, seen),
  ];
}

function twice(
  where: string,
  type: string,
  name: string,
  rule: NamingRule,
  args: Arguments,
  seen: Map<string, string>,
): string[] {
  if (!rule.unique) return [];
  const [account, region] = where.split("_");
  const within = rule.unique === "vpc" ? args.vpc_id : rule.unique === "region" ? region : "";
  const key = JSON.stringify([type, account, within, rule.caseless ? name.toLowerCase() : name]);
  const first = seen.get(key);
  seen.set(key, where);
  return first ? [`${where} and ${first} are both called ${name}`] : [];
}
