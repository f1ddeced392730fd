/** Entries of a network ACL and targets of a resolver rule are compared one by one. */
import { blockDifferences } from "../../src/built/match/blocks";
import { parseStack } from "../../src/verify/terraform/stack";

const entry = (rule_no: number, action: string, cidr_block: string, more: object = {}) => ({
  rule_no,
  action,
  cidr_block,
  protocol: "-1",
  from_port: 0,
  to_port: 0,
  ...more,
});

function acl(ingress: readonly object[]) {
  const json = { resource: { aws_network_acl: { db: { ingress } } } };
  const [block] = parseStack({ name: "one", json }).blocks;
  if (!block) throw new Error("no resource");
  return block;
}

const DENY = entry(100, "deny", "10.250.0.0/16");
const ALLOW = entry(30000, "allow", "0.0.0.0/0");

test("the order of entries and what is null in them say nothing", () => {
  const described = acl([DENY, { ...ALLOW, ipv6_cidr_block: null, icmp_type: null }]);
  expect(blockDifferences(described, acl([ALLOW, DENY]))).toEqual([]);
});

test("an entry that lets in what was denied is told, with what was there", () => {
  const opened = entry(100, "allow", "10.250.0.0/16");
  expect(blockDifferences(acl([DENY, ALLOW]), acl([opened, ALLOW]))).toEqual([
    {
      argument: "ingress",
      described: "100 deny -1 10.250.0.0/16 0 0",
      built: "100 allow -1 10.250.0.0/16 0 0",
    },
  ]);
});

test("what Terraform works out later is not compared", () => {
  const late = entry(100, "deny", "${aws_vpc.main.cidr_block}");
  expect(blockDifferences(acl([late]), acl([DENY]))).toEqual([]);
});
