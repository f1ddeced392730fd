/** Which function makes the resources of which kind of planned thing. */
import type { PlannedKind } from "../../src/plan/planned/kind";
import type { Planned } from "../../src/plan/planned/stack";
import type { AccountStack } from "../account-stack";
import { gatewayEndpoint, interfaceEndpoint } from "./endpoint";
import {
  connectionAccepter,
  endpointService,
  nameProof,
  serviceEndpoint,
  serviceRecord,
} from "./endpoint-service";
import { exported, imported } from "./exchange";
import { flowLog } from "./flow-log";
import { instance, networkInterface } from "./forwarder";
import { gatewayBalancer, gatewayBalancerEndpoint } from "./gateway-balancer";
import { internetGateway, natGateway } from "./gateways";
import { autoScalingGroup, instanceRole, launchTemplate } from "./instance-fleet";
import { listener, loadBalancer, target, targetFleet, targetGroup } from "./load-balancer";
import {
  acceptanceLookup,
  attachmentLookup,
  gatewayLookup,
  peeringLookup,
  ruleLookup,
  serviceLookup,
} from "./lookup";
import { networkAcl } from "./network-acl";
import { customerGateway, directConnectAssociation, vpnConnection } from "./outside";
import { peering, peeringAccepter, peeringOptions } from "./peering";
import {
  balancerRecord,
  dnsProfile,
  endpointRecord,
  privateZone,
  profileAssociation,
  profileZone,
  zoneAssociation,
  zoneAuthorization,
} from "./private-dns";
import { proxySettings } from "./proxy-settings";
import { resolverEndpoint, resolverRule, resolverRuleAssociation } from "./resolver";
import { resourceShare, sharedResource, sharePrincipal } from "./resource-share";
import { connectionRoute, route, routeTable } from "./route-table";
import { securityGroup, securityGroupRule } from "./security-group";
import { stateBucket } from "./state-bucket";
import { subnet } from "./subnet";
import { attachmentAccepter, transitGateway, transitTable, vpcAttachment } from "./transit-gateway";
import { transitAssociation, transitPropagation, transitRoute } from "./transit-routing";
import { cidrAssociation, vpc } from "./vpc";

/** What a team adds is no construct: its text passes CDKTF by. */
type ConstructedKind = Exclude<PlannedKind, "addition">;
export type Constructed = Extract<Planned, { kind: ConstructedKind }>;

type Make<Kind extends ConstructedKind> = (
  stack: AccountStack,
  planned: Extract<Planned, { kind: Kind }>,
) => void;

const MAKERS: { readonly [Kind in ConstructedKind]: Make<Kind> } = {
  vpc,
  "cidr-association": cidrAssociation,
  subnet,
  "network-acl": networkAcl,
  "route-table": routeTable,
  route,
  "internet-gateway": internetGateway,
  "nat-gateway": natGateway,
  "flow-log": flowLog,
  "gateway-endpoint": gatewayEndpoint,
  "interface-endpoint": interfaceEndpoint,
  "security-group": securityGroup,
  "security-group-rule": securityGroupRule,
  "private-zone": privateZone,
  "endpoint-record": endpointRecord,
  "balancer-record": balancerRecord,
  "zone-authorization": zoneAuthorization,
  "zone-association": zoneAssociation,
  "dns-profile": dnsProfile,
  "profile-zone": profileZone,
  "profile-association": profileAssociation,
  "resource-share": resourceShare,
  "shared-resource": sharedResource,
  "share-principal": sharePrincipal,
  "resolver-endpoint": resolverEndpoint,
  "resolver-rule": resolverRule,
  "resolver-rule-association": resolverRuleAssociation,
  "connection-route": connectionRoute,
  peering,
  "peering-accepter": peeringAccepter,
  "peering-options": peeringOptions,
  "transit-gateway": transitGateway,
  "transit-table": transitTable,
  "vpc-attachment": vpcAttachment,
  "attachment-accepter": attachmentAccepter,
  "transit-association": transitAssociation,
  "transit-propagation": transitPropagation,
  "transit-route": transitRoute,
  "customer-gateway": customerGateway,
  "vpn-connection": vpnConnection,
  "direct-connect-association": directConnectAssociation,
  "load-balancer": loadBalancer,
  "target-group": targetGroup,
  listener,
  target,
  "target-fleet": targetFleet,
  "endpoint-service": endpointService,
  "name-proof": nameProof,
  "service-endpoint": serviceEndpoint,
  "service-record": serviceRecord,
  "connection-accepter": connectionAccepter,
  "instance-role": instanceRole,
  "launch-template": launchTemplate,
  "auto-scaling-group": autoScalingGroup,
  "gateway-balancer": gatewayBalancer,
  "gateway-balancer-endpoint": gatewayBalancerEndpoint,
  "network-interface": networkInterface,
  instance,
  "proxy-settings": proxySettings,
  "state-bucket": stateBucket,
  "attachment-lookup": attachmentLookup,
  "peering-lookup": peeringLookup,
  "gateway-lookup": gatewayLookup,
  "acceptance-lookup": acceptanceLookup,
  "rule-lookup": ruleLookup,
  "service-lookup": serviceLookup,
  export: exported,
  import: imported,
};

export function construct(stack: AccountStack, planned: Constructed): void {
  (MAKERS[planned.kind] as Make<ConstructedKind>)(stack, planned);
}
