/** One end of a path through a proxy or forwarder. */
import type { Prefix } from "../ip/prefix";

import type { Vpc } from "./vpc";

export type Party =
  | { readonly kind: "vpc"; readonly vpc: Vpc }
  | { readonly kind: "external"; readonly range: OutsideRange }
  | { readonly kind: "prefix"; readonly prefix: Prefix }
  | { readonly kind: "internet" };

export interface OutsideRange {
  readonly name: string;
  readonly prefixes: readonly Prefix[];
}
