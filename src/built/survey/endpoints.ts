/** VPC endpoints of every type, endpoint services, and the connections that a provider accepted. */
import { type Thing, thing } from "../thing";
import type { Answered, Answers } from "./answers";

const GONE = new Set(["deleted", "deleting", "failed", "rejected", "expired"]);

const DNS_NAME = "dns_entry[0].dns_name";

/** Stands for any of the names that AWS gives an endpoint, that of the region and those of AZs. */
export function namesOfEndpoint(id: string): string {
  return `a name of ${id}`;
}

export function endpointsOf(at: Answers): Thing[] {
  return at
    .list("describe-vpc-endpoints", "VpcEndpoints")
    .filter((endpoint) => !GONE.has(endpoint.text("State").toLowerCase()))
    .filter((endpoint) => !endpoint.is("RequesterManaged"))
    .map((endpoint) => {
      const id = endpoint.text("VpcEndpointId");
      const type = endpoint.text("VpcEndpointType");
      const isGateway = type === "Gateway";
      const names = endpoint.list("DnsEntries").map((entry) => [entry.text("DnsName"), DNS_NAME]);
      const inbound = endpoint.part("DnsOptions").optional("PrivateDnsOnlyForInboundResolverEndpoint");
      const values = {
        vpc_id: endpoint.text("VpcId"),
        service_name: endpoint.text("ServiceName"),
        vpc_endpoint_type: type,
        ...(endpoint.text("PolicyDocument") && { policy: endpoint.text("PolicyDocument") }),
        ...(isGateway
          ? { route_table_ids: endpoint.texts("RouteTableIds") }
          : {
              subnet_ids: endpoint.texts("SubnetIds"),
              security_group_ids: endpoint.list("Groups").map((group) => group.text("GroupId")),
              private_dns_enabled: endpoint.is("PrivateDnsEnabled"),
              ...(typeof inbound === "boolean" && {
                dns_options: { private_dns_only_for_inbound_resolver_endpoint: inbound },
              }),
            }),
        tags: endpoint.tags(),
      };
      return thing(at, "aws_vpc_endpoint", id, values, {
        ...Object.fromEntries(names),
        [namesOfEndpoint(id)]: DNS_NAME,
      });
    });
}

/** A service has balancers of one kind. */
function balancersOf(service: Answered): Readonly<Record<string, readonly string[]>> {
  const gateways = service.texts("GatewayLoadBalancerArns");
  return gateways.length > 0
    ? { gateway_load_balancer_arns: gateways }
    : { network_load_balancer_arns: service.texts("NetworkLoadBalancerArns") };
}

export function servicesOf(at: Answers): Thing[] {
  const services = at
    .list("describe-vpc-endpoint-service-configurations", "ServiceConfigurations")
    .filter((service) => !GONE.has(service.text("ServiceState").toLowerCase()))
    .map((service) => {
      const id = service.text("ServiceId");
      const principals = at
        .of("describe-vpc-endpoint-service-permissions", id)
        .list("AllowedPrincipals")
        .map((principal) => principal.text("Principal"));
      const regions = service.list("SupportedRegions").map((region) => region.text("Region"));
      const name = service.text("ServiceName");
      return thing(
        at,
        "aws_vpc_endpoint_service",
        id,
        {
          acceptance_required: service.is("AcceptanceRequired"),
          ...balancersOf(service),
          allowed_principals: principals,
          ...(regions.length > 0 && { supported_regions: regions }),
          ...(service.text("PrivateDnsName") && { private_dns_name: service.text("PrivateDnsName") }),
          tags: service.tags(),
        },
        { [name]: "service_name" },
      );
    });
  const asking = new Set(
    services.filter(({ values }) => values.acceptance_required === true).map(({ id }) => id),
  );
  const accepted = at
    .list("describe-vpc-endpoint-connections", "VpcEndpointConnections")
    .filter((connection) => asking.has(connection.text("ServiceId")))
    .filter((connection) => connection.text("VpcEndpointState").toLowerCase() === "available")
    .map((connection) => {
      const [service, endpoint] = [connection.text("ServiceId"), connection.text("VpcEndpointId")];
      const values = { vpc_endpoint_service_id: service, vpc_endpoint_id: endpoint };
      return thing(at, "aws_vpc_endpoint_connection_accepter", `${service}_${endpoint}`, values);
    });
  return [...services, ...accepted];
}
