/** Lowers proxies to gateway endpoints. */
import { isPrefix, type Prefix, parsePrefix } from "../../../ip/prefix";
import type { GatewayProxy } from "../../../model/gateway-proxy";
import type { Scope } from "../../../model/scope";
import { byName } from "../by-name";
import { checkKnown, type LowerContext } from "../context";
import { findTier } from "./find-tier";
import type { VpcFinder } from "./find-vpcs";
import { findRange } from "./outside";

export function lowerGatewayProxies(
  context: LowerContext,
  finder: VpcFinder,
  scopes: readonly Scope[],
): GatewayProxy[] {
  const { configuration, merged } = context;
  return Object.entries(configuration.connectivity?.gatewayProxies ?? {})
    .flatMap(([name, shape]): GatewayProxy[] => {
      const path = ["connectivity", "gatewayProxies", name];
      const at = merged.locate(path, "key");
      const vpc = finder.one(shape.vpc, [...path, "vpc"]);
      const sources = shape.sources.flatMap((source, index) =>
        lowerSource(context, scopes, source, [...path, "sources", index]),
      );
      const tier = vpc && findTier(context, vpc, shape.tier, [...path, "tier"]);
      const { s3, dynamodb, resolver, instanceType } = shape;
      const resolverAt = merged.locate([...path, "resolver"]);
      if (resolver !== undefined)
        checkKnown(
          context.collector,
          "resolver",
          resolver,
          Object.keys(configuration.resolvers ?? {}),
          resolverAt,
        );
      if (!vpc || !tier) return [];
      return [
        {
          name,
          ref: `${vpc.ref}/proxy/${name}`,
          vpc,
          tier,
          sources,
          ...(s3 && {
            s3: {
              pathStyle: s3.pathStyle ?? s3.buckets === undefined,
              ...(s3.buckets && { buckets: s3.buckets }),
            },
          }),
          ...(dynamodb && { dynamodb: { ...(dynamodb.tables && { tables: dynamodb.tables }) } }),
          ...(resolver !== undefined && { resolver: { name: resolver, at: resolverAt } }),
          instanceType,
          at,
        },
      ];
    })
    .sort(byName);
}

/** A CIDR block, or `external:NAME`. */
function lowerSource(
  context: LowerContext,
  scopes: readonly Scope[],
  text: string,
  path: readonly (string | number)[],
): readonly Prefix[] {
  const parsed = parsePrefix(text);
  if (isPrefix(parsed)) return [parsed];
  return findRange(context, scopes, text.replace(/^external:/, ""), path)?.prefixes ?? [];
}
