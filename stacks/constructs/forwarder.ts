/** Forwarders: interfaces that stay, and instances behind them. */
import { DataAwsSsmParameter } from "#aws/data-aws-ssm-parameter";
import { Instance } from "#aws/instance";
import { NetworkInterface } from "#aws/network-interface";
import type { PlannedInstance, PlannedNetworkInterface } from "../../src/plan/planned/forwarder";
import type { AccountStack } from "../account-stack";
import { idOf, named, tagsOf } from "../emit";
import { lateText } from "../late-text";
import { attributeOf, terraformName } from "../naming";

export function networkInterface(stack: AccountStack, planned: PlannedNetworkInterface): void {
  const resource = new NetworkInterface(stack, idOf("aws_network_interface", planned.ref), {
    subnetId: attributeOf("aws_subnet", planned.subnet, "id"),
    securityGroups: [attributeOf("aws_security_group", planned.securityGroup, "id")],
    sourceDestCheck: false,
    description: planned.name,
    tags: tagsOf(planned),
  });
  named(stack, resource, planned);
}

/** The interface is the instance's first and outlives it, so that routes keep their target when a script changes. */
export function instance(stack: AccountStack, planned: PlannedInstance): void {
  const image = new DataAwsSsmParameter(stack, idOf("data.aws_ssm_parameter", planned.ref), {
    name: planned.imageParameter,
  });
  named(stack, image, planned);
  const script = `user_data_${terraformName(planned.ref)}`;
  stack.addOverride(`locals.${script}`, lateText(planned.userData, planned.late));
  const resource = new Instance(stack, idOf("aws_instance", planned.ref), {
    ami: attributeOf("data.aws_ssm_parameter", planned.ref, "insecure_value"),
    instanceType: planned.instanceType,
    iamInstanceProfile: attributeOf("aws_iam_instance_profile", planned.role, "name"),
    networkInterface: [
      {
        deviceIndex: 0,
        networkInterfaceId: attributeOf("aws_network_interface", planned.networkInterface, "id"),
      },
    ],
    metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
    rootBlockDevice: { encrypted: true, volumeType: "gp3", volumeSize: 8, deleteOnTermination: true },
    userData: `\${local.${script}}`,
    userDataReplaceOnChange: true,
    tags: tagsOf(planned),
    volumeTags: tagsOf(planned),
    lifecycle: { ignoreChanges: ["ami"] },
  });
  named(stack, resource, planned);
}
