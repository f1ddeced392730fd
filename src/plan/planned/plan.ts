/** The Plan: every decision taken, as inert, sorted, serialisable data. */
import type { PlannedNeighbour } from "./neighbour";
import type { Because } from "./planned";
import type { PlannedService } from "./service";
import type { PlannedStack } from "./stack";

export interface Plan {
  readonly organization: { readonly name: string; readonly id?: string; readonly partition: string };
  readonly accounts: readonly PlannedAccount[];
  /** In order of scope and then from the top of each tree down. */
  readonly pools: readonly PlannedPool[];
  /** Every address that the organisation has, sorted by scope and ref; listed when it is first asked for. */
  readonly addresses: readonly PlannedAddress[];
  readonly tombstones: readonly PlannedTombstone[];
  /** PrivateLink services, sorted by name. */
  readonly services: readonly PlannedService[];
  /** Networks of others, sorted by kind and name. */
  readonly neighbours: readonly PlannedNeighbour[];
  /** Sorted by phase and name. */
  readonly stacks: readonly PlannedStack[];
}

export interface PlannedAccount {
  readonly name: string;
  readonly id: string;
  readonly ou?: string;
}

export interface PlannedAddress {
  readonly ref: string;
  readonly scope: string;
  readonly kind: "pool" | "primary" | "secondary" | "subnet";
  readonly cidrBlock: string;
  /** `revived`: a tombstone of the same name that came back. */
  readonly state: "new" | "kept" | "revived";
  /** The ref it was kept under until a rename was declared. */
  readonly was?: string;
  readonly because: Because;
}

export interface PlannedTombstone {
  readonly ref: string;
  readonly scope: string;
  readonly cidrBlock: string;
  readonly state: "new" | "kept";
}

export interface PlannedPool {
  readonly name: string;
  readonly scope: string;
  readonly parent?: string;
  readonly depth: number;
  readonly locale?: string;
  readonly cidrBlocks: readonly string[];
  /** Addresses provisioned, and of them those that are free to allocate. */
  readonly size: number;
  readonly free: number;
  /** Maximal free blocks, in address order. */
  readonly freeBlocks: readonly string[];
  /** The same by prefix length, largest first. */
  readonly census: readonly { readonly prefixLength: number; readonly count: number }[];
  /** Ranges that reach into the pool and are never allocated; named as `external range dallas`. */
  readonly ranges: readonly { readonly cidrBlock: string; readonly name: string }[];
  readonly because: Because;
}
