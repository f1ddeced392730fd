/** What every spoke has beside what the configuration says of it, and policies of our own. */
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { OnStack, Policy, StackNouns } from "cadastre";
import type { TerraformStack } from "cdktf";

/** Called for each stack; one without a NAT gateway stays as it is. */
export const onStack: OnStack = (stack, planned) => {
  addNatAlarms(stack, planned);
};

/** A NAT gateway that has no port left drops connections, and nobody but its own metric says so. */
function addNatAlarms(stack: TerraformStack, planned: StackNouns): void {
  for (const nat of planned.ofKind("nat-gateway"))
    new CloudwatchMetricAlarm(stack, `nat-ports-${nat.ref.split("/").slice(2).join("-")}`, {
      alarmName: `nat-ports-${nat.ref.replaceAll("/", "-")}`,
      namespace: "AWS/NATGateway",
      metricName: "ErrorPortAllocation",
      dimensions: { NatGatewayId: planned.idOf(nat) },
      statistic: "Sum",
      period: 300,
      evaluationPeriods: 1,
      threshold: 0,
      comparisonOperator: "GreaterThanThreshold",
    });
}

const alarmed: Policy = ({ plan, stacks }) =>
  plan.stacks.flatMap(({ name, resources }) => {
    const gateways = resources.filter(({ kind }) => kind === "nat-gateway");
    const text = JSON.stringify(stacks.find((stack) => stack.name === name)?.json.resource ?? {});
    return gateways
      .filter(() => !text.includes("ErrorPortAllocation"))
      .map(({ ref, because }) => ({
        code: "EXTENDED_NAT_UNWATCHED",
        message: `${ref} has no alarm on its ports`,
        why: "A NAT gateway without a free port drops connections, and nobody is told.",
        help: "Add it in network.ts.",
        at: because.at,
      }));
  });

const small: Policy = ({ plan }) =>
  plan.addresses
    .filter(({ kind, cidrBlock }) => kind === "primary" && Number(cidrBlock.split("/")[1]) < 20)
    .map(({ ref, cidrBlock, because }) => ({
      code: "EXTENDED_VPC_SIZE",
      message: `${ref} has ${cidrBlock}, and a spoke has a /20 at most`,
      why: "The pool is for sixty spokes.",
      help: "Ask for prefixLength: 20 or more.",
      at: because.at,
    }));

export const policies: readonly Policy[] = [alarmed, small];
