/** Endpoints to AWS services in a VPC. */
import type { PlannedBase, Tags } from "./planned";

interface PlannedEndpointBase extends PlannedBase {
  readonly name: string;
  readonly vpc: string;
  /** What AWS calls the service, `com.amazonaws.us-east-1.s3`. */
  readonly serviceName: string;
  /** JSON in which `{vpc}` still stands for the VPC's ID; absent for full access. */
  readonly policy?: string;
  readonly tags: Tags;
}

/** A route to the service in each of these tables, and in no other. */
export interface PlannedGatewayEndpoint extends PlannedEndpointBase {
  readonly kind: "gateway-endpoint";
  readonly routeTables: readonly string[];
}

/** One network interface in each subnet, of which there is one in each AZ. */
export interface PlannedInterfaceEndpoint extends PlannedEndpointBase {
  readonly kind: "interface-endpoint";
  /** The region of the service, where that is another than the endpoint's. */
  readonly serviceRegion?: string;
  readonly subnets: readonly string[];
  readonly securityGroup: string;
  readonly privateDns: boolean;
  /** For S3 with private DNS: whether its names lead here only for who asks through an inbound resolver endpoint. */
  readonly inboundResolverOnly?: boolean;
  /** The gateway endpoint that AWS wants to see first. */
  readonly after?: string;
}
