/** Instance roles, launch templates and Auto Scaling groups. */
import { AutoscalingGroup } from "#aws/autoscaling-group";
import { AutoscalingPolicy } from "#aws/autoscaling-policy";
import { IamInstanceProfile } from "#aws/iam-instance-profile";
import { IamRole } from "#aws/iam-role";
import { IamRolePolicy } from "#aws/iam-role-policy";
import { LaunchTemplate } from "#aws/launch-template";
import type {
  PlannedAutoScalingGroup,
  PlannedInstanceRole,
  PlannedLaunchTemplate,
} from "../../src/plan/planned/instance-fleet";
import type { AccountStack } from "../account-stack";
import { idOf, named, tagsOf } from "../emit";
import { lateText } from "../late-text";
import { attributeOf, terraformName } from "../naming";

export function instanceRole(stack: AccountStack, planned: PlannedInstanceRole): void {
  const role = new IamRole(stack, idOf("aws_iam_role", planned.ref), {
    name: planned.name,
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Principal: { Service: planned.servicePrincipal }, Action: "sts:AssumeRole" },
      ],
    }),
    tags: tagsOf(planned),
  });
  named(stack, role, planned);
  const name = attributeOf("aws_iam_role", planned.ref, "name");
  const policy = new IamRolePolicy(stack, idOf("aws_iam_role_policy", planned.ref), {
    name: "run",
    role: attributeOf("aws_iam_role", planned.ref, "id"),
    policy: lateText(JSON.stringify(planned.policy), planned.late ?? {}),
  });
  named(stack, policy, planned);
  const profile = new IamInstanceProfile(stack, idOf("aws_iam_instance_profile", planned.ref), {
    name: planned.name,
    role: name,
    tags: tagsOf(planned),
  });
  named(stack, profile, planned);
}

/** The script stands in the stack as text, for people to read; EC2 takes it in base64, and cloud-init compressed too. */
export function launchTemplate(stack: AccountStack, planned: PlannedLaunchTemplate): void {
  const script = `user_data_${terraformName(planned.ref)}`;
  stack.addOverride(`locals.${script}`, planned.userData);
  const resource = new LaunchTemplate(stack, idOf("aws_launch_template", planned.ref), {
    name: planned.name,
    imageId: planned.image,
    instanceType: planned.instanceType,
    updateDefaultVersion: true,
    iamInstanceProfile: { arn: attributeOf("aws_iam_instance_profile", planned.role, "arn") },
    metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
    networkInterfaces: [
      {
        associatePublicIpAddress: "false",
        deleteOnTermination: "true",
        securityGroups: [attributeOf("aws_security_group", planned.securityGroup, "id")],
      },
    ],
    blockDeviceMappings: [
      {
        deviceName: "/dev/xvda",
        ebs: { encrypted: "true", volumeType: "gp3", volumeSize: 8, deleteOnTermination: "true" },
      },
    ],
    tagSpecifications: ["instance", "volume"].map((resourceType) => ({
      resourceType,
      tags: tagsOf(planned),
    })),
    userData: `\${${planned.compressed ? "base64gzip" : "base64encode"}(local.${script})}`,
    tags: tagsOf(planned),
  });
  named(stack, resource, planned);
}

/** A group that grows by itself is not told how many to have: Terraform would take back what it has grown. */
export function autoScalingGroup(stack: AccountStack, planned: PlannedAutoScalingGroup): void {
  const { cpuPercent } = planned;
  const { least, most } = planned.instances;
  const resource = new AutoscalingGroup(stack, idOf("aws_autoscaling_group", planned.ref), {
    name: planned.name,
    minSize: least,
    maxSize: most,
    ...(cpuPercent === undefined && { desiredCapacity: least }),
    vpcZoneIdentifier: planned.subnets.map((ref) => attributeOf("aws_subnet", ref, "id")),
    targetGroupArns: [attributeOf("aws_lb_target_group", planned.targetGroup, "arn")],
    healthCheckType: planned.health,
    healthCheckGracePeriod: planned.warmupSeconds,
    launchTemplate: {
      id: attributeOf("aws_launch_template", planned.launchTemplate, "id"),
      version: attributeOf("aws_launch_template", planned.launchTemplate, "latest_version"),
    },
    instanceRefresh: {
      strategy: "Rolling",
      preferences: {
        minHealthyPercentage: 100,
        maxHealthyPercentage: 200,
        instanceWarmup: String(planned.warmupSeconds),
      },
    },
    tag: Object.entries(tagsOf(planned)).map(([key, value]) => ({ key, value, propagateAtLaunch: false })),
  });
  named(stack, resource, planned);
  if (cpuPercent === undefined) return;
  const policy = new AutoscalingPolicy(stack, idOf("aws_autoscaling_policy", planned.ref), {
    name: planned.name,
    autoscalingGroupName: attributeOf("aws_autoscaling_group", planned.ref, "name"),
    policyType: "TargetTrackingScaling",
    targetTrackingConfiguration: {
      predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" },
      targetValue: cpuPercent,
    },
  });
  named(stack, policy, planned);
}
