/** Instances, their interfaces, and Auto Scaling groups with what their launch templates say. */
import { gunzipSync } from "node:zlib";
import { type Thing, thing } from "../thing";
import type { Answered, Answers } from "./answers";

const GONE = new Set(["terminated", "shutting-down"]);

/** What a service of AWS has in a subnet comes with that service. */
const OF_PEOPLE = new Set(["interface", "trunk", "efa", ""]);

export function hostsOf(at: Answers): Thing[] {
  const inGroups = instancesInGroups(at);
  const alone = instancesIn(at).filter((instance) => !inGroups.has(instance.text("InstanceId")));
  return [
    ...alone.map((instance) => instanceOf(at, instance)),
    ...interfacesOf(at, inGroups),
    ...groupsOf(at),
  ];
}

function instancesIn(at: Answers): Answered[] {
  return at
    .list("describe-instances", "Reservations")
    .flatMap((reservation) => reservation.list("Instances"))
    .filter((instance) => !GONE.has(instance.part("State").text("Name")));
}

/** Instances that come and go with an Auto Scaling group, by their IDs. */
export function instancesInGroups(at: Answers): ReadonlySet<string> {
  const isMember = (instance: Answered) =>
    instance.list("Tags").some((tag) => tag.text("Key") === "aws:autoscaling:groupName");
  return new Set(
    instancesIn(at)
      .filter(isMember)
      .map((instance) => instance.text("InstanceId")),
  );
}

function instanceOf(at: Answers, instance: Answered): Thing {
  const id = instance.text("InstanceId");
  const script = at.of("describe-instance-attribute.userData", id).part("UserData").text("Value");
  return thing(at, "aws_instance", id, {
    instance_type: instance.text("InstanceType"),
    user_data: decoded(script),
    network_interface: instance.list("NetworkInterfaces").map((one, index) => ({
      device_index: index,
      network_interface_id: one.text("NetworkInterfaceId"),
    })),
    tags: instance.tags(),
  });
}

function interfacesOf(at: Answers, inGroups: ReadonlySet<string>): Thing[] {
  return at
    .list("describe-network-interfaces", "NetworkInterfaces")
    .filter(
      (one) =>
        OF_PEOPLE.has(one.text("InterfaceType")) &&
        !one.is("RequesterManaged") &&
        !inGroups.has(one.part("Attachment").text("InstanceId")) &&
        // The local name of what a service manages, where its type does not say so.
        !/^(?:ELB|VPC Endpoint|Interface for NAT|Route 53)/.test(one.text("Description")),
    )
    .map((one) =>
      thing(at, "aws_network_interface", one.text("NetworkInterfaceId"), {
        subnet_id: one.text("SubnetId"),
        private_ips: [one.text("PrivateIpAddress")],
        security_groups: one.list("Groups").map((group) => group.text("GroupId")),
        source_dest_check: one.optional("SourceDestCheck") !== false,
        description: one.text("Description"),
        tags: one.tags(),
      }),
    );
}

function groupsOf(at: Answers): Thing[] {
  const templates = at
    .each("describe-launch-template-versions")
    .flatMap(({ answer }) => answer.list("LaunchTemplateVersions"))
    .map((version) => {
      const data = version.part("LaunchTemplateData");
      const interfaces = data
        .list("NetworkInterfaces")
        .map((one) => ({ security_groups: one.texts("Groups") }));
      return thing(at, "aws_launch_template", version.text("LaunchTemplateId"), {
        name: version.text("LaunchTemplateName"),
        user_data: decoded(data.text("UserData")),
        ...(interfaces.length > 0
          ? { network_interfaces: interfaces }
          : { vpc_security_group_ids: data.texts("SecurityGroupIds") }),
      });
    });
  const groups = at.list("describe-auto-scaling-groups", "AutoScalingGroups").map((group) => {
    const name = group.text("AutoScalingGroupName");
    const values = {
      name,
      vpc_zone_identifier: group.text("VPCZoneIdentifier").split(",").filter(Boolean),
      launch_template: { id: group.part("LaunchTemplate").text("LaunchTemplateId") },
      target_group_arns: group.texts("TargetGroupARNs"),
    };
    return { ...thing(at, "aws_autoscaling_group", name, values), known: {}, isNamedByPeople: true };
  });
  return [...templates, ...groups];
}

/** As cloud-init takes it: compressed where it would be too long for AWS otherwise. */
function decoded(base64: string): string | undefined {
  if (base64 === "") return undefined;
  const bytes = Buffer.from(base64, "base64");
  const isCompressed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return (isCompressed ? gunzipSync(bytes) : bytes).toString("utf8");
}
