/** Lowers endpoint hubs and resolvers, once the VPCs they stand in are known. */
import { formatPrefix, prefix } from "../../ip/prefix";
import type { Account } from "../../model/account";
import type { EndpointHub, HubVpc } from "../../model/endpoint-hub";
import type { Resolver, ResolverTarget } from "../../model/resolver";
import type { ResolverShape } from "../shape/hubs";
import type { ConfigPath } from "../shape/path";
import { type AddressContext, checkKnown } from "./context";

export function lowerHubs(context: AddressContext, accounts: readonly Account[]): EndpointHub[] {
  const { configuration, merged } = context;
  return sorted(configuration.endpointHubs).map(([name, shape]) => {
    const path = ["endpointHubs", name];
    const services = shape.services?.map((service, index) => ({
      name: service,
      at: merged.locate([...path, "services", index]),
    }));
    return {
      name,
      vpcs: lowerVpcNames(context, accounts, [...path, "vpcs"], shape.vpcs),
      ...(services && { services }),
      dns: shape.dns,
      at: merged.locate(path, "key"),
    };
  });
}

export function lowerResolvers(context: AddressContext, accounts: readonly Account[]): Resolver[] {
  const { configuration, merged } = context;
  return sorted(configuration.resolvers).map(([name, shape]) => {
    const path = ["resolvers", name];
    const inbound = lowerInbound(context, path, shape);
    return {
      name,
      vpcs: lowerVpcNames(context, accounts, [...path, "vpcs"], shape.vpcs),
      tier: shape.tier,
      ...(shape.availabilityZones && { availabilityZones: shape.availabilityZones }),
      ...(inbound && { inbound }),
      rules: sorted(shape.rules).map(([rule, { domain, targets }]) => ({
        name: rule,
        domain,
        targets: lowerTargets(targets),
        at: merged.locate([...path, "rules", rule], "key"),
      })),
      at: merged.locate(path, "key"),
    };
  });
}

/** Without repetition: an address alone and with port 53 are one name server. */
function lowerTargets(
  shapes: readonly (string | { ip: string; port?: number | undefined })[],
): ResolverTarget[] {
  const targets = shapes.map((shape) =>
    typeof shape === "string" ? { ip: shape, port: 53 } : { ip: shape.ip, port: shape.port ?? 53 },
  );
  return [...new Map(targets.map((target) => [`${target.ip} ${target.port}`, target])).values()];
}

function lowerInbound(
  { scopes, merged, collector }: AddressContext,
  path: ConfigPath,
  { inbound }: ResolverShape,
) {
  if (!inbound) return undefined;
  const ranges = new Map(scopes.flatMap((s) => s.external.map((r) => [r.name, r.prefixes] as const)));
  const external = (inbound.external ?? []).flatMap((name, index) => {
    const at = merged.locate([...path, "inbound", "external", index]);
    checkKnown(collector, "external range", name, ranges, at);
    return ranges.get(name) ?? [];
  });
  const all = [...external, ...(inbound.cidrs ?? []).map(prefix)];
  // An external range and a CIDR block may be the same addresses, which get one rule.
  return [...new Map(all.map((one) => [formatPrefix(one), one])).values()];
}

function lowerVpcNames(
  { merged, collector, declaredVpcs }: AddressContext,
  accounts: readonly Account[],
  path: ConfigPath,
  names: readonly string[],
): HubVpc[] {
  const refs = new Map<string, string>();
  for (const { vpcs } of accounts) for (const vpc of vpcs) refs.set(`${vpc.account}/${vpc.name}`, vpc.ref);
  return names.flatMap((name, index) => {
    const at = merged.locate([...path, index]);
    checkKnown(collector, "VPC", name, declaredVpcs, at);
    const ref = refs.get(name);
    return ref === undefined ? [] : [{ ref, at }];
  });
}

function sorted<Shape>(shapes: Readonly<Record<string, Shape>> | undefined): [string, Shape][] {
  return Object.entries(shapes ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
}
