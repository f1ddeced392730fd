/** Internet gateways, and NAT gateways with their Elastic IPs. */
import { Eip } from "#aws/eip";
import { InternetGateway } from "#aws/internet-gateway";
import { NatGateway } from "#aws/nat-gateway";
import type { PlannedInternetGateway, PlannedNatGateway } from "../../src/plan/planned/routing";
import type { AccountStack } from "../account-stack";
import { idOf, named, tagsOf } from "../emit";
import { addressOf, attributeOf } from "../naming";

export function internetGateway(stack: AccountStack, planned: PlannedInternetGateway): void {
  const resource = new InternetGateway(stack, idOf("aws_internet_gateway", planned.ref), {
    vpcId: attributeOf("aws_vpc", planned.vpc, "id"),
    tags: tagsOf(planned),
  });
  named(stack, resource, planned);
}

export function natGateway(stack: AccountStack, planned: PlannedNatGateway): void {
  const gateway = addressOf("aws_internet_gateway", planned.internetGateway);
  const address = new Eip(stack, idOf("aws_eip", planned.ref), { domain: "vpc", tags: tagsOf(planned) });
  address.addOverride("depends_on", [gateway]);
  named(stack, address, planned);
  const resource = new NatGateway(stack, idOf("aws_nat_gateway", planned.ref), {
    subnetId: attributeOf("aws_subnet", planned.subnet, "id"),
    allocationId: attributeOf("aws_eip", planned.ref, "allocation_id"),
    connectivityType: "public",
    tags: tagsOf(planned),
  });
  resource.addOverride("depends_on", [gateway]);
  named(stack, resource, planned);
}
