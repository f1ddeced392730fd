/** The local API's PrivateLink: named principals, acceptance in the provider's account, proof of a private name, endpoint options. */
import { destroyAll, replanAll } from "../support/engine/deploy-all";
import { describeEngine } from "../support/engine/describe-engine";
import { useEngine } from "../support/engine/engine";
import { handWritten, NETWORK, outputOf, outputsOf, REGION, SPOKE } from "../support/engine/hand-written";

const tagged = (name: string) => ({ tags: { Name: name } });

const provider = handWritten({
  account: NETWORK,
  resource: {
    aws_vpc: { shared: { cidr_block: "10.0.0.0/24" } },
    aws_subnet: {
      a: { vpc_id: "${aws_vpc.shared.id}", cidr_block: "10.0.0.0/28", availability_zone_id: "use1-az1" },
      b: { vpc_id: "${aws_vpc.shared.id}", cidr_block: "10.0.0.16/28", availability_zone_id: "use1-az2" },
    },
    aws_security_group: { auth: { name: "auth", description: "auth", vpc_id: "${aws_vpc.shared.id}" } },
    aws_lb: {
      auth: {
        name: "auth",
        internal: true,
        load_balancer_type: "network",
        enable_cross_zone_load_balancing: true,
        security_groups: ["${aws_security_group.auth.id}"],
        enforce_security_group_inbound_rules_on_private_link_traffic: "off",
        subnet_mapping: [
          { subnet_id: "${aws_subnet.a.id}", private_ipv4_address: "10.0.0.10" },
          { subnet_id: "${aws_subnet.b.id}", private_ipv4_address: "10.0.0.26" },
        ],
        ...tagged("auth"),
      },
    },
    aws_lb_target_group: {
      auth: {
        name: "auth",
        port: 443,
        protocol: "TCP",
        target_type: "ip",
        vpc_id: "${aws_vpc.shared.id}",
        preserve_client_ip: "false",
        health_check: [{ protocol: "TCP" }],
      },
    },
    aws_lb_target_group_attachment: {
      auth: { target_group_arn: "${aws_lb_target_group.auth.arn}", target_id: "10.0.0.5", port: 443 },
    },
    aws_lb_listener: {
      auth: {
        load_balancer_arn: "${aws_lb.auth.arn}",
        port: 443,
        protocol: "TCP",
        default_action: [{ type: "forward", target_group_arn: "${aws_lb_target_group.auth.arn}" }],
      },
    },
    aws_vpc_endpoint_service: {
      auth: {
        acceptance_required: true,
        network_load_balancer_arns: ["${aws_lb.auth.arn}"],
        private_dns_name: "auth.acme.example",
        ...tagged("auth"),
      },
      open: {
        acceptance_required: false,
        allowed_principals: [`arn:aws:iam::${SPOKE}:root`],
        network_load_balancer_arns: ["${aws_lb.auth.arn}"],
      },
    },
    aws_vpc_endpoint_service_allowed_principal: {
      spoke: {
        vpc_endpoint_service_id: "${aws_vpc_endpoint_service.auth.id}",
        principal_arn: `arn:aws:iam::${SPOKE}:root`,
      },
    },
    aws_route53_zone: { public: { name: "acme.example" } },
    aws_route53_record: {
      proof: {
        zone_id: "${aws_route53_zone.public.zone_id}",
        name: "${aws_vpc_endpoint_service.auth.private_dns_name_configuration[0].name}.auth.acme.example",
        type: "TXT",
        ttl: 300,
        records: ["${aws_vpc_endpoint_service.auth.private_dns_name_configuration[0].value}"],
      },
    },
    aws_vpc_endpoint_service_private_dns_verification: {
      auth: {
        service_id: "${aws_vpc_endpoint_service.auth.id}",
        wait_for_verification: true,
        depends_on: ["aws_route53_record.proof"],
      },
    },
  },
  output: {
    auth: { value: "${aws_vpc_endpoint_service.auth.service_name}" },
    auth_id: { value: "${aws_vpc_endpoint_service.auth.id}" },
    open: { value: "${aws_vpc_endpoint_service.open.service_name}" },
  },
});

const inVpc = {
  vpc_id: "${aws_vpc.spoke.id}",
  vpc_endpoint_type: "Interface",
  subnet_ids: ["${aws_subnet.spoke.id}"],
  security_group_ids: ["${aws_security_group.endpoints.id}"],
};

