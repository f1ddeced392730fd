/** Who speaks of whose addresses: what other VPCs' tables and filters, and transit gateways, say about a prefix. */
import {
  comparePrefixes,
  contains,
  formatPrefix,
  lastAddress,
  type Prefix,
  prefixHolding,
} from "../../ip/prefix";
import type { Vpc } from "../network/vpc";
import { FilterMentions, firstAt } from "./filter-mentions";
import { leadsTo } from "./leads-to";
import type { World } from "./world";

interface Mention {
  readonly prefix: Prefix;
  readonly vpc: string;
  readonly describe: (reader: Vpc) => string;
}

/** Every prefix that any table or filter mentions, ready to be found by a VPC's own prefixes. */
export class Mentions {
  readonly #sorted: Mention[] = [];
  readonly #texts = new Set<string>();
  readonly #filters = new FilterMentions();

  constructor(world: World) {
    const { network } = world;
    for (const table of network.routeTables.values())
      for (const route of table.routes)
        for (const prefix of route.destinations)
          this.#add(prefix, table.vpc, (reader) => `route ${leadsTo(world, route, reader)}`);
    for (const group of network.securityGroups.values())
      for (const rule of group.rules)
        if (rule.peer.kind === "prefix")
          this.#filter(rule.peer.prefix, group.vpc, `group ${rule.direction} ${JSON.stringify(rule.ports)}`);
    for (const { filter, owner, subnet } of network.interfaces.values()) {
      const vpc = network.subnets.get(subnet)?.vpc ?? "";
      for (const prefix of filter?.sources ?? []) this.#filter(prefix, vpc, `host source ${owner}`);
      for (const { prefix, ports } of filter?.destinations ?? [])
        this.#filter(prefix, vpc, `host destination ${owner} ${JSON.stringify(ports)}`);
    }
    for (const acl of network.acls.values())
      for (const entry of acl.entries)
        this.#filter(entry.prefix, acl.vpc, `acl ${entry.direction} ${entry.allow} ${entry.number}`);
    for (const table of network.transitTables.values())
      for (const route of table.routes)
        for (const prefix of route.destinations) {
          const to = network.attachments.get(route.attachment ?? "");
          this.#add(prefix, table.key, (reader) =>
            to?.of === reader.key ? "here" : String(route.attachment),
          );
        }
    for (const edge of network.edges.values())
      for (const prefix of edge.told ?? []) this.#add(prefix, edge.key, () => "told");
    for (const external of world.externals)
      for (const prefix of external.prefixes) this.#add(prefix, external.range.name, () => "external");
    this.#sorted.sort((a, b) => comparePrefixes(a.prefix, b.prefix));
  }

  #add(prefix: Prefix, vpc: string, describe: Mention["describe"]): void {
    this.#sorted.push({ prefix, vpc, describe });
    this.#texts.add(formatPrefix(prefix));
  }

  #filter(prefix: Prefix, vpc: string, words: string): void {
    this.#filters.add(prefix, vpc, words);
    this.#texts.add(formatPrefix(prefix));
  }

  /** The distinct prefixes that strictly hold this one. */
  above(own: Prefix): string[] {
    const found: string[] = [];
    for (let length = 0; length < own.length; length++) {
      const text = formatPrefix(prefixHolding(own.base, length));
      if (this.#texts.has(text)) found.push(text);
    }
    return found;
  }

  /** What other VPCs and transit gateways say about parts of this prefix. */
  within(own: Prefix, reader: Vpc): string[] {
    const found = this.#filters.within(own, reader.key);
    const end = lastAddress(own);
    for (let i = firstAt(this.#sorted, own.base); i < this.#sorted.length; i++) {
      const mention = this.#sorted[i]!;
      if (mention.prefix.base > end) break;
      if (mention.vpc === reader.key || !contains(own, mention.prefix)) continue;
      const offset = mention.prefix.base - own.base;
      found.push(`${offset}/${mention.prefix.length} ${mention.vpc} ${mention.describe(reader)}`);
    }
    return found.sort();
  }
}
