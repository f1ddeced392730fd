/** A survey asks page by page, loses nothing, and says what was refused. */
import * as fc from "fast-check";
import { type Answer, type Asker, NotAnswered } from "../../src/survey/asker";
import { CALLS } from "../../src/survey/calls";
import { surveyPolicy } from "../../src/survey/policy";
import { sortedJson } from "../../src/survey/sorted-json";
import { surveyPlace } from "../../src/survey/survey";

const PLACE = { account: "111111111111", region: "us-east-1", withGlobal: true };

/** Answers by operation; a function is asked with the input. */
type Answers = Readonly<Record<string, Answer | ((input: Readonly<Record<string, unknown>>) => Answer)>>;

function askerWith(answers: Answers): Asker {
  return {
    ask: async (_, operation, input) => {
      const answer = answers[operation] ?? {};
      return typeof answer === "function" ? answer(input as Record<string, unknown>) : answer;
    },
  };
}

const survey = (answers: Answers, place = PLACE) => surveyPlace(async () => askerWith(answers), place);

const read = (files: ReadonlyMap<string, string>, file: string) => JSON.parse(files.get(file) ?? "null");

test("pages are joined, however AWS counts them", async () => {
  const vpcs = [{ VpcId: "vpc-1" }, { VpcId: "vpc-2" }, { VpcId: "vpc-3" }];
  const { files, refused } = await survey({
    DescribeVpcs: ({ NextToken }) =>
      NextToken === undefined ? { Vpcs: vpcs.slice(0, 2), NextToken: "more" } : { Vpcs: vpcs.slice(2) },
    DescribeLoadBalancers: ({ Marker }) =>
      Marker === undefined
        ? { LoadBalancers: [{ LoadBalancerArn: "arn:aws:x:loadbalancer/net/a/1" }], NextMarker: "m" }
        : { LoadBalancers: [{ LoadBalancerArn: "arn:aws:x:loadbalancer/net/b/2" }] },
    ListHostedZones: { HostedZones: [{ Id: "/hostedzone/Z1" }] },
    ListResourceRecordSets: ({ StartRecordName }) =>
      StartRecordName === undefined
        ? {
            ResourceRecordSets: [{ Name: "a." }],
            IsTruncated: true,
            NextRecordName: "b.",
            NextRecordType: "A",
          }
        : { ResourceRecordSets: [{ Name: "b." }], IsTruncated: false },
  });
  expect(refused).toEqual([]);
  expect(read(files, "describe-vpcs.json")).toEqual({ Vpcs: vpcs });
  expect(read(files, "describe-load-balancers.json").LoadBalancers).toHaveLength(2);
  expect([...files.keys()].filter((file) => file.startsWith("describe-listeners"))).toEqual([
    "describe-listeners.net_a_1.json",
    "describe-listeners.net_b_2.json",
  ]);
  expect(read(files, "list-resource-record-sets.Z1.json")).toEqual({
    ResourceRecordSets: [{ Name: "a." }, { Name: "b." }],
  });
});

test("what is asked of each thing says which thing, and AWS's own prefix lists are not read", async () => {
  const asked: unknown[] = [];
  const { files } = await survey({
    DescribeVpcs: { Vpcs: [{ VpcId: "vpc-1" }] },
    DescribeVpcAttribute: (input) => {
      asked.push(input);
      return { VpcId: "vpc-1" };
    },
    DescribeInstances: { Reservations: [{ Instances: [{ InstanceId: "i-1" }, { InstanceId: "i-2" }] }] },
    DescribeManagedPrefixLists: {
      PrefixLists: [
        { PrefixListId: "pl-1", OwnerId: "AWS" },
        { PrefixListId: "pl-2", OwnerId: "111111111111" },
      ],
    },
  });
  expect(asked).toEqual([
    { Attribute: "enableDnsSupport", VpcId: "vpc-1" },
    { Attribute: "enableDnsHostnames", VpcId: "vpc-1" },
  ]);
  const names = [...files.keys()];
  expect(names.filter((name) => name.startsWith("describe-instance-attribute"))).toHaveLength(2);
  expect(names.filter((name) => name.startsWith("get-managed-prefix-list-entries"))).toEqual([
    "get-managed-prefix-list-entries.pl-2.json",
  ]);
});

test("a call that is refused is told once, and the others are answered", async () => {
  const refuse = () => {
    throw new NotAnswered("UnauthorizedOperation", "You are not authorized to perform this operation.");
  };
  const { files, refused } = await survey({
    DescribeVpcs: { Vpcs: [{ VpcId: "vpc-1" }, { VpcId: "vpc-2" }] },
    DescribeVpcAttribute: refuse,
    DescribeSubnets: refuse,
  });
  const why = "UnauthorizedOperation: You are not authorized to perform this operation.";
  expect(refused).toEqual([
    { call: "describe-vpc-attribute.enableDnsSupport", why },
    { call: "describe-vpc-attribute.enableDnsHostnames", why },
    { call: "describe-subnets", why },
  ]);
  expect(files.has("describe-subnets.json")).toBe(false);
  expect(read(files, "not-read.json")).toHaveLength(3);
});

test("an account that lets nobody in has a folder that says so", async () => {
  const enter = async () => {
    throw new NotAnswered("AccessDenied", "not authorized to perform sts:AssumeRole");
  };
  const { files, refused } = await surveyPlace(enter, PLACE);
  expect(refused).toEqual([{ why: "AccessDenied: not authorized to perform sts:AssumeRole" }]);
  expect([...files.keys()]).toEqual(["not-read.json"]);
});

test("what belongs to no region is asked in one of them", async () => {
  const { files } = await survey({}, { ...PLACE, withGlobal: false });
  expect([...files.keys()].filter((name) => /hosted-zone|direct-connect/.test(name))).toEqual([]);
});

test("the text is the same in whatever order AWS lists things", () => {
  const item = fc.record({ Id: fc.string(), Key: fc.string(), Ports: fc.array(fc.nat()) });
  fc.assert(
    fc.property(fc.array(item), fc.nat(), (items, seed) => {
      const shuffled = [...items].sort((a, b) => ((a.Id.length * 31 + seed) % 7) - ((b.Id.length * 17) % 5));
      expect(sortedJson({ Things: shuffled })).toBe(sortedJson({ Things: items }));
    }),
  );
  expect(sortedJson({ At: new Date(0), None: undefined })).toBe('{\n  "At": "1970-01-01T00:00:00.000Z"\n}\n');
});

test("the role of a survey may describe and list, and do nothing else", () => {
  const { Statement } = JSON.parse(surveyPolicy());
  const actions: string[] = Statement[0].Action;
  expect(actions).toHaveLength(new Set(CALLS.map(({ service, operation }) => service + operation)).size);
  expect(
    actions.filter((action) => !/^[a-z0-9]+:(?:Describe|Get|List|Search)[A-Za-z]+$/.test(action)),
  ).toEqual([]);
});
