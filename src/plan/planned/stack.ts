/** One stack: one account, one region, one phase, one state; self-contained, so that it can be made alone. */
import type { Backend } from "../../model/terraform";
import type { PlannedAddition } from "./addition";
import type { PlannedGatewayEndpoint, PlannedInterfaceEndpoint } from "./endpoint";
import type {
  PlannedConnectionAccepter,
  PlannedEndpointService,
  PlannedNameProof,
  PlannedServiceEndpoint,
  PlannedServiceRecord,
} from "./endpoint-service";
import type { PlannedExport, PlannedImport } from "./exchange";
import type { PlannedFlowLog } from "./flow-log";
import type { PlannedInstance, PlannedNetworkInterface } from "./forwarder";
import type { PlannedGatewayBalancer, PlannedGatewayBalancerEndpoint } from "./gateway-balancer";
import type { PlannedAutoScalingGroup, PlannedInstanceRole, PlannedLaunchTemplate } from "./instance-fleet";
import type { PlannedKind } from "./kind";
import type {
  PlannedListener,
  PlannedLoadBalancer,
  PlannedTarget,
  PlannedTargetFleet,
  PlannedTargetGroup,
} from "./load-balancer";
import type {
  PlannedAcceptanceLookup,
  PlannedAttachmentLookup,
  PlannedGatewayLookup,
  PlannedPeeringLookup,
  PlannedRuleLookup,
  PlannedServiceLookup,
} from "./lookup";
import type { PlannedNetworkAcl } from "./network-acl";
import type {
  PlannedCustomerGateway,
  PlannedDirectConnectAssociation,
  PlannedVpnConnection,
} from "./outside";
import type { PlannedPeering, PlannedPeeringAccepter, PlannedPeeringOptions } from "./peering";
import type { Tags } from "./planned";
import type {
  PlannedBalancerRecord,
  PlannedDnsProfile,
  PlannedEndpointRecord,
  PlannedPrivateZone,
  PlannedProfileAssociation,
  PlannedProfileZone,
  PlannedZoneAssociation,
  PlannedZoneAuthorization,
} from "./private-dns";
import type { PlannedProxySettings } from "./proxy-settings";
import type {
  PlannedResolverEndpoint,
  PlannedResolverRule,
  PlannedResolverRuleAssociation,
} from "./resolver";
import type { PlannedResourceShare, PlannedSharedResource, PlannedSharePrincipal } from "./resource-share";
import type {
  PlannedConnectionRoute,
  PlannedInternetGateway,
  PlannedNatGateway,
  PlannedRoute,
  PlannedRouteTable,
} from "./routing";
import type { PlannedSecurityGroup, PlannedSecurityGroupRule } from "./security-group";
import type { PlannedStateBucket } from "./state-bucket";
import type { PlannedSubnet } from "./subnet";
import type {
  PlannedAttachmentAccepter,
  PlannedTransitAssociation,
  PlannedTransitGateway,
  PlannedTransitPropagation,
  PlannedTransitRoute,
  PlannedTransitTable,
  PlannedVpcAttachment,
} from "./transit-gateway";
import type { PlannedCidrAssociation, PlannedVpc } from "./vpc";

/** `bootstrap` holds the state bucket alone and is applied once, by hand. */
export type Phase = "bootstrap" | "base" | "link" | "accept";

export const PHASES: readonly Phase[] = ["bootstrap", "base", "link", "accept"];

export type Planned = OfKnownKind<
  | PlannedVpc
  | PlannedCidrAssociation
  | PlannedSubnet
  | PlannedNetworkAcl
  | PlannedRouteTable
  | PlannedRoute
  | PlannedInternetGateway
  | PlannedNatGateway
  | PlannedFlowLog
  | PlannedGatewayEndpoint
  | PlannedInterfaceEndpoint
  | PlannedSecurityGroup
  | PlannedSecurityGroupRule
  | PlannedPrivateZone
  | PlannedEndpointRecord
  | PlannedBalancerRecord
  | PlannedZoneAuthorization
  | PlannedZoneAssociation
  | PlannedDnsProfile
  | PlannedProfileZone
  | PlannedProfileAssociation
  | PlannedResourceShare
  | PlannedSharedResource
  | PlannedSharePrincipal
  | PlannedResolverEndpoint
  | PlannedResolverRule
  | PlannedResolverRuleAssociation
  | PlannedConnectionRoute
  | PlannedPeering
  | PlannedPeeringAccepter
  | PlannedPeeringOptions
  | PlannedTransitGateway
  | PlannedTransitTable
  | PlannedVpcAttachment
  | PlannedAttachmentAccepter
  | PlannedTransitAssociation
  | PlannedTransitPropagation
  | PlannedTransitRoute
  | PlannedCustomerGateway
  | PlannedVpnConnection
  | PlannedDirectConnectAssociation
  | PlannedLoadBalancer
  | PlannedTargetGroup
  | PlannedListener
  | PlannedTarget
  | PlannedTargetFleet
  | PlannedEndpointService
  | PlannedNameProof
  | PlannedServiceEndpoint
  | PlannedServiceRecord
  | PlannedConnectionAccepter
  | PlannedInstanceRole
  | PlannedLaunchTemplate
  | PlannedAutoScalingGroup
  | PlannedGatewayBalancer
  | PlannedGatewayBalancerEndpoint
  | PlannedNetworkInterface
  | PlannedInstance
  | PlannedProxySettings
  | PlannedStateBucket
  | PlannedAttachmentLookup
  | PlannedAcceptanceLookup
  | PlannedPeeringLookup
  | PlannedGatewayLookup
  | PlannedRuleLookup
  | PlannedServiceLookup
  | PlannedAddition
  | PlannedExport
  | PlannedImport
>;

/** Whatever is planned is of a kind that others can name. */
type OfKnownKind<Thing extends { readonly kind: PlannedKind }> = Thing;

/** What is planned in it is made when it is asked for, anew each time: whoever needs it more than once takes it once. */
export interface PlannedStack {
  /** `payments-prod_us-east-1_base`: names have no underscore, so this is unambiguous. */
  readonly name: string;
  readonly account: { readonly name: string; readonly id: string };
  readonly region: string;
  readonly phase: Phase;
  /** Names of stacks that have to be applied before. */
  readonly dependsOn: readonly string[];
  readonly provider: PlannedProvider;
  readonly backend: PlannedBackend;
  /** Sorted by kind and ref. */
  readonly resources: readonly Planned[];
  /** Renames that touch this stack's resources, for `moved` blocks. */
  readonly renames: readonly PlannedRename[];
  /** What was built before and is imported, of this account and region: a stack has those whose refs it has. */
  readonly adopted: readonly PlannedAdoption[];
}

export interface PlannedProvider {
  readonly requiredVersion: string;
  readonly awsProvider: string;
  readonly assumeRoleArn?: string;
  readonly defaultTags: Tags;
}

/** A backend with the place of this stack's own state. */
export type PlannedBackend =
  | {
      readonly type: "s3";
      readonly bucket: string;
      readonly region: string;
      readonly key: string;
      readonly roleArn?: string;
    }
  | { readonly type: "local"; readonly path: string }
  | (Extract<Backend, { type: "cloud" }> & { readonly workspace: string });

export interface PlannedAdoption {
  readonly ref: string;
  /** Terraform's type, `aws_subnet`. */
  readonly type: string;
  /** What `terraform import` takes. */
  readonly id: string;
  /** Arguments that Terraform leaves as they are; it leaves tags in any case. */
  readonly kept: readonly string[];
}

export interface PlannedRename {
  readonly from: string;
  readonly to: string;
}
