/** Load balancers, their listeners, target groups and targets. */
import { type Thing, thing } from "../thing";
import type { Answered, Answers } from "./answers";
import { instancesInGroups } from "./hosts";

export function balancersOf(at: Answers): Thing[] {
  const balancers = at.list("describe-load-balancers", "LoadBalancers").map((balancer) => {
    const arn = balancer.text("LoadBalancerArn");
    const attributes = attributesOf(at.of("describe-load-balancer-attributes", shortArn(arn)));
    const groups = balancer.texts("SecurityGroups");
    const enforced = balancer.text("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic");
    const crossZone = attributes.get("load_balancing.cross_zone.enabled");
    return thing(
      at,
      "aws_lb",
      arn,
      {
        name: balancer.text("LoadBalancerName"),
        load_balancer_type: balancer.text("Type"),
        internal: balancer.text("Scheme") === "internal",
        subnet_mapping: balancer.list("AvailabilityZones").map((zone) => nodeOf(zone)),
        ...(groups.length > 0 && { security_groups: groups }),
        ...(enforced && { enforce_security_group_inbound_rules_on_private_link_traffic: enforced }),
        ...(crossZone !== undefined && { enable_cross_zone_load_balancing: crossZone === "true" }),
      },
      {
        [arn]: "arn",
        [balancer.text("DNSName")]: "dns_name",
        [`dualstack.${balancer.text("DNSName")}`]: "dns_name",
      },
    );
  });
  const listeners = at.each("describe-listeners").flatMap(({ answer }) =>
    answer.list("Listeners").map((listener) => {
      const arn = listener.text("ListenerArn");
      const values = {
        load_balancer_arn: listener.text("LoadBalancerArn"),
        ...(listener.text("Port") && { port: Number(listener.text("Port")) }),
        ...(listener.text("Protocol") &&
          listener.text("Protocol") !== "GENEVE" && { protocol: listener.text("Protocol") }),
        default_action: listener.list("DefaultActions").map((action) => ({
          type: action.text("Type"),
          target_group_arn: action.text("TargetGroupArn") || undefined,
        })),
      };
      return thing(at, "aws_lb_listener", arn, values, { [arn]: "arn" });
    }),
  );
  return [...balancers, ...listeners, ...targetGroupsOf(at)];
}

function nodeOf(zone: Answered): Readonly<Record<string, string>> {
  const [address] = zone.list("LoadBalancerAddresses");
  const pinned = address?.text("PrivateIPv4Address");
  return { subnet_id: zone.text("SubnetId"), ...(pinned && { private_ipv4_address: pinned }) };
}

function targetGroupsOf(at: Answers): Thing[] {
  const inGroups = instancesInGroups(at);
  return at.list("describe-target-groups", "TargetGroups").flatMap((group) => {
    const arn = group.text("TargetGroupArn");
    const attributes = attributesOf(at.of("describe-target-group-attributes", shortArn(arn)));
    const [preserve, crossZone] = ["preserve_client_ip.enabled", "load_balancing.cross_zone.enabled"].map(
      (key) => attributes.get(key),
    );
    const healthPort = group.text("HealthCheckPort");
    const own = thing(
      at,
      "aws_lb_target_group",
      arn,
      {
        name: group.text("TargetGroupName"),
        vpc_id: group.text("VpcId") || undefined,
        port: group.optional("Port"),
        protocol: group.text("Protocol") || undefined,
        target_type: group.text("TargetType"),
        ...(healthPort && {
          health_check: { port: healthPort, protocol: group.text("HealthCheckProtocol") },
        }),
        ...(preserve !== undefined && { preserve_client_ip: preserve }),
        ...(crossZone !== undefined && { load_balancing_cross_zone_enabled: crossZone }),
      },
      { [arn]: "arn" },
    );
    const targets = at
      .of("describe-target-health", shortArn(arn))
      .list("TargetHealthDescriptions")
      // An Auto Scaling group registers its own.
      .filter((description) => !inGroups.has(description.part("Target").text("Id")))
      .map((description) => {
        const target = description.part("Target");
        const [id, port] = [target.text("Id"), target.text("Port")];
        const values = { target_group_arn: arn, target_id: id, ...(port && { port: Number(port) }) };
        return thing(at, "aws_lb_target_group_attachment", `${arn}-${id}-${port}`, values);
      });
    return [own, ...targets];
  });
}

function attributesOf(answer: Answered): ReadonlyMap<string, string> {
  return new Map(answer.list("Attributes").map((one) => [one.text("Key"), one.text("Value")]));
}

/** As the name of the file has it. */
function shortArn(arn: string): string {
  return arn.replace(/^arn:.*?:(?:loadbalancer|targetgroup)\//, "").replace(/[^\w.-]/g, "_");
}
