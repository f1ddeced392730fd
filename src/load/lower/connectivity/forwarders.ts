/** Lowers forwarders: who is routed through them, and to what. */
import { isPrefix, parsePrefix } from "../../../ip/prefix";
import type { Forwarder, ForwarderDestination, ForwarderSource } from "../../../model/forwarder";
import type { Scope } from "../../../model/scope";
import type { Vpc } from "../../../model/vpc";
import type { ConfigPath } from "../../locate";
import { byName } from "../by-name";
import type { LowerContext } from "../context";
import { findTier } from "./find-tier";
import type { VpcFinder } from "./find-vpcs";
import { findRange } from "./outside";

export function lowerForwarders(
  context: LowerContext,
  finder: VpcFinder,
  scopes: readonly Scope[],
): Forwarder[] {
  const { configuration, merged } = context;
  return Object.entries(configuration.connectivity?.forwarders ?? {})
    .flatMap(([name, shape]): Forwarder[] => {
      const path = ["connectivity", "forwarders", name];
      const vpc = finder.one(shape.vpc, [...path, "vpc"]);
      const tier = vpc && findTier(context, vpc, shape.tier, [...path, "tier"]);
      if (!vpc || !tier) return [];
      const sources = shape.from.flatMap((text, index) =>
        lowerSource(context, finder, scopes, vpc, text, [...path, "from", index]),
      );
      const destinations = shape.to.flatMap((text, index) =>
        lowerDestination(context, finder, scopes, text, [...path, "to", index]),
      );
      return [
        {
          name,
          ref: `${vpc.ref}/forwarder/${name}`,
          vpc,
          tier,
          sources,
          destinations,
          ports: [...new Set(shape.ports ?? [443])].sort((a, b) => a - b),
          instanceType: shape.instanceType ?? "t4g.small",
          at: merged.locate(path, "key"),
        },
      ];
    })
    .sort(byName);
}

function lowerSource(
  context: LowerContext,
  finder: VpcFinder,
  scopes: readonly Scope[],
  { region }: Vpc,
  text: string,
  path: ConfigPath,
): ForwarderSource[] {
  if (text.startsWith("external:")) return lowerExternal(context, scopes, text, path);
  return finder.all(text, region, path).map((vpc) => ({ kind: "vpc", vpc }));
}

function lowerDestination(
  context: LowerContext,
  finder: VpcFinder,
  scopes: readonly Scope[],
  text: string,
  path: ConfigPath,
): ForwarderDestination[] {
  if (text === "internet") return [{ kind: "internet" }];
  if (text.startsWith("external:")) return lowerExternal(context, scopes, text, path);
  const prefix = parsePrefix(text);
  if (isPrefix(prefix)) return [{ kind: "prefix", prefix }];
  const vpc = finder.one(text, path);
  return vpc ? [{ kind: "vpc", vpc }] : [];
}

function lowerExternal(
  context: LowerContext,
  scopes: readonly Scope[],
  text: string,
  path: ConfigPath,
): { readonly kind: "external"; readonly range: NonNullable<ReturnType<typeof findRange>> }[] {
  const range = findRange(context, scopes, text.slice("external:".length), path);
  return range ? [{ kind: "external", range }] : [];
}
