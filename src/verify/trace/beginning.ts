/** Where a flow or one of its legs begins. */
import type { Interface } from "../network/interface";
import type { Edge } from "../network/transit";
import type { State } from "./state";

export type Beginning =
  | { readonly kind: "interface"; readonly interface: Interface }
  | { readonly kind: "edge"; readonly edge: Edge; readonly state: State }
  | { readonly kind: "internet"; readonly state: State };

export function stateOf(beginning: Beginning): State {
  return beginning.kind === "interface" ? { at: "leaving", interface: beginning.interface } : beginning.state;
}

export function senderOf(beginning: Beginning): Interface | undefined {
  return beginning.kind === "interface" ? beginning.interface : undefined;
}