const consumer = handWritten({
  account: SPOKE,
  data: outputsOf("provider"),
  resource: {
    aws_vpc: { spoke: { cidr_block: "10.1.0.0/24", enable_dns_hostnames: true } },
    aws_subnet: {
      spoke: { vpc_id: "${aws_vpc.spoke.id}", cidr_block: "10.1.0.0/28", availability_zone_id: "use1-az1" },
    },
    aws_security_group: { endpoints: { name: "endpoints", description: "x", vpc_id: "${aws_vpc.spoke.id}" } },
    aws_vpc_endpoint: {
      auth: { ...inVpc, service_name: outputOf("provider", "auth"), ...tagged("auth") },
      open: { ...inVpc, service_name: outputOf("provider", "open"), private_dns_enabled: false },
      ssm: {
        ...inVpc,
        service_name: `com.amazonaws.${REGION}.ssm`,
        private_dns_enabled: true,
        ip_address_type: "ipv4",
        dns_options: [{ dns_record_ip_type: "ipv4" }],
      },
      s3: {
        ...inVpc,
        service_name: `com.amazonaws.${REGION}.s3`,
        private_dns_enabled: true,
        dns_options: [{ private_dns_only_for_inbound_resolver_endpoint: true }],
        depends_on: ["aws_vpc_endpoint.s3_gateway"],
      },
      s3_gateway: {
        vpc_id: "${aws_vpc.spoke.id}",
        service_name: `com.amazonaws.${REGION}.s3`,
        vpc_endpoint_type: "Gateway",
        route_table_ids: ["${aws_vpc.spoke.main_route_table_id}"],
      },
    },
  },
  output: { auth: { value: "${aws_vpc_endpoint.auth.id}" } },
});

const acceptance = handWritten({
  account: NETWORK,
  data: outputsOf("provider", "consumer"),
  resource: {
    aws_vpc_endpoint_connection_accepter: {
      spoke: {
        vpc_endpoint_service_id: outputOf("provider", "auth_id"),
        vpc_endpoint_id: outputOf("consumer", "auth"),
      },
    },
  },
});

interface Endpoints {
  VpcEndpoints: { VpcEndpointId: string; State: string }[];
}

describeEngine("local API: PrivateLink", (tools) => {
  const engine = useEngine(tools);

  const stateOf = async (id: unknown) => {
    const params = { VpcEndpointIds: [id] };
    const { VpcEndpoints } = await engine().reader.read<Endpoints>(
      SPOKE,
      REGION,
      "ec2",
      "describe_vpc_endpoints",
      params,
    );
    return VpcEndpoints[0]?.State;
  };

  test("an endpoint waits for the provider's acceptance, replans empty on both sides and goes", async () => {
    const { terraform, reader, writeStack, api } = engine();
    const stacks = [
      writeStack("provider", provider),
      writeStack("consumer", consumer),
      writeStack("acceptance", acceptance),
    ];
    await terraform.apply(stacks[0]!);
    const { auth } = await terraform.outputs(stacks[0]!);
    await expect(
      reader.read("333333333333", REGION, "ec2", "describe_vpc_endpoint_services", { ServiceNames: [auth] }),
    ).rejects.toThrow("InvalidServiceName");
    await terraform.apply(stacks[1]!);
    const endpoint = (await terraform.outputs(stacks[1]!)).auth;
    expect(await stateOf(endpoint)).toBe("pendingAcceptance");
    await terraform.apply(stacks[2]!);
    expect(await stateOf(endpoint)).toBe("available");

    expect(await replanAll(terraform, stacks)).toEqual({});
    await destroyAll(terraform, stacks, { dependsOn: { consumer: ["provider"], acceptance: ["consumer"] } });
    expect(await reader.read(NETWORK, REGION, "ec2", "describe_vpc_endpoint_connections")).toEqual({
      VpcEndpointConnections: [],
    });
    expect(api.log()).toBe("");
  });

  test("a private name without its public proof stays unverified", async () => {
    const { reader } = engine();
    const read = <Answer>(service: string, operation: string, params: Record<string, unknown>) =>
      reader.read<Answer>(NETWORK, REGION, service, operation, params);
    const { Vpc } = await read<{ Vpc: { VpcId: string } }>("ec2", "create_vpc", { CidrBlock: "10.9.0.0/24" });
    const inside = { VpcId: Vpc.VpcId, CidrBlock: "10.9.0.0/28" };
    const { Subnet } = await read<{ Subnet: { SubnetId: string } }>("ec2", "create_subnet", inside);
    const { LoadBalancers } = await read<{ LoadBalancers: { LoadBalancerArn: string }[] }>(
      "elbv2",
      "create_load_balancer",
      { Name: "proofless", Type: "network", Scheme: "internal", Subnets: [Subnet.SubnetId] },
    );
    const { ServiceConfiguration } = await read<{ ServiceConfiguration: { ServiceId: string } }>(
      "ec2",
      "create_vpc_endpoint_service_configuration",
      {
        NetworkLoadBalancerArns: [LoadBalancers[0]?.LoadBalancerArn],
        PrivateDnsName: "proofless.acme.example",
      },
    );
    const { ServiceId } = ServiceConfiguration;
    await read("ec2", "start_vpc_endpoint_service_private_dns_verification", { ServiceId });
    const asked = { ServiceIds: [ServiceId] };
    expect(await read("ec2", "describe_vpc_endpoint_service_configurations", asked)).toMatchObject({
      ServiceConfigurations: [{ PrivateDnsNameConfiguration: { State: "pendingVerification" } }],
    });
  });
});
