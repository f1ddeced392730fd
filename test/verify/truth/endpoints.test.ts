/** Truths about interface endpoints, names, PrivateLink and load balancers. */
import { TerraformNetwork } from "../../support/terraform-network";
import { truths } from "../../support/truth";

const ANY_OUT = "out -1 0 0.0.0.0/0";

const local = () =>
  new TerraformNetwork()
    .vpc("a", "10.0.0.0/16")
    .subnet("a", "app", "10.0.1.0/24")
    .subnet("a", "data", "10.0.2.0/24")
    .subnet("a", "endpoints", "10.0.9.0/27")
    .group("a", "ep", "in tcp 443 10.0.1.0/24", ANY_OUT)
    .interfaceEndpoint("a", "sqs", ["endpoints"], ["ep"]);

truths("an interface endpoint with private DNS answers those its group admits", local(), [
  ["delivered", "a/net/app", "sqs"],
  ["delivered", "a/net/app", "aws:sqs"],
  ["denied in", "a/net/data", "sqs"],
  ["denied in", "a/net/app", "sqs", 80],
  ["no route", "a/net/app", "aws:sns"],
]);

truths(
  "without private DNS the name leads to the public addresses",
  local().change("a", "aws_vpc_endpoint.sqs", { private_dns_enabled: false }),
  [["no route", "a/net/app", "sqs"]],
);

truths(
  "private DNS needs the VPC's host names and DNS support",
  local().change("a", "aws_vpc.net", { enable_dns_hostnames: false }),
  [["no route", "a/net/app", "sqs"]],
);

truths(
  "a VPC without DNS support resolves nothing",
  local().change("a", "aws_vpc.net", { enable_dns_support: false }),
  [["no route", "a/net/app", "sqs"]],
);

const central = () =>
  new TerraformNetwork()
    .vpc("hub", "10.9.0.0/16")
    .subnet("hub", "endpoints", "10.9.1.0/24")
    .group("hub", "ep", "in tcp 443 10.0.0.0/8", ANY_OUT)
    .interfaceEndpoint("hub", "kms", ["endpoints"], ["ep"], { private_dns_enabled: false })
    .add("hub", "aws_route53_zone.kms", {
      name: "kms.us-east-1.amazonaws.com",
      vpc: [{ vpc_id: "${aws_vpc.net.id}" }],
    })
    .add("hub", "aws_route53_record.kms", {
      zone_id: "${aws_route53_zone.kms.zone_id}",
      name: "kms.us-east-1.amazonaws.com",
      type: "A",
      alias: [
        {
          name: "${aws_vpc_endpoint.kms.dns_entry[0].dns_name}",
          zone_id: "${aws_vpc_endpoint.kms.dns_entry[0].hosted_zone_id}",
        },
      ],
    })
    .vpc("a", "10.0.0.0/16")
    .subnet("a", "app", "10.0.1.0/24")
    .vpc("b", "10.1.0.0/16")
    .subnet("b", "app", "10.1.1.0/24")
    .peer("a", "hub")
    .peerRoute("a", "app", "10.9.0.0/16", "a", "hub")
    .peerRoute("hub", "endpoints", "10.0.0.0/16", "a", "hub");

const associated = () => {
  const network = central();
  return network
    .add("a", "aws_route53_zone_association.kms", {
      zone_id: network.from("a", "hub", "aws_route53_zone.kms.zone_id"),
      vpc_id: "${aws_vpc.net.id}",
    })
    .add("hub", "aws_route53_vpc_association_authorization.a", {
      zone_id: "${aws_route53_zone.kms.zone_id}",
      vpc_id: network.from("hub", "a", "aws_vpc.net.id"),
    });
};

truths("a central endpoint serves the VPCs that see its zone and have a way to it", associated(), [
  ["delivered", "a/net/app", "kms"],
  ["delivered", "hub/net/endpoints", "kms"],
  ["no route", "b/net/app", "kms"],
]);

