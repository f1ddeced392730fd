/** The local API's Route 53 Profiles and resolver rules shared through RAM, and Direct Connect gateways. */
import { applyAll, destroyAll, replanAll } from "../support/engine/deploy-all";
import { describeEngine } from "../support/engine/describe-engine";
import { useEngine } from "../support/engine/engine";
import { handWritten, NETWORK, outputOf, outputsOf, SPOKE } from "../support/engine/hand-written";

const tagged = (name: string) => ({ tags: { Name: name } });

const hub = handWritten({
  account: NETWORK,
  resource: {
    aws_vpc: { hub: { cidr_block: "10.0.0.0/24" } },
    aws_route53_zone: { internal: { name: "internal.acme.example", vpc: [{ vpc_id: "${aws_vpc.hub.id}" }] } },
    aws_subnet: {
      a: { vpc_id: "${aws_vpc.hub.id}", cidr_block: "10.0.0.0/28", availability_zone_id: "use1-az1" },
      b: { vpc_id: "${aws_vpc.hub.id}", cidr_block: "10.0.0.16/28", availability_zone_id: "use1-az2" },
    },
    aws_security_group: { dns: { name: "dns", description: "dns", vpc_id: "${aws_vpc.hub.id}" } },
    aws_route53_resolver_endpoint: {
      out: {
        name: "out",
        direction: "OUTBOUND",
        security_group_ids: ["${aws_security_group.dns.id}"],
        ip_address: [{ subnet_id: "${aws_subnet.a.id}" }, { subnet_id: "${aws_subnet.b.id}" }],
        ...tagged("out"),
      },
    },
    aws_route53_resolver_rule: {
      internal: {
        name: "internal",
        domain_name: "corp.acme.example",
        rule_type: "FORWARD",
        resolver_endpoint_id: "${aws_route53_resolver_endpoint.out.id}",
        target_ip: [{ ip: "10.200.0.2" }],
        ...tagged("internal"),
      },
    },
    aws_route53profiles_profile: { shared: { name: "shared", ...tagged("shared") } },
    aws_route53profiles_resource_association: {
      zone: {
        name: "zone",
        profile_id: "${aws_route53profiles_profile.shared.id}",
        resource_arn: "${aws_route53_zone.internal.arn}",
      },
    },
    aws_ram_resource_share: { dns: { name: "dns", allow_external_principals: false } },
    aws_ram_principal_association: {
      spoke: { principal: SPOKE, resource_share_arn: "${aws_ram_resource_share.dns.arn}" },
    },
    aws_ram_resource_association: {
      profile: {
        resource_arn: "${aws_route53profiles_profile.shared.arn}",
        resource_share_arn: "${aws_ram_resource_share.dns.arn}",
      },
      rule: {
        resource_arn: "${aws_route53_resolver_rule.internal.arn}",
        resource_share_arn: "${aws_ram_resource_share.dns.arn}",
      },
    },
    aws_ec2_transit_gateway: { hub: { description: "hub" } },
    aws_dx_gateway: { dallas: { name: "dallas", amazon_side_asn: "64520" } },
    aws_dx_gateway_association: {
      dallas: {
        dx_gateway_id: "${aws_dx_gateway.dallas.id}",
        associated_gateway_id: "${aws_ec2_transit_gateway.hub.id}",
        allowed_prefixes: ["10.0.0.0/24", "10.1.0.0/24"],
      },
    },
  },
  output: {
    profile: { value: "${aws_route53profiles_profile.shared.id}" },
    rule: { value: "${aws_route53_resolver_rule.internal.id}" },
  },
});

const spoke = handWritten({
  account: SPOKE,
  data: outputsOf("hub"),
  resource: {
    aws_vpc: { spoke: { cidr_block: "10.1.0.0/24" } },
    aws_route53profiles_association: {
      shared: {
        name: "shared",
        profile_id: outputOf("hub", "profile"),
        resource_id: "${aws_vpc.spoke.id}",
        ...tagged("shared"),
      },
    },
    aws_route53_resolver_rule_association: {
      internal: { resolver_rule_id: outputOf("hub", "rule"), vpc_id: "${aws_vpc.spoke.id}" },
    },
  },
});

describeEngine("local API: shared DNS and Direct Connect", (tools) => {
  const engine = useEngine(tools);

  test("a profile and a rule shared through RAM reach another account's VPC, replan empty and go", async () => {
    const { terraform, writeStack, api } = engine();
    const stacks = [writeStack("hub", hub), writeStack("spoke", spoke)];
    const order = { dependsOn: { spoke: ["hub"] } };
    await applyAll(terraform, stacks, order);
    expect(await replanAll(terraform, stacks)).toEqual({});
    await destroyAll(terraform, stacks, order);
    expect(api.log()).toBe("");
  });
});
