/** Each resource type that is emitted with a name in AWS has a rule for it, or a reason why it needs none. */
import { NAMING_RULES } from "../../src/aws/data/naming-rules";
import { outcomeOf, WHOLE_TEXT } from "../support/shape/whole";

/** Types whose `name` is held to another rule, or to none. */
const WITHOUT = {
  aws_ram_resource_share:
    "https://docs.aws.amazon.com/ram/latest/APIReference/API_CreateResourceShare.html gives no limit",
  aws_route53_zone: "a host name, as the shape takes it",
  aws_route53_record: "a host name, as the shape takes it",
  aws_autoscaling_policy: "the word that the program gives it",
  aws_iam_role_policy: "the word that the program gives it",
  aws_kms_alias: "the name of a bucket, with hyphens for its dots",
};

type Resources = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

function typesWithNames(): string[] {
  const stacks = [...(outcomeOf(WHOLE_TEXT).stacks?.values() ?? [])];
  const resources = stacks.map((text) => (JSON.parse(text).resource ?? {}) as Resources);
  const named = resources.flatMap((one) =>
    Object.entries(one).filter(([type, all]) =>
      Object.values(all).some((args) => "name" in args || (type === "aws_s3_bucket" && "bucket" in args)),
    ),
  );
  return [...new Set(named.map(([type]) => type))].sort();
}

test("every type that is emitted with a name is in the table, or is excused", () => {
  const types = typesWithNames();
  expect(types.length).toBeGreaterThan(12);
  expect(types.filter((type) => !(type in NAMING_RULES) && !(type in WITHOUT))).toEqual([]);
});

test("no excuse is for a type that the table has", () => {
  expect(Object.keys(WITHOUT).filter((type) => type in NAMING_RULES)).toEqual([]);
});
