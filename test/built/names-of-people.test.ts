/** Names that people chose are alike in two accounts or regions, and each is the thing of its own place. */
import { match } from "../../src/built/match/match";
import { Side } from "../../src/built/match/side";
import { Answers } from "../../src/built/survey/answers";
import { readSurvey } from "../../src/built/survey/read-survey";

const PLACES = [
  { account: "111111111111", region: "us-east-1" },
  { account: "111111111111", region: "eu-west-1" },
  { account: "222222222222", region: "us-east-1" },
] as const;

const survey = readSurvey(
  PLACES.map(
    (at) =>
      new Answers(
        at,
        new Map([["describe-auto-scaling-groups", { AutoScalingGroups: [{ AutoScalingGroupName: "web" }] }]]),
      ),
  ),
);

/** A stack with one group, which is adopted under another name than it has, or described by the name that it has. */
const stack = ({ account, region }: (typeof PLACES)[number], isAdopted: boolean) => ({
  name: `${account}_${region}`,
  json: {
    provider: { aws: [{ region, allowed_account_ids: [account] }] },
    resource: { aws_autoscaling_group: { web: { name: isAdopted ? "other" : "web" } } },
    ...(isAdopted && { import: [{ to: "aws_autoscaling_group.web", id: "web" }] }),
  },
});

test.each([true, false])("each place has its own: adopted %p", (isAdopted) => {
  const [ours, built] = [new Side(PLACES.map((at) => stack(at, isAdopted))), new Side([survey])];
  const { there } = match(ours, built);
  const places = ours.blocks.map(({ key, account, region }) => {
    const found = there.get(key);
    return [`${account} ${region}`, found && `${found.account} ${found.region}`];
  });
  expect(places).toEqual(PLACES.map(({ account, region }) => Array(2).fill(`${account} ${region}`)));
});
