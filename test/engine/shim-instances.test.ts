/** The local API's launch templates with tags, the Auto Scaling group of one, and an interface that outlives its instance. */
import { describeEngine } from "../support/engine/describe-engine";
import { useEngine } from "../support/engine/engine";
import { handWritten, NETWORK, REGION } from "../support/engine/hand-written";

const tagged = (name: string) => ({ tags: { Name: name } });

const IMAGE = {
  aws_ssm_parameter: {
    image: { name: "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64" },
  },
};

const proxies = handWritten({
  account: NETWORK,
  data: IMAGE,
  resource: {
    aws_vpc: { hub: { cidr_block: "10.0.0.0/24" } },
    aws_subnet: {
      a: { vpc_id: "${aws_vpc.hub.id}", cidr_block: "10.0.0.0/28", availability_zone_id: "use1-az1" },
      b: { vpc_id: "${aws_vpc.hub.id}", cidr_block: "10.0.0.16/28", availability_zone_id: "use1-az2" },
    },
    aws_security_group: { proxy: { name: "proxy", description: "proxy", vpc_id: "${aws_vpc.hub.id}" } },
    aws_iam_role: {
      proxy: {
        name: "proxy",
        assume_role_policy: JSON.stringify({
          Version: "2012-10-17",
          Statement: [
            { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
          ],
        }),
      },
    },
    aws_iam_instance_profile: { proxy: { name: "proxy", role: "${aws_iam_role.proxy.name}" } },
    aws_launch_template: {
      proxy: {
        name: "proxy",
        image_id: "${data.aws_ssm_parameter.image.insecure_value}",
        instance_type: "t4g.small",
        update_default_version: true,
        user_data: Buffer.from("#!/bin/sh\ntrue\n").toString("base64"),
        iam_instance_profile: [{ arn: "${aws_iam_instance_profile.proxy.arn}" }],
        metadata_options: [
          { http_endpoint: "enabled", http_tokens: "required", http_put_response_hop_limit: 1 },
        ],
        block_device_mappings: [
          {
            device_name: "/dev/xvda",
            ebs: [{ encrypted: "true", volume_size: 8, volume_type: "gp3", delete_on_termination: "true" }],
          },
        ],
        network_interfaces: [
          {
            device_index: 0,
            associate_public_ip_address: "false",
            security_groups: ["${aws_security_group.proxy.id}"],
          },
        ],
        tag_specifications: [
          { resource_type: "instance", ...tagged("proxy") },
          { resource_type: "volume", ...tagged("proxy") },
        ],
        ...tagged("proxy"),
      },
    },
    aws_lb_target_group: {
      proxy: {
        name: "proxy",
        port: 3128,
        protocol: "TCP",
        vpc_id: "${aws_vpc.hub.id}",
        target_type: "instance",
      },
    },
    aws_autoscaling_group: {
      proxy: {
        name: "proxy",
        min_size: 2,
        max_size: 4,
        desired_capacity: 2,
        vpc_zone_identifier: ["${aws_subnet.a.id}", "${aws_subnet.b.id}"],
        target_group_arns: ["${aws_lb_target_group.proxy.arn}"],
        health_check_type: "ELB",
        health_check_grace_period: 120,
        wait_for_capacity_timeout: "0",
        force_delete: true,
        launch_template: [
          { id: "${aws_launch_template.proxy.id}", version: "${aws_launch_template.proxy.latest_version}" },
        ],
        instance_refresh: [{ strategy: "Rolling", preferences: [{ min_healthy_percentage: 50 }] }],
        tag: [{ key: "Name", value: "proxy", propagate_at_launch: true }],
      },
    },
    aws_autoscaling_policy: {
      proxy: {
        name: "proxy",
        autoscaling_group_name: "${aws_autoscaling_group.proxy.name}",
        policy_type: "TargetTrackingScaling",
        target_tracking_configuration: [
          {
            predefined_metric_specification: [{ predefined_metric_type: "ASGAverageCPUUtilization" }],
            target_value: 50,
          },
        ],
      },
    },
  },
});

/** A forwarder: routes lead to its interface, whichever instance is behind it. */
const forwarder = handWritten({
  account: NETWORK,
  data: IMAGE,
  resource: {
    aws_vpc: { hub: { cidr_block: "10.0.0.0/24" } },
    aws_subnet: {
      a: { vpc_id: "${aws_vpc.hub.id}", cidr_block: "10.0.0.0/28", availability_zone_id: "use1-az1" },
    },
    aws_route_table: { a: { vpc_id: "${aws_vpc.hub.id}" } },
    aws_network_interface: {
      a: { subnet_id: "${aws_subnet.a.id}", source_dest_check: false, ...tagged("a") },
    },
    aws_route: {
      a: {
        route_table_id: "${aws_route_table.a.id}",
        destination_cidr_block: "10.9.0.0/16",
        network_interface_id: "${aws_network_interface.a.id}",
        lifecycle: { ignore_changes: ["network_interface_id"] },
      },
    },
    aws_instance: {
      a: {
        ami: "${data.aws_ssm_parameter.image.insecure_value}",
        instance_type: "t4g.small",
        network_interface: [{ device_index: 0, network_interface_id: "${aws_network_interface.a.id}" }],
        user_data: "#!/bin/sh\ntrue\n",
        user_data_replace_on_change: true,
        ...tagged("a"),
      },
    },
  },
});

describeEngine("local API: launch templates and Auto Scaling", (tools) => {
  const engine = useEngine(tools);

  test("an interface that is a route's target outlives its instance, and goes after it", async () => {
    const { terraform, writeStack, api } = engine();
    const stack = writeStack("forwarder", forwarder);
    await terraform.apply(stack);
    expect(await terraform.planIsEmpty(stack)).toEqual([]);
    await terraform.destroy(stack);
    expect(api.log()).toBe("");
  });

  test("a tagged template starts its group, replans empty and goes", async () => {
    const { terraform, reader, writeStack, api } = engine();
    const stack = writeStack("proxies", proxies);
    await terraform.apply(stack);
    expect(await reader.read(NETWORK, REGION, "autoscaling", "describe_auto_scaling_groups")).toMatchObject({
      AutoScalingGroups: [{ AutoScalingGroupName: "proxy", Instances: [{}, {}] }],
    });
    expect(await terraform.planIsEmpty(stack)).toEqual([]);
    await terraform.destroy(stack);
    expect(api.log()).toBe("");
  });
});
