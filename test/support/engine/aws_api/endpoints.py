"""VPC endpoints: moto forgets the address type and the DNS options, ignores changes to them, and knows no waiting for acceptance."""

from typing import Any

from moto.core.responses import ActionResult
from moto.ec2.exceptions import EC2ClientError
from moto.ec2.models import EC2Backend
from moto.ec2.responses import EC2Response

from endpoint_service_names import name_configuration
from endpoint_services import service_open_to
from patching import method_of
from private_names import refuse_second_answer

moto_create = EC2Backend.create_vpc_endpoint
moto_answer_create = EC2Response.create_vpc_endpoint
moto_answer_modify = EC2Response.modify_vpc_endpoint


@method_of(EC2Backend)
def create_vpc_endpoint(self: Any, vpc_id: str, service_name: str, *rest: Any, **named: Any) -> Any:
    service = service_open_to(self, service_name)
    zones = [self.get_subnet(subnet_id).availability_zone for subnet_id in named.get("subnet_ids") or []]
    if len(set(zones)) < len(zones):
        raise EC2ClientError("DuplicateSubnetsInSameZone", "Found another VPC endpoint subnet in the availability zone of the subnets")
    if service is not None and named.get("private_dns_enabled") and name_configuration(service).get("State") != "verified":
        raise EC2ClientError("InvalidParameter", f"Private DNS can't be enabled because the service {service_name} does not provide a private DNS name.")
    if named.get("private_dns_enabled"):
        refuse_second_answer(vpc_id, service_name)
    endpoint = moto_create(self, vpc_id, service_name, *rest, **named)
    if service is not None and service.acceptance_required:
        endpoint.state = "pendingAcceptance"
    return endpoint


def is_gateway(endpoint: Any) -> bool:
    return (endpoint.vpc_endpoint_type or "Gateway").lower() == "gateway"


def set_options(endpoint: Any, address_type: Any, dns: dict[str, Any]) -> None:
    if address_type:
        endpoint.ip_address_type = address_type
    options = {"DnsRecordIpType": "service-defined" if is_gateway(endpoint) else endpoint.ip_address_type}
    endpoint.dns_options = {**options, **getattr(endpoint, "dns_options", {}), **dns}


@method_of(EC2Response)
def create_vpc_endpoint(self: Any) -> ActionResult:  # noqa: F811 - the answer to the call above
    # AWS enables private DNS only where it is asked to; the provider always says which.
    answer = moto_answer_create(self)
    endpoint = answer.result["VpcEndpoint"]
    endpoint.ip_address_type = "ipv4"
    set_options(endpoint, self._get_param("IpAddressType"), self._get_param("DnsOptions", {}))
    return answer


@method_of(EC2Response)
def modify_vpc_endpoint(self: Any) -> ActionResult:
    endpoint = self.ec2_backend.describe_vpc_endpoints(vpc_end_point_ids=[self._get_param("VpcEndpointId")])[0]
    if self._get_param("PrivateDnsEnabled"):
        refuse_second_answer(endpoint.vpc_id, endpoint.service_name, endpoint.id)
    answer = moto_answer_modify(self)
    if self._get_param("ResetPolicy"):
        endpoint.policy_document = None
    if self._get_param("PrivateDnsEnabled") is not None:
        endpoint.private_dns_enabled = self._get_param("PrivateDnsEnabled")
    set_options(endpoint, self._get_param("IpAddressType"), self._get_param("DnsOptions", {}))
    return answer