truths(
  "an association from another account needs an authorisation",
  associated().drop("hub", "aws_route53_vpc_association_authorization.a"),
  [["no route", "a/net/app", "kms"]],
);

truths(
  "a zone without the record answers that there is none",
  associated().drop("hub", "aws_route53_record.kms"),
  [["no route", "a/net/app", "kms"]],
);

truths("the name may be known and the way missing", associated().drop("a", "aws_route.app_10_9_0_0_16"), [
  ["no route", "a/net/app", "kms"],
]);

truths(
  "a record that leads to another service's endpoint is no way to this one",
  associated()
    .interfaceEndpoint("hub", "sns", ["endpoints"], ["ep"], { private_dns_enabled: false })
    .change("hub", "aws_route53_record.kms", {
      alias: [{ name: "${aws_vpc_endpoint.sns.dns_entry[0].dns_name}" }],
    }),
  [["null-routed", "a/net/app", "kms"]],
);

truths(
  "a wildcard record answers for the names below it",
  associated()
    .change("hub", "aws_route53_zone.kms", { name: "us-east-1.amazonaws.com" })
    .change("hub", "aws_route53_record.kms", { name: "*.us-east-1.amazonaws.com" }),
  [["delivered", "a/net/app", "kms"]],
);

const forwarded = () => {
  const network = associated()
    .drop("a", "aws_route53_zone_association.kms")
    .group("hub", "dns", "in udp 53 10.0.0.0/8", ANY_OUT)
    .add("hub", "aws_route53_resolver_endpoint.in", {
      direction: "INBOUND",
      security_group_ids: ["${aws_security_group.dns.id}"],
      ip_address: [{ subnet_id: "${aws_subnet.endpoints.id}", ip: "10.9.1.53" }],
    })
    .add("a", "aws_route53_resolver_rule.aws", {
      domain_name: "amazonaws.com",
      rule_type: "FORWARD",
      target_ip: [{ ip: "10.9.1.53" }],
    });
  return network.add("a", "aws_route53_resolver_rule_association.aws", {
    resolver_rule_id: "${aws_route53_resolver_rule.aws.id}",
    vpc_id: "${aws_vpc.net.id}",
  });
};

truths("a forwarding rule asks the hub's resolver instead", forwarded(), [
  ["delivered", "a/net/app", "kms"],
  ["no route", "b/net/app", "kms"],
]);

const DALLAS = { name: "dallas", cidrs: ["10.200.0.0/16"] };

const hybrid = () =>
  forwarded()
    .add("hub", "aws_vpn_gateway.vgw", { vpc_id: "${aws_vpc.net.id}" })
    .add("hub", "aws_vpn_connection.dallas", { vpn_gateway_id: "${aws_vpn_gateway.vgw.id}" })
    .route("hub", "endpoints", "10.200.0.0/16", { gateway_id: "${aws_vpn_gateway.vgw.id}" });

truths(
  "on-premises resolves by the inbound endpoint it can reach",
  hybrid(),
  [
    ["delivered", "external:dallas", "kms"],
    ["delivered", "external:dallas", "10.9.1.53", 53, "udp"],
    ["denied in", "external:dallas", "10.9.1.53", 80],
  ],
  [DALLAS],
);

const inboundOnly = () =>
  hybrid()
    .gatewayEndpoint("hub", "s3", ["endpoints"])
    .add("hub", "aws_vpc_endpoint.s3i", {
      vpc_id: "${aws_vpc.net.id}",
      service_name: "com.amazonaws.us-east-1.s3",
      vpc_endpoint_type: "Interface",
      private_dns_enabled: true,
      dns_options: [{ private_dns_only_for_inbound_resolver_endpoint: true }],
      subnet_ids: ["${aws_subnet.endpoints.id}"],
      security_group_ids: ["${aws_security_group.ep.id}"],
    });

truths(
  "S3 for the inbound resolver only keeps the VPC on its gateway endpoint",
  inboundOnly(),
  [
    ["delivered", "hub/net/endpoints", "s3"],
    ["delivered", "external:dallas", "s3"],
  ],
  [DALLAS],
);

