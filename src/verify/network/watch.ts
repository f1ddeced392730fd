/** How a forwarder stands in for others of its ring, as its script says. */
import type { Prefix } from "../../ip/prefix";

export interface Watch {
  /** Interfaces of the others, the next one in the ring first: the routes of one are taken when all up to it are down. */
  readonly others: readonly string[];
  /** The routes that it moves, and the interface that each belongs to. */
  readonly routes: readonly { readonly of: string; readonly table: string; readonly destination: Prefix }[];
  /** From the death of another to the first call, at most. */
  readonly seconds: number;
}
