/** Lowers accounts and the VPCs that they or their OUs declare. */
import { Collector } from "../../diagnostics/collector";
import type { Account } from "../../model/account";
import { beginningsOf, POOL_SEGMENT } from "../../model/ref";
import { inherit } from "../inherit";
import type { AccountShape } from "../shape/configuration";
import { type AddressContext, checkKnown } from "./context";
import { vpcLayers } from "./layers";
import { lowerVpc } from "./vpc";

export function lowerAccounts(context: AddressContext): Account[] {
  const { configuration, merged, collector } = context;
  const ous = knownOus(context);
  const ids = new Map<string, string>();
  return Object.entries(configuration.accounts)
    .map(([name, shape]) => {
      const path = ["accounts", name];
      const at = merged.locate(path, "key");
      if (name === POOL_SEGMENT) collector.report("NAME_TAKEN", at, { name, what: "an account" });
      const ouKnown =
        shape.ou === undefined ||
        ous === undefined ||
        checkKnown(collector, "OU", shape.ou, ous, merged.locate([...path, "ou"]));
      const other = ids.get(shape.id);
      if (other !== undefined) {
        collector.report("ACCOUNT_ID_TWICE", merged.locate([...path, "id"]), { id: shape.id, name, other }, [
          { at: merged.locate(["accounts", other, "id"]), note: "the other account" },
        ]);
      }
      ids.set(shape.id, name);
      return lowerAccount(context, name, shape, ouKnown);
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function lowerAccount(context: AddressContext, name: string, shape: AccountShape, ouKnown: boolean): Account {
  const { configuration, merged } = context;
  // What a VPC lacks while its OU or profile is not known says nothing.
  const unheard = { ...context, collector: new Collector() };
  const vpcs = [...vpcLayers(context, name, shape)].flatMap(([vpc, { layers, complete }]) => {
    context.declaredVpcs.add(`${name}/${vpc}`);
    const lowered = lowerVpc(complete && ouKnown ? context : unheard, inherit(layers, merged), name, vpc);
    return lowered ? [lowered] : [];
  });
  const ous = shape.ou === undefined ? [] : beginningsOf(shape.ou);
  const ouTags = ous.map((ou) =>
    Object.hasOwn(configuration.ous ?? {}, ou) ? configuration.ous?.[ou]?.tags : {},
  );
  return {
    name,
    id: shape.id,
    ...(shape.ou && { ou: shape.ou }),
    tags: Object.assign({}, configuration.organization.tags, ...ouTags, shape.tags),
    vpcs: vpcs.sort((a, b) => (a.ref < b.ref ? -1 : 1)),
    at: merged.locate(["accounts", name], "key"),
  };
}

/** Every declared OU and the ones above it; undefined when the configuration declares none, and so any will do. */
function knownOus({ configuration }: AddressContext): ReadonlySet<string> | undefined {
  const declared = Object.keys(configuration.ous ?? {});
  if (declared.length === 0) return undefined;
  return new Set(declared.flatMap(beginningsOf));
}
