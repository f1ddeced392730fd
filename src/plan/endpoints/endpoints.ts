/** Plans every way to AWS services: endpoints in each VPC. */
import type { Collector } from "../../diagnostics/collector";
import type { NetworkModel } from "../../model/network-model";
import { allVpcs } from "../../model/rules/rules";
import type { Allocation } from "../allocation/request";
import type { StackContents } from "../stack-contents";
import type { EndpointContext } from "./context";
import { planGatewayEndpoints } from "./gateway-endpoints";
import { planInterfaceEndpoints } from "./interface-endpoints";
import { PolicyWriter } from "./policy";

export function planEndpoints(
  model: NetworkModel,
  allocations: ReadonlyMap<string, Allocation>,
  contents: StackContents,
  collector: Collector,
): void {
  const policies = new PolicyWriter(model, collector);
  const context: EndpointContext = { model, allocations, contents, policies, collector };
  for (const vpc of allVpcs(model)) {
    const { account, region } = vpc;
    const planned = [
      ...planGatewayEndpoints(vpc, policies),
      ...planInterfaceEndpoints(vpc, context, () => undefined),
    ];
    contents.add({ account, region, phase: "base" }, ...planned);
  }
}
