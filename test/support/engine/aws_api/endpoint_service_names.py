"""Private names of PrivateLink services: moto calls every name verified; in AWS a public TXT record has to prove it."""

from typing import Any

from moto.core.responses import ActionResult
from moto.ec2.exceptions import EC2ClientError
from moto.ec2.models.vpc_service_configuration import VPCServiceConfiguration
from moto.ec2.responses import EC2Response
from moto.route53.models import route53_backends

from patching import everywhere, method_of

moto_make_service = VPCServiceConfiguration.__init__


@method_of(VPCServiceConfiguration)
def __init__(self: Any, *args: Any, **named: Any) -> None:
    moto_make_service(self, *args, **named)
    self.availability_zones = sorted(set(self.availability_zones))
    self.supported_ip_address_types = ["ipv4"]
    self.verified_name = None


def name_configuration(self: Any) -> dict[str, str]:
    if not self.private_dns_name:
        return {}
    state = "verified" if self.verified_name == self.private_dns_name else "pendingVerification"
    return {"State": state, "Type": "TXT", "Value": f"vpce:{self.id[-8:]}", "Name": f"_{self.id[-8:]}"}


VPCServiceConfiguration.private_dns_name_configuration = property(name_configuration)


@method_of(EC2Response)
def start_vpc_endpoint_service_private_dns_verification(self: Any) -> ActionResult:
    service = self.ec2_backend.describe_vpc_endpoint_service_configurations([self._get_param("ServiceId")])[0]
    if not service.private_dns_name:
        raise EC2ClientError("InvalidParameter", f"The service {service.id} has no private DNS name")
    if has_proof(service):
        service.verified_name = service.private_dns_name
    return ActionResult({"ReturnValue": True})


def has_proof(service: Any) -> bool:
    """A public zone of any account holds the TXT record, at the domain of the name or at one above it."""
    wanted = name_configuration(service)
    labels = service.private_dns_name.removeprefix("*.").split(".")
    names = {f"{wanted['Name']}.{'.'.join(labels[index:])}" for index in range(len(labels) - 1)}
    for backend in everywhere(route53_backends):
        for zone in backend.zones.values():
            for record in [] if zone.private_zone else zone.rrsets:
                if record.type != "TXT" or record.name.rstrip(".") not in names:
                    continue
                if wanted["Value"] in [text.strip('"') for text in record.records]:
                    return True
    return False
