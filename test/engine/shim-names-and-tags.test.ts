/** The local API refuses the names and tags that AWS refuses, with AWS's own codes. */
import { describeEngine } from "../support/engine/describe-engine";
import { useEngine } from "../support/engine/engine";
import { NETWORK, REGION } from "../support/engine/hand-written";

const TRUST = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
});
const template = { LaunchTemplateData: { InstanceType: "t4g.small" } };
const tag = (Key: string, Value = "x") => ({ Key, Value });
const vpcTags = (...Tags: object[]) => ({
  CidrBlock: "10.9.0.0/24",
  TagSpecifications: [{ ResourceType: "vpc", Tags }],
});
const role = (more: object) => ({ RoleName: "r", AssumeRolePolicyDocument: TRUST, ...more });
const many = Array.from({ length: 51 }, (_, index) => tag(`k${index}`));

describeEngine("local API: names and tags", (tools) => {
  const engine = useEngine(tools);
  const call = (service: string, operation: string, params: object) =>
    engine().reader.read(NETWORK, REGION, service, operation, params as Record<string, unknown>);

  test.each<[string, string, string, object, string]>([
    ["a balancer's internal-", "elbv2", "create_load_balancer", { Name: "internal-x" }, "ValidationError"],
    [
      "a balancer of 33 characters",
      "elbv2",
      "create_load_balancer",
      { Name: "x".repeat(33) },
      "ValidationError",
    ],
    [
      "a target group that ends in a hyphen",
      "elbv2",
      "create_target_group",
      { Name: "x-" },
      "ValidationError",
    ],
    [
      "a group called sg-",
      "ec2",
      "create_security_group",
      { GroupName: "SG-x", Description: "x" },
      "InvalidParameterValue",
    ],
    [
      "a template's blanks",
      "ec2",
      "create_launch_template",
      { LaunchTemplateName: "a b c", ...template },
      "InvalidLaunchTemplateName.MalformedException",
    ],
    ["a role's slash", "iam", "create_role", role({ RoleName: "a/b" }), "ValidationError"],
    ["a role's name of 65", "iam", "create_role", role({ RoleName: "r".repeat(65) }), "ValidationError"],
    [
      "a log group of AWS's",
      "logs",
      "create_log_group",
      { logGroupName: "aws/x" },
      "InvalidParameterException",
    ],
    ["a log group's blank", "logs", "create_log_group", { logGroupName: "a b" }, "InvalidParameterException"],
    [
      "a key's alias with a dot",
      "kms",
      "create_alias",
      { AliasName: "alias/a.b", TargetKeyId: "k" },
      "InvalidAliasNameException",
    ],
    ["a tag of AWS's", "ec2", "create_vpc", vpcTags(tag("AWS:x")), "InvalidParameterValue"],
    ["a long tag", "ec2", "create_vpc", vpcTags(tag("x", "v".repeat(257))), "InvalidParameterValue"],
    ["51 tags", "ec2", "create_vpc", vpcTags(...many), "InvalidParameterValue"],
    [
      "a role's keys in two cases",
      "iam",
      "create_role",
      role({ Tags: [tag("Owner"), tag("owner")] }),
      "InvalidInput",
    ],
    ["a role's sign", "iam", "create_role", role({ Tags: [tag("owner", "a&b")] }), "InvalidInput"],
    [
      "a log group's sign",
      "logs",
      "create_log_group",
      { logGroupName: "g", tags: { owner: "a*b" } },
      "InvalidParameterException",
    ],
    [
      "eleven tags of an object",
      "s3",
      "put_object",
      { Bucket: "b", Key: "k", Tagging: Array.from({ length: 11 }, (_, n) => `k${n}=x`).join("&") },
      "InvalidTag",
    ],
  ])("%s is refused", async (_, service, operation, params, code) => {
    await expect(call(service, operation, params)).rejects.toThrow(`(${code})`);
  });

  test("what AWS takes is taken", async () => {
    await call("ec2", "create_vpc", vpcTags(tag("k".repeat(128), "ключ & 値 <*>".padEnd(256, "v"))));
    await call(
      "iam",
      "create_role",
      role({ RoleName: "r".repeat(64), Tags: [tag("équipe_1.:/=+-@", "名前")] }),
    );
    await call("logs", "create_log_group", { logGroupName: "/aws/x_-#.1", tags: { équipe: "a b" } });
    await call("ec2", "create_security_group", { GroupName: "a sg-(1)", Description: "x" });
    expect(engine().api.log()).toBe("");
  });
});