const privateLink = () => {
  const network = new TerraformNetwork()
    .vpc("shared", "10.5.0.0/16")
    .subnet("shared", "service", "10.5.1.0/24")
    .group("shared", "app", "in tcp 8443 10.5.0.0/16", ANY_OUT)
    .host("shared", "app", "service", "10.5.1.20", ["app"])
    .add("shared", "aws_lb.auth", {
      load_balancer_type: "network",
      internal: true,
      subnet_mapping: [{ subnet_id: "${aws_subnet.service.id}", private_ipv4_address: "10.5.1.10" }],
    })
    .add("shared", "aws_lb_target_group.auth", {
      port: 8443,
      protocol: "TCP",
      target_type: "ip",
      vpc_id: "${aws_vpc.net.id}",
    })
    .add("shared", "aws_lb_target_group_attachment.auth", {
      target_group_arn: "${aws_lb_target_group.auth.arn}",
      target_id: "10.5.1.20",
    })
    .add("shared", "aws_lb_listener.auth", {
      load_balancer_arn: "${aws_lb.auth.arn}",
      port: 443,
      protocol: "TCP",
      default_action: [{ type: "forward", target_group_arn: "${aws_lb_target_group.auth.arn}" }],
    })
    .vpc("a", "10.5.0.0/16")
    .subnet("a", "app", "10.5.1.0/24")
    .vpc("b", "10.0.0.0/16")
    .subnet("b", "app", "10.0.1.0/24")
    .vpc("c", "10.7.0.0/16")
    .subnet("c", "app", "10.7.1.0/24");
  network.add(
    "shared",
    "aws_vpc_endpoint_service.auth",
    {
      acceptance_required: false,
      network_load_balancer_arns: ["${aws_lb.auth.arn}"],
      private_dns_name: "auth.internal.acme.example",
      allowed_principals: ["a", "b"].map((name) => `arn:aws:iam::${network.idOf(name)}:root`),
    },
    "shared/us-east-1/net/service/auth",
  );
  for (const consumer of ["a", "b"])
    network.group(consumer, "auth", "in tcp 443 10.0.0.0/8", ANY_OUT).add(consumer, "aws_vpc_endpoint.auth", {
      vpc_id: "${aws_vpc.net.id}",
      vpc_endpoint_type: "Interface",
      service_name: network.from(consumer, "shared", "aws_vpc_endpoint_service.auth.service_name"),
      subnet_ids: ["${aws_subnet.app.id}"],
      security_group_ids: ["${aws_security_group.auth.id}"],
      private_dns_enabled: true,
    });
  return network;
};

truths(
  "PrivateLink reaches a service from overlapping and from unconnected VPCs, and never the other way",
  privateLink(),
  [
    ["delivered", "a/net/app", "service/auth"],
    ["delivered", "b/net/app", "service/auth"],
    ["no route", "c/net/app", "service/auth"],
    ["denied in", "b/net/app", "service/auth", 80],
    ["no route", "shared/net/service", "b/net/app"],
    ["no route", "b/net/app", "shared/net/service"],
    ["no route", "b/net/app", "10.5.1.10"],
    ["delivered", "shared/net/service", "10.5.1.10"],
    ["denied in", "shared/net/service", "10.5.1.10", 8443],
  ],
);

truths(
  "an account that the service does not list is refused",
  privateLink().change("shared", "aws_vpc_endpoint_service.auth", { allowed_principals: [] }),
  [["denied in", "a/net/app", "service/auth"]],
);

truths(
  "a service with manual acceptance waits for somebody to accept",
  privateLink().change("shared", "aws_vpc_endpoint_service.auth", { acceptance_required: true }),
  [["denied in", "b/net/app", "service/auth"]],
);

