/** Where a packet is between two steps. */
import type { Interface } from "../network/interface";
import type { Attachment } from "../network/transit";
import type { Subnet } from "../network/vpc";
import type { Arrival } from "./hop";

export type State =
  /** About to leave the interface it starts from. */
  | { readonly at: "leaving"; readonly interface: Interface }
  /** About to leave a subnet. */
  | { readonly at: "crossing"; readonly subnet: Subnet }
  /** In a VPC's router with an address of that VPC as destination; `from` is the subnet it left. */
  | { readonly at: "inside"; readonly vpc: string; readonly from?: Subnet }
  /** In a transit gateway, by an attachment; `zone` is where it came from. */
  | { readonly at: "transit"; readonly attachment: Attachment; readonly zone?: string }
  /** Handed to an interface that is a route's target. */
  | { readonly at: "forwarder"; readonly interface: Interface; readonly from: Subnet };

/** After one step: somewhere else on the way, or at the end of the leg. */
export type Next = Arrival | { readonly kind: "state"; readonly state: State };
