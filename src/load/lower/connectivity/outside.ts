/** Lowers VPNs and Direct Connect gateways, and finds the external ranges behind them. */
import type { DirectConnect, OutsideAttachment, Vpn } from "../../../model/connectivity";
import type { OutsideRange } from "../../../model/party";
import type { Scope } from "../../../model/scope";
import type { ConfigPath } from "../../shape/path";
import { byName } from "../by-name";
import { checkKnown, type LowerContext } from "../context";

export function lowerVpns(context: LowerContext, scopes: readonly Scope[]): Vpn[] {
  return Object.entries(context.configuration.connectivity?.vpns ?? {})
    .map(([name, shape]) => ({
      ...lowerOutside(context, scopes, ["connectivity", "vpns", name], name, shape),
      customerGateway: { address: shape.customerGateway.address, asn: shape.customerGateway.asn },
      routing: shape.routing,
    }))
    .sort(byName);
}

export function lowerDirectConnects(context: LowerContext, scopes: readonly Scope[]): DirectConnect[] {
  return Object.entries(context.configuration.connectivity?.directConnects ?? {})
    .map(([name, shape]) => ({
      ...lowerOutside(context, scopes, ["connectivity", "directConnects", name], name, shape),
      gatewayId: shape.gateway,
    }))
    .sort(byName);
}

function lowerOutside(
  context: LowerContext,
  scopes: readonly Scope[],
  path: ConfigPath,
  name: string,
  shape: { readonly transitGateway: string; readonly segment: string; readonly ranges: readonly string[] },
): OutsideAttachment {
  const { configuration, merged, collector } = context;
  const gateways = configuration.connectivity?.transitGateways ?? {};
  const { transitGateway, segment } = shape;
  const at = (key: string) => merged.locate([...path, key]);
  if (checkKnown(collector, "transit gateway", transitGateway, Object.keys(gateways), at("transitGateway"))) {
    const segments = Object.keys(gateways[transitGateway]?.segments ?? {});
    checkKnown(collector, "segment of this transit gateway", segment, segments, at("segment"));
  }
  const ranges = shape.ranges.flatMap(
    (range, index) => findRange(context, scopes, range, [...path, "ranges", index]) ?? [],
  );
  return { name, transitGateway, segment, ranges, at: merged.locate(path, "key") };
}

/** The external range of a name, in whichever scope it is; undefined, and said, if there is none. */
export function findRange(
  { merged, collector }: LowerContext,
  scopes: readonly Scope[],
  name: string,
  path: ConfigPath,
): OutsideRange | undefined {
  const ranges = scopes.flatMap((scope) => scope.external);
  const known = ranges.map((range) => range.name);
  if (!checkKnown(collector, "external range", name, known, merged.locate(path))) return undefined;
  const range = ranges.find((r) => r.name === name);
  return range && { name, prefixes: range.prefixes };
}