const accepted = () => {
  const network = privateLink().change("shared", "aws_vpc_endpoint_service.auth", {
    acceptance_required: true,
  });
  return network.add("shared", "aws_vpc_endpoint_connection_accepter.b", {
    vpc_endpoint_service_id: "${aws_vpc_endpoint_service.auth.id}",
    vpc_endpoint_id: network.from("shared", "b", "aws_vpc_endpoint.auth.id"),
  });
};

truths("an accepted connection works, one left waiting does not", accepted(), [
  ["delivered", "b/net/app", "service/auth"],
  ["denied in", "a/net/app", "service/auth"],
]);

truths(
  "the endpoint's own group decides who in the consumer may call",
  privateLink().change("b", "aws_vpc_security_group_ingress_rule.auth_0", { cidr_ipv4: "10.99.0.0/16" }),
  [
    ["denied in", "b/net/app", "service/auth"],
    ["delivered", "a/net/app", "service/auth"],
  ],
);

truths(
  "the consumer's zone must have a load balancer node",
  privateLink().change("b", "aws_subnet.app", { availability_zone_id: "use1-az4" }),
  [["null-routed", "b/net/app", "service/auth"]],
);

truths(
  "a target that refuses the load balancer serves nobody",
  privateLink().change("shared", "aws_vpc_security_group_ingress_rule.app_0", { from_port: 9, to_port: 9 }),
  [
    ["denied in", "b/net/app", "service/auth"],
    ["denied in", "shared/net/service", "10.5.1.10"],
  ],
);

truths(
  "a load balancer without targets serves nobody",
  privateLink().drop("shared", "aws_lb_target_group_attachment.auth"),
  [["null-routed", "b/net/app", "service/auth"]],
);

const balancerGroup = (enforce: string) =>
  privateLink()
    .group("shared", "lb", "in tcp 443 10.5.0.0/16", ANY_OUT)
    .change("shared", "aws_lb.auth", {
      security_groups: ["${aws_security_group.lb.id}"],
      enforce_security_group_inbound_rules_on_private_link_traffic: enforce,
    });

truths("a load balancer's group holds PrivateLink callers to its rules", balancerGroup("on"), [
  ["denied in", "b/net/app", "service/auth"],
  ["delivered", "a/net/app", "service/auth"],
]);

truths("unless it is told not to", balancerGroup("off"), [["delivered", "b/net/app", "service/auth"]]);

const crossZone = (enabled: boolean) =>
  privateLink()
    .subnet("shared", "service", "10.5.2.0/24", { az: "use1-az2" })
    .change("shared", "aws_lb.auth", {
      subnet_mapping: [
        { subnet_id: "${aws_subnet.service.id}" },
        { subnet_id: "${aws_subnet.service_2.id}" },
      ],
      enable_cross_zone_load_balancing: enabled,
    })
    .change("b", "aws_subnet.app", { availability_zone_id: "use1-az2" });

truths("a zone without targets needs cross-zone load balancing", crossZone(false), [
  ["null-routed", "b/net/app", "service/auth"],
  ["delivered", "a/net/app", "service/auth"],
]);

truths("with cross-zone load balancing any target will do", crossZone(true), [
  ["delivered", "b/net/app", "service/auth"],
]);

const proxied = () =>
  new TerraformNetwork()
    .vpc("hub", "10.9.0.0/16")
    .subnet("hub", "proxy", "10.9.1.0/24")
    .gatewayEndpoint("hub", "s3", ["proxy"])
    .group("hub", "proxy", "in tcp 443 10.0.0.0/8", "out tcp 443 list:s3")
    .add("hub", "aws_launch_template.proxy", { vpc_security_group_ids: ["${aws_security_group.proxy.id}"] })
    .add("hub", "aws_lb_target_group.proxy", {
      port: 443,
      protocol: "TCP",
      vpc_id: "${aws_vpc.net.id}",
      preserve_client_ip: "true",
    })
    .add("hub", "aws_autoscaling_group.proxy", {
      vpc_zone_identifier: ["${aws_subnet.proxy.id}"],
      launch_template: [{ id: "${aws_launch_template.proxy.id}" }],
      target_group_arns: ["${aws_lb_target_group.proxy.arn}"],
    })
    .add(
      "hub",
      "aws_lb.proxy",
      { load_balancer_type: "network", internal: true, subnets: ["${aws_subnet.proxy.id}"] },
      "hub/us-east-1/net/proxy",
    )
    .add("hub", "aws_lb_listener.proxy", {
      load_balancer_arn: "${aws_lb.proxy.arn}",
      port: 443,
      protocol: "TCP",
      default_action: [{ type: "forward", target_group_arn: "${aws_lb_target_group.proxy.arn}" }],
    })
    .add("hub", "aws_vpn_gateway.vgw", { vpc_id: "${aws_vpc.net.id}" })
    .add("hub", "aws_vpn_connection.dallas", { vpn_gateway_id: "${aws_vpn_gateway.vgw.id}" })
    .route("hub", "proxy", "10.200.0.0/16", { gateway_id: "${aws_vpn_gateway.vgw.id}" });

