/** How a flow ends, in Batfish's words. */

export type Disposition =
  | "delivered"
  | "exits network"
  | "denied in"
  | "denied out"
  | "no route"
  | "null-routed"
  | "loop"
  | "insufficient information";
