/** Lowers scopes, pools, reserved and external ranges, and resolves which pool each pool is carved out of. */
import { formatPrefix, prefix } from "../../ip/prefix";
import { poolRef } from "../../model/ref";
import type { ExternalRange, NamedRange, Pool, PoolBlock, Scope } from "../../model/scope";
import type { PoolShape, ScopeShape } from "../shape/configuration";
import { type AddressContext, checkKnown, type LowerContext } from "./context";

/** The scope that stands in where the configuration names none. */
const DEFAULT_SCOPE = "default";

export function lowerScopes(context: LowerContext): Scope[] {
  const shapes = Object.entries(context.configuration.ipam?.scopes ?? {});
  if (shapes.length === 0) {
    const at = context.merged.locate(["organization"], "key");
    return [{ name: DEFAULT_SCOPE, overlapAllowed: false, pools: [], reserved: [], external: [], at }];
  }
  reportPoolsNamedTwice(context, shapes);
  return shapes
    .map(([name, shape]) => lowerScope(context, name, shape))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function lowerScope(context: LowerContext, name: string, shape: ScopeShape): Scope {
  const { configuration, merged, collector } = context;
  const path = ["ipam", "scopes", name];
  const poolNames = Object.keys(shape.pools ?? {});
  const pools = Object.entries(shape.pools ?? {})
    .filter(([pool, { from }]) => {
      if (from === undefined) return true;
      return checkKnown(
        collector,
        "pool in this scope",
        from,
        poolNames,
        merged.locate([...path, "pools", pool, "from"]),
      );
    })
    .map(([pool, poolShape]) => lowerPool(context, name, pool, poolShape));
  const circling = reportCircles(context, pools);
  const range = (
    section: "reserved" | "external",
    key: string,
    r: { cidrs: string[]; description?: string | undefined },
  ) => ({
    name: key,
    prefixes: r.cidrs.map(prefix),
    ...(r.description && { description: r.description }),
    at: merged.locate([...path, section, key], "key"),
  });
  const reserved: NamedRange[] = Object.entries(shape.reserved ?? {}).map(([key, r]) =>
    range("reserved", key, r),
  );
  const proxyNames = Object.keys(configuration.connectivity?.gatewayProxies ?? {});
  const externalNames = Object.keys(shape.external ?? {});
  const external: ExternalRange[] = Object.entries(shape.external ?? {}).map(([key, r]) => {
    if (r.within !== undefined) {
      checkKnown(
        collector,
        "external range",
        r.within,
        externalNames,
        merged.locate([...path, "external", key, "within"]),
      );
    }
    r.records?.forEach((proxy, index) => {
      const at = merged.locate([...path, "external", key, "records", index]);
      checkKnown(collector, "gateway proxy", proxy, proxyNames, at);
    });
    return {
      ...range("external", key, r),
      ...(r.via && { via: r.via }),
      ...(r.within && { within: r.within }),
      acceptedOverlaps: (r.acceptedOverlaps ?? []).map(({ with: vpc, reason }, index) => ({
        vpc,
        reason,
        at: merged.locate([...path, "external", key, "acceptedOverlaps", index, "with"]),
      })),
      ...(r.records && { records: r.records }),
    };
  });
  const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
  return {
    name,
    overlapAllowed: shape.overlap === "allowed",
    pools: pools.filter((pool) => !circling.has(pool.name)).sort(byName),
    reserved: reserved.sort(byName),
    external: external.sort(byName),
    at: merged.locate(path, "key"),
  };
}

function lowerPool({ merged, collector }: LowerContext, scope: string, name: string, shape: PoolShape): Pool {
  const path = ["ipam", "scopes", scope, "pools", name];
  const at = merged.locate(path, "key");
  const sized = shape.prefixLength !== undefined || shape.blocks !== undefined;
  if (shape.from === undefined && sized) collector.report("POOL_WITHOUT_PARENT", at, { pool: name });
  if (shape.cidrs === undefined && !sized) collector.report("POOL_EMPTY", at, { pool: name });
  const blocks: PoolBlock[] = (shape.cidrs ?? []).map((cidr, index) => {
    const pin = prefix(cidr);
    return {
      ref: poolRef(name, formatPrefix(pin)),
      prefixLength: pin.length,
      pin,
      at: merged.locate([...path, "cidrs", index]),
    };
  });
  if (shape.from !== undefined) {
    if (shape.prefixLength !== undefined) {
      blocks.push({
        ref: poolRef(name),
        prefixLength: shape.prefixLength,
        at: merged.locate([...path, "prefixLength"]),
      });
    }
    for (const [block, length] of Object.entries(shape.blocks ?? {})) {
      blocks.push({
        ref: poolRef(name, block),
        prefixLength: length,
        at: merged.locate([...path, "blocks", block]),
      });
    }
  }
  return {
    name,
    scope,
    ...(shape.from && { parent: shape.from }),
    blocks,
    ...(shape.locale && { locale: shape.locale }),
    ...(shape.description && { description: shape.description }),
    at,
  };
}

/** Pools are named without their scope where VPCs ask for them, so a name may stand once in the organisation. */
function reportPoolsNamedTwice({ merged, collector }: LowerContext, shapes: [string, ScopeShape][]): void {
  const owners = new Map<string, string>();
  for (const [scope, shape] of shapes) {
    for (const pool of Object.keys(shape.pools ?? {})) {
      const owner = owners.get(pool);
      if (owner === undefined) {
        owners.set(pool, scope);
        continue;
      }
      collector.report(
        "POOL_NAMED_TWICE",
        merged.locate(["ipam", "scopes", scope, "pools", pool], "key"),
        { pool, scope, other: owner },
        [
          {
            at: merged.locate(["ipam", "scopes", owner, "pools", pool], "key"),
            note: "the other pool of that name",
          },
        ],
      );
    }
  }
}

/** Says which accepted overlaps name no VPC; only once the VPCs are known. */
export function checkAcceptedOverlaps({ scopes, collector, declaredVpcs }: AddressContext): void {
  for (const { vpc, at } of scopes.flatMap(({ external }) => external.flatMap((r) => r.acceptedOverlaps))) {
    checkKnown(collector, "VPC", vpc, declaredVpcs, at);
  }
}

/** Answers the names of the pools that are carved out of themselves. */
function reportCircles({ collector }: LowerContext, pools: readonly Pool[]): ReadonlySet<string> {
  const circling = new Set<string>();
  const byName = new Map(pools.map((pool) => [pool.name, pool]));
  const settled = new Set<string>();
  for (const start of pools) {
    const walk: string[] = [];
    let pool: Pool | undefined = start;
    while (pool && !settled.has(pool.name) && !walk.includes(pool.name)) {
      walk.push(pool.name);
      pool = pool.parent === undefined ? undefined : byName.get(pool.parent);
    }
    if (pool && walk.includes(pool.name)) {
      const members = walk.slice(walk.indexOf(pool.name));
      const circle = [...members, pool.name];
      for (const member of members) circling.add(member);
      collector.report("POOL_CIRCLE", pool.at, { circle: circle.join(" from ") });
    }
    for (const name of walk) settled.add(name);
  }
  return circling;
}
