/** Lowers accounts and the VPCs that they or their OUs declare. */
import { Collector } from "../../diagnostics/collector";
import type { Account } from "../../model/account";
import { beginningsOf, POOL_SEGMENT, vpcRef } from "../../model/ref";
import type { AccountShape } from "../shape/configuration";
import { type Inherited, inherit } from "../text/inherit";
import { lowerStackAdditions } from "./additions";
import { type AddressContext, checkKnown, type LowerContext } from "./context";
import { vpcLayers } from "./layers";
import type { NamedAccount } from "./renames";
import { lowerVpc } from "./vpc";

/** An account with the settings of its VPCs. */
export interface DeclaredAccount {
  readonly name: string;
  readonly shape: AccountShape;
  readonly vpcs: readonly DeclaredVpc[];
}

interface DeclaredVpc {
  readonly name: string;
  readonly inherited: Inherited;
  /** False where a level that it names does not exist, so that what it lacks may only be missing there. */
  readonly complete: boolean;
}

/** The accounts in the order of the configuration. */
export function declareAccounts(context: LowerContext): DeclaredAccount[] {
  const { configuration, merged } = context;
  return Object.entries(configuration.accounts).map(([name, shape]) => ({
    name,
    shape,
    vpcs: [...vpcLayers(context, name, shape)].map(([vpc, { layers, complete }]) => ({
      name: vpc,
      inherited: inherit(layers, merged),
      complete,
    })),
  }));
}

/** What renames go by: names alone, before anything is chosen. */
export function namesOfAccounts(accounts: readonly DeclaredAccount[]): NamedAccount[] {
  return accounts.map(({ name: account, shape: { ou }, vpcs }) => ({
    ...(ou && { ou }),
    vpcs: vpcs.flatMap(({ name, inherited: { settings } }) => {
      const { region, profile, subnets = {} } = settings;
      if (region === undefined) return [];
      const tiers = Object.keys(subnets).filter((tier) => subnets[tier] !== "none");
      const ref = vpcRef(account, region, name);
      return [
        { account, region, name, ref, ...(profile && { profile }), tiers: tiers.map((name) => ({ name })) },
      ];
    }),
  }));
}

export function lowerAccounts(context: AddressContext, accounts: readonly DeclaredAccount[]): Account[] {
  const { merged, collector } = context;
  const ous = knownOus(context);
  const ids = new Map<string, string>();
  return accounts
    .map((account) => {
      const { name, shape } = account;
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
      return lowerAccount(context, account, ouKnown);
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function lowerAccount(
  context: AddressContext,
  { name, shape, vpcs: declared }: DeclaredAccount,
  ouKnown: boolean,
): Account {
  const { configuration, merged } = context;
  // What a VPC lacks while its OU or profile is not known says nothing.
  const unreported = { ...context, collector: new Collector() };
  const vpcs = declared.flatMap(({ name: vpc, inherited, complete }) => {
    context.declaredVpcs.add(`${name}/${vpc}`);
    const lowered = lowerVpc(complete && ouKnown ? context : unreported, inherited, name, vpc);
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
    additions: lowerStackAdditions(context, name, shape),
    at: merged.locate(["accounts", name], "key"),
  };
}

/** Every declared OU and the ones above it; undefined when the configuration declares none, and so any will do. */
function knownOus({ configuration }: AddressContext): ReadonlySet<string> | undefined {
  const declared = Object.keys(configuration.ous ?? {});
  if (declared.length === 0) return undefined;
  return new Set(declared.flatMap(beginningsOf));
}
