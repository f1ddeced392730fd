/** A pool's locale holds for all below it and for every VPC that allocates from it. */
import type { Collector } from "../../diagnostics/collector";
import { listed } from "../../diagnostics/suggest";
import type { NetworkModel } from "../network-model";
import type { Pool, Scope } from "../scope";
import type { Vpc } from "../vpc";
import { allVpcs } from "./rules";

export function checkPoolLocales(model: NetworkModel, collector: Collector): void {
  const pools = new Map(model.scopes.flatMap((s) => s.pools.map((p) => [p.name, p] as const)));
  for (const pool of pools.values()) {
    const above = ancestors(pool, pools).find((p) => p.locale !== undefined);
    if (pool.locale === undefined || above?.locale === undefined || above.locale === pool.locale) continue;
    const data = { pool: pool.name, locale: pool.locale, parent: above.name, parentLocale: above.locale };
    collector.report("POOL_LOCALE_CLASH", pool.at, data, [
      { at: above.at, note: `${above.name} is declared here` },
    ]);
  }
  for (const vpc of allVpcs(model)) {
    const blocks = [
      { request: vpc.primary, ref: vpc.ref, path: ["cidr"] },
      ...vpc.secondaries.map((s) => ({ ...s, path: ["secondaryCidrs", s.name] })),
    ];
    for (const { request, ref, path } of blocks) {
      const pool = request.pool === undefined ? undefined : pools.get(request.pool);
      const locale = pool && localeOf(pool, pools);
      if (!pool || locale === undefined || locale === vpc.region) continue;
      const fitting = [...pools.values()].filter((p) => localeOf(p, pools) === vpc.region).map((p) => p.name);
      const data = { owner: ref, region: vpc.region, pool: pool.name, locale, pools: listed(fitting) };
      collector.report("POOL_LOCALE", vpc.locate([...path, "pool"]), data, [
        { at: pool.at, note: `${pool.name} is declared here` },
      ]);
    }
  }
}

/** Whether a VPC takes a block from a pool of another region, which the rule above tells. */
export function isMisplaced(scopes: readonly Scope[], { primary, secondaries, region }: Vpc): boolean {
  const pools = new Map(scopes.flatMap((scope) => scope.pools.map((pool) => [pool.name, pool] as const)));
  return [primary, ...secondaries.map(({ request }) => request)].some((request) => {
    const pool = request.pool === undefined ? undefined : pools.get(request.pool);
    const locale = pool && localeOf(pool, pools);
    return locale !== undefined && locale !== region;
  });
}

/** The locale that holds for a pool: its own or the nearest above. */
function localeOf(pool: Pool, pools: ReadonlyMap<string, Pool>): string | undefined {
  return [pool, ...ancestors(pool, pools)].find((p) => p.locale !== undefined)?.locale;
}

function ancestors(pool: Pool, pools: ReadonlyMap<string, Pool>): Pool[] {
  const result: Pool[] = [];
  let parent = pool.parent === undefined ? undefined : pools.get(pool.parent);
  while (parent) {
    result.push(parent);
    parent = parent.parent === undefined ? undefined : pools.get(parent.parent);
  }
  return result;
}
