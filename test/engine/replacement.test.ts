/** What the table of replacements says, asked of the provider again: one argument of each resource is changed at a time. */
import { REPLACEMENT } from "../../src/aws/data/replacement";
import { describeEngine } from "../support/engine/describe-engine";
import { useEngine } from "../support/engine/engine";
import { handWritten, NETWORK } from "../support/engine/hand-written";
import { changesOf } from "../support/engine/plan-changes";

type Arguments = Readonly<Record<string, unknown>>;

/** Resources that nothing else needs, so that the change of one is not another's; `main` and `other` stay as they are. */
const STANDING: Readonly<Record<string, Arguments>> = {
  aws_vpc: { main: { cidr_block: "10.0.0.0/20" }, other: { cidr_block: "10.0.0.0/20" } },
};

const VPC = "${aws_vpc.main.id}";
const OTHER = "${aws_vpc.other.id}";

/** Of each type one resource, and what its arguments are changed to, one by one. */
const ASKED: Readonly<Record<string, readonly [Arguments, Arguments]>> = {
  aws_vpc: [
    { cidr_block: "10.1.0.0/20", enable_dns_hostnames: false, tags: { Name: "a" } },
    { cidr_block: "10.2.0.0/20", enable_dns_hostnames: true, tags: { Name: "b" } },
  ],
  aws_subnet: [
    {
      vpc_id: VPC,
      cidr_block: "10.0.1.0/24",
      availability_zone_id: "use1-az1",
      tags: { Name: "a" },
    },
    {
      vpc_id: OTHER,
      cidr_block: "10.0.2.0/24",
      availability_zone_id: "use1-az2",
      tags: { Name: "b" },
    },
  ],
  aws_security_group: [
    { vpc_id: VPC, name: "a", description: "a", tags: { Name: "a" } },
    { vpc_id: OTHER, name: "b", description: "b", tags: { Name: "b" } },
  ],
  aws_route_table: [
    { vpc_id: VPC, tags: { Name: "a" } },
    { vpc_id: OTHER, tags: { Name: "b" } },
  ],
  aws_cloudwatch_log_group: [
    { name: "a", retention_in_days: 7 },
    { name: "b", retention_in_days: 30 },
  ],
  aws_customer_gateway: [
    { type: "ipsec.1", bgp_asn: "65000", ip_address: "198.51.100.1", tags: { Name: "a" } },
    { type: "ipsec.1", bgp_asn: "65001", ip_address: "198.51.100.2", tags: { Name: "b" } },
  ],
  aws_lb_target_group: [
    { name: "a", vpc_id: VPC, port: 80, protocol: "TCP", target_type: "ip" },
    { name: "b", vpc_id: OTHER, port: 81, protocol: "TCP", target_type: "instance" },
  ],
};

/** What one argument is changed to, in turn; undefined where a type has no more. */
function changeOf(type: string, turn: number): readonly [string, Arguments] | undefined {
  const [before, after] = ASKED[type] as readonly [Arguments, Arguments];
  const isChanged = (name: string) => JSON.stringify(before[name]) !== JSON.stringify(after[name]);
  const name = Object.keys(before).filter(isChanged)[turn];
  return name === undefined ? undefined : [name, { ...before, [name]: after[name] }];
}

/** The stack with the `turn`-th argument of every resource changed, and which argument that is of each type. */
function changed(turn: number): { readonly names: Record<string, string>; readonly stack: object } {
  const names: Record<string, string> = {};
  const asked = Object.keys(ASKED).map((type) => {
    const change = turn < 0 ? undefined : changeOf(type, turn);
    if (change) names[type] = change[0];
    const standing = STANDING[type] ?? {};
    return [type, { ...standing, asked: change?.[1] ?? ASKED[type]?.[0] }] as const;
  });
  return { names, stack: handWritten({ account: NETWORK, resource: Object.fromEntries(asked) }) };
}

describeEngine("the provider's replacements", (tools) => {
  const engine = useEngine(tools);

  test("are those of the table", async () => {
    const { terraform, writeStack } = engine();
    const stack = writeStack("asked", changed(-1).stack);
    await terraform.apply(stack);
    const turns = Math.max(...Object.keys(ASKED).map((type) => Object.keys(ASKED[type]?.[0] ?? {}).length));
    for (let turn = 0; turn < turns; turn++) {
      const { names, stack: json } = changed(turn);
      writeStack("asked", json);
      const answers = changesOf(await terraform.plan(stack));
      const told = Object.fromEntries(
        answers.map(({ address, actions }) => [address.split(".")[0], actions]),
      );
      const expected = Object.entries(names).map(([type, name]) => {
        const rules = REPLACEMENT[type];
        if (rules?.replace.includes(name)) return [type, "delete/create"];
        return [type, rules?.update.includes(name) ? "update" : `${name} is not in the table`];
      });
      expect([names, told]).toEqual([names, Object.fromEntries(expected)]);
    }
    await terraform.destroy(stack);
  });
});
