/** A survey under the names that the emitted stacks give its things, so that both networks' flows can be compared. */
import type { Matches } from "../built/match/match";
import { asObject, originOf, type StackJson } from "../verify/terraform/stack";

/** Each thing that a resource describes has that one's ref, and the line that asked for it. */
export function namedAs({ name, json }: StackJson, matches: Matches): StackJson {
  const resource = Object.entries(asObject(asObject(json).resource)).map(([type, named]) => [
    type,
    Object.fromEntries(
      Object.entries(asObject(named)).map(([block, body]) => {
        const described = matches.described.get(`${name}:${type}.${block}`);
        if (!described) return [block, body];
        const own = asObject(asObject(asObject(body)["//"]).cadastre);
        const asked = asObject(asObject(described.body["//"]).cadastre);
        const cadastre = { ...asked, ...own, ref: originOf(described).ref };
        return [block, { ...asObject(body), "//": { cadastre } }];
      }),
    ),
  ]);
  return { name, json: { ...asObject(json), resource: Object.fromEntries(resource) } };
}
