/** Which levels' settings apply to a VPC, outermost first: organisation, OUs, profile, account, the VPC itself. */
import { beginningsOf } from "../../model/ref";
import type { AccountShape } from "../shape/configuration";
import type { ConfigPath } from "../shape/path";
import type { VpcSettings } from "../shape/vpc-settings";
import type { Layer } from "../text/inherit";
import { checkKnown, type LowerContext, namesIn } from "./context";

/** What a VPC is made of. */
export interface VpcLayers {
  /** Outermost first. */
  readonly layers: readonly Layer[];
  /** False where a level that it names does not exist, so that what it lacks may only be missing there. */
  readonly complete: boolean;
}

/** The VPCs of one account by name. Taken-back VPCs are left out. */
export function vpcLayers(
  context: LowerContext,
  accountName: string,
  account: AccountShape,
): Map<string, VpcLayers> {
  const { configuration } = context;
  const ous = (account.ou === undefined ? [] : beginningsOf(account.ou)).filter(
    (ou) => configuration.ous?.[ou] !== undefined,
  );
  const layer = (label: string, path: ConfigPath, settings: VpcSettings): Layer => ({
    label,
    path,
    settings,
  });
  const outer: Layer[] = [];
  if (configuration.defaults)
    outer.push(layer("organisation defaults", ["defaults"], configuration.defaults));
  for (const ou of ous) {
    const defaults = configuration.ous?.[ou]?.defaults;
    if (defaults) outer.push(layer(`OU ${ou} defaults`, ["ous", ou, "defaults"], defaults));
  }
  const accountDefaults: Layer[] = account.defaults
    ? [layer(`account ${accountName} defaults`, ["accounts", accountName, "defaults"], account.defaults)]
    : [];

  const declarations = new Map<string, Layer[]>();
  const declare = (label: string, path: ConfigPath, vpcs: AccountShape["vpcs"]) => {
    for (const [name, settings] of Object.entries(vpcs ?? {})) {
      if (settings === "none") {
        const at = context.merged.locate([...path, name]);
        checkKnown(context.collector, "VPC in this account's OU", name, declarations, at);
        declarations.delete(name);
      } else
        declarations.set(name, [...(declarations.get(name) ?? []), layer(label, [...path, name], settings)]);
    }
  };
  for (const ou of ous) declare(`OU ${ou}`, ["ous", ou, "vpcs"], configuration.ous?.[ou]?.vpcs);
  declare("the VPC itself", ["accounts", accountName, "vpcs"], account.vpcs);

  const result = new Map<string, VpcLayers>();
  for (const [name, own] of declarations) {
    const profile = profileLayer(context, [...outer, ...accountDefaults, ...own]);
    const layers = [...outer, ...(profile ?? []), ...accountDefaults, ...own];
    result.set(name, { layers, complete: profile !== undefined });
  }
  return result;
}

/** The profile that the innermost level names; undefined if there is none of that name. */
function profileLayer(
  { configuration, merged, collector }: LowerContext,
  layers: readonly Layer[],
): Layer[] | undefined {
  const naming = [...layers].reverse().find((l) => l.settings.profile !== undefined);
  const profile = naming?.settings.profile;
  if (naming === undefined || profile === undefined) return [];
  const profiles = configuration.profiles ?? {};
  const at = merged.locate([...naming.path, "profile"]);
  if (!checkKnown(collector, "profile", profile, namesIn(profiles), at)) return undefined;
  const settings = profiles[profile] as VpcSettings;
  return [{ label: `profile ${profile}`, path: ["profiles", profile], settings }];
}
