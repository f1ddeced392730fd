"""The list of what is added to moto; each module says why, adds what AWS has, and loosens nothing."""

from importlib import import_module

MODULES = (
    "bucket_policies",
    "resource_shares",
    "transit_gateways",
    "transit_gateway_tables",
    "transit_gateway_attachments",
    "transit_gateway_routes",
    "subnets",
    "vpc_routes",
    "endpoint_service_names",
    "endpoint_connections",
    "endpoint_services",
    "endpoints",
    "hosted_zones",
    "load_balancers",
    "launch_templates",
    "scaling_policies",
    "instance_interfaces",
    "service_interfaces",
    "flow_logs",
    "peerings",
    "route53_profiles",
    "direct_connect",
    "vpn_connections",
    "resolver_rules",
    "held",
)


def install() -> None:
    for module in MODULES:
        import_module(module)
