/** What happens behind an interface: load balancers pick targets, endpoints lead to their service. */
import type { Interface } from "../network/interface";
import type { World } from "../world/world";
import { balance } from "./balance";
import { type Outcome, refused } from "./outcome";
import type { Packet } from "./packet";
import { throughEndpoint } from "./through-endpoint";

/** Undefined when the interface is the end of the flow. */
export function onward(world: World, end: Interface, packet: Packet, depth: number): Outcome | undefined {
  switch (end.kind) {
    case "instance":
    case "workload":
    case "resolver":
      return undefined;
    case "gateway-balancer":
      return refused(
        world,
        end,
        packet,
        "denied in",
        "a Gateway Load Balancer takes only what routes hand to its endpoints",
        "another destination",
      );
    case "nat-gateway":
      return refused(
        world,
        end,
        packet,
        "denied in",
        "a NAT gateway accepts no new connections",
        "another destination",
      );
    case "endpoint":
      return throughEndpoint(world, end, packet, onward, depth);
    case "load-balancer":
      return balance(world, end, packet, onward, depth, true);
  }
}
