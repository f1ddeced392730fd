/** No type of resource goes unseen by surveys and drift without somebody having decided so. */
import { IMPORTABLE } from "../../src/aws/data/importable";
import { IDENTITIES } from "../../src/built/match/identities";
import { runCli } from "../../src/cli/cli";
import { projectHost } from "../support/project-host";

/** What a survey does not tell, by type or by the beginning of several: docs/survey.md says so to users. */
const NOT_SURVEYED = [
  "aws_acm_",
  "aws_autoscaling_attachment",
  "aws_autoscaling_policy",
  "aws_cloudwatch_",
  "aws_iam_",
  "aws_kms_",
  "aws_ram_",
  "aws_s3_",
  "aws_ssm_",
  // Halves of a peering's options are told of the peering.
  "aws_vpc_peering_connection_options",
];

async function emittedTypes(folder: string): Promise<Set<string>> {
  const host = projectHost(folder);
  expect(await runCli(["synth", "--quiet", "--config", folder], host)).toBe(0);
  const stacks = [...host.files].filter(([file]) => file.endsWith("/cdk.tf.json"));
  return new Set(stacks.flatMap(([, text]) => Object.keys(JSON.parse(text).resource ?? {})));
}

test("every type that is emitted is found in a survey, or is known not to be", async () => {
  const folders = ["config", "examples/joined", "examples/services", "examples/endpoints"];
  const types = new Set((await Promise.all(folders.map(emittedTypes))).flatMap((some) => [...some]));
  expect(types.size).toBeGreaterThan(50);
  const unseen = [...types].filter(
    (type) =>
      !Object.hasOwn(IDENTITIES, type) && !NOT_SURVEYED.some((beginning) => type.startsWith(beginning)),
  );
  expect(unseen).toEqual([]);
});

/** These have no import of their own, or belong to what is imported. */
const NOT_IMPORTED = new Set([
  "aws_lb_target_group_attachment",
  "aws_route53_vpc_association_authorization",
  "aws_route53profiles_association",
  "aws_route53profiles_profile",
  "aws_route53profiles_resource_association",
]);

test("what is found can be taken over, or is known not to be", () => {
  const left = Object.keys(IDENTITIES).filter((type) => !Object.hasOwn(IMPORTABLE, type));
  expect(new Set(left)).toEqual(NOT_IMPORTED);
});
