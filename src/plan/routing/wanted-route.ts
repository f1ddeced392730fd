/** Routes that connectivity asks for, before it is known whether AWS would take and follow them. */
import { formatPrefix, type Prefix } from "../../ip/prefix";
import type { Vpc } from "../../model/vpc";
import type { Identifier } from "../planned/exchange";
import type { Because } from "../planned/planned";
import type { Import } from "../stack/export";

export interface WantedRoute {
  readonly vpc: Vpc;
  readonly destination: Prefix;
  /** What has these addresses: a VPC, an external range, or nothing single, as for a summary. */
  readonly owner?: string;
  readonly over: Connection;
  readonly because: Because;
}

/** What a route goes over. */
export interface Connection {
  readonly kind: "peering" | "transit-gateway";
  readonly name: string;
  /** The identifier in the accept stack of the VPC that has the route. */
  identify(vpc: Vpc): Identifier;
  /** What that stack imports for it. */
  imports?(vpc: Vpc): Import;
  /** The lookup in that stack that has to hold before a route is made. */
  after?(vpc: Vpc): string | undefined;
}

/** `peering/hub`. */
export function connectionName({ kind, name }: Pick<Connection, "kind" | "name">): string {
  return `${kind}/${name}`;
}

/** A table and destination, as one text. */
export function tableAndDestination(routeTable: string, destination: Prefix): string {
  return `${routeTable} ${formatPrefix(destination)}`;
}
