/** What resources of before need to stay valid: data sources, locals and providers that the version after may lack. */
import { asList, asObject, type JsonObject, type Stack } from "../verify/terraform/stack";
import { usedBy } from "./data-sources";

type Body = Record<string, unknown>;

/** Adds the data sources, locals and providers of before that blocks of before still use. */
export function withFormerNeeds(json: JsonObject, was: Stack, bodies: readonly Body[]): JsonObject {
  const used = usedBy(was, bodies);
  const data: Record<string, Record<string, unknown>> = structuredClone(asObject(json.data)) as never;
  for (const [, block] of used.data) {
    data[block.type] ??= {};
    (data[block.type] as Body)[block.name] ??= block.body;
  }
  const formerLocals = asObject(was.json.locals);
  const locals = {
    ...Object.fromEntries(
      [...used.locals].flatMap((name) => (name in formerLocals ? [[name, formerLocals[name]]] : [])),
    ),
    ...asObject(json.locals),
  };
  return {
    ...json,
    ...(Object.keys(data).length > 0 && { data }),
    ...(Object.keys(locals).length > 0 && { locals }),
    provider: providersOfBoth(was.json.provider, json.provider),
  };
}

function providersOfBoth(was: unknown, is: unknown): JsonObject {
  const [old, now] = [asList(asObject(was).aws), asList(asObject(is).aws)];
  const known = new Set(now.map((one) => asObject(one).alias));
  return { ...asObject(is), aws: [...now, ...old.filter((one) => !known.has(asObject(one).alias))] };
}
