/** Lowers routes that are declared one by one. */
import { isPrefix, parsePrefix } from "../../../ip/prefix";
import type { DeclaredRoute, RouteDestination } from "../../../model/connectivity";
import type { Scope } from "../../../model/scope";
import type { ConfigPath } from "../../shape/path";
import { checkKnown, type LowerContext } from "../context";
import type { VpcFinder } from "./find-vpcs";
import { findRange } from "./outside";

export function lowerRoutes(
  context: LowerContext,
  finder: VpcFinder,
  scopes: readonly Scope[],
): DeclaredRoute[] {
  const { configuration, merged, collector } = context;
  const { connectivity = {} } = configuration;
  const { peerings = {}, foreignPeerings = {}, routes = [] } = connectivity;
  const { transitGateways = {}, foreignGateways = {} } = connectivity;
  return routes.flatMap((shape, index): DeclaredRoute[] => {
    const path = ["connectivity", "routes", index];
    const from = finder.one(shape.from, [...path, "from"]);
    const to = lowerDestination(context, finder, scopes, shape.to, [...path, "to"]);
    const [kind, name] = shape.via.split("/") as ["peering" | "transit-gateway", string];
    const known = Object.keys(
      kind === "peering" ? { ...peerings, ...foreignPeerings } : { ...transitGateways, ...foreignGateways },
    );
    const label = kind === "peering" ? "peering" : "transit gateway";
    if (!checkKnown(collector, label, name, known, merged.locate([...path, "via"]))) return [];
    return from && to ? [{ from, to, via: { kind, name }, at: merged.locate(path) }] : [];
  });
}

/** Services that VPCs have a route to; to any other an interface endpoint leads, or the internet. */
const SERVICES = ["aws:dynamodb", "aws:s3"];

function lowerDestination(
  context: LowerContext,
  finder: VpcFinder,
  scopes: readonly Scope[],
  text: string,
  path: ConfigPath,
): RouteDestination | undefined {
  if (text === "internet") return { kind: "internet" };
  if (text.startsWith("aws:")) {
    if (!checkKnown(context.collector, "gateway endpoint", text, SERVICES, context.merged.locate(path)))
      return undefined;
    return { kind: "service", service: text === "aws:s3" ? "s3" : "dynamodb" };
  }
  if (text.startsWith("external:")) {
    const range = findRange(context, scopes, text.slice("external:".length), path);
    return range && { kind: "external", range };
  }
  const parsed = parsePrefix(text);
  if (isPrefix(parsed)) return { kind: "prefix", prefix: parsed };
  const vpc = finder.one(text, path);
  return vpc && { kind: "vpc", vpc };
}