const ANSWERED = { ...DALLAS, answers: { "s3.us-east-1.amazonaws.com": "hub/us-east-1/net/proxy" } };

truths(
  "a proxy carries what a gateway endpoint refuses to outsiders",
  proxied(),
  [
    ["delivered", "external:dallas", "s3"],
    ["denied in", "external:dallas", "s3", 80],
  ],
  [ANSWERED],
);

truths(
  "a proxy without the gateway endpoint has nowhere to go",
  proxied().change("hub", "aws_vpc_endpoint.s3", { route_table_ids: [] }),
  [["no route", "external:dallas", "s3"]],
  [ANSWERED],
);

truths(
  "a proxy that does not admit the range turns it away",
  proxied().change("hub", "aws_vpc_security_group_ingress_rule.proxy_0", { cidr_ipv4: "10.0.0.0/16" }),
  [["denied in", "external:dallas", "s3"]],
  [ANSWERED],
);

const instanceTarget = (target: object) =>
  privateLink()
    .drop("shared", "aws_lb_target_group_attachment.auth")
    .add("shared", "aws_lb_target_group_attachment.elsewhere", {
      target_group_arn: "${aws_lb_target_group.auth.arn}",
      ...target,
    });

truths(
  "a target that no stack makes is where the network's part ends",
  instanceTarget({ target_id: "i-0123456789abcdef0" }),
  [
    ["delivered", "b/net/app", "service/auth"],
    ["denied in", "b/net/app", "service/auth", 80],
  ],
);

const PARTNER = "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0";

const partner = () =>
  new TerraformNetwork()
    .vpc("a", "10.0.0.0/16")
    .subnet("a", "app", "10.0.1.0/24")
    .vpc("b", "10.0.0.0/16")
    .subnet("b", "app", "10.0.1.0/24")
    .group("a", "partner", "in tcp 443 10.0.0.0/16")
    .add("a", "aws_vpc_endpoint.partner", {
      vpc_id: "${aws_vpc.net.id}",
      vpc_endpoint_type: "Interface",
      service_name: PARTNER,
      subnet_ids: ["${aws_subnet.app.id}"],
      security_group_ids: ["${aws_security_group.partner.id}"],
    })
    .add("a", "aws_route53_zone.partner", { name: "partner.example", vpc: [{ vpc_id: "${aws_vpc.net.id}" }] })
    .add("a", "aws_route53_record.partner", {
      zone_id: "${aws_route53_zone.partner.zone_id}",
      name: "partner.example",
      type: "A",
      alias: [{ name: "${aws_vpc_endpoint.partner.dns_entry[0].dns_name}", zone_id: "Z1" }],
    });

truths(
  "a service of others is reached by its name in the zone of whoever has an endpoint",
  partner(),
  [
    ["delivered", "a/net/app", "service/partner"],
    ["denied in", "a/net/app", "service/partner", 80],
    ["no route", "b/net/app", "service/partner"],
  ],
  [],
  { services: [{ name: "partner", serviceName: PARTNER, dnsName: "partner.example" }] },
);
