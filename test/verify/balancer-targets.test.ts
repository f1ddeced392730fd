/** A load balancer with something behind it: whose addresses its targets have to let in. */
import { readNetwork } from "../../src/verify/readers/read-network";
import { verify } from "../../src/verify/verify";
import type { Resources } from "../support/sabotage/edit";
import { sampleOrganisation } from "../support/sample-organisation";

const { stacks, directory, expectations } = sampleOrganisation();

/** The balancers told of once the targets of all in a stack see clients' addresses and let in nobody. */
function toldOf(name: string, group: string): string[] {
  const changed = structuredClone(stacks) as { name: string; json: { resource: Resources } }[];
  const { resource } = changed.find((stack) => stack.name === name)!.json;
  for (const body of Object.values(resource.aws_lb_target_group!)) body.preserve_client_ip = true;
  const ingress = resource.aws_vpc_security_group_ingress_rule!;
  for (const [rule, body] of Object.entries(ingress))
    if (String(body.security_group_id).includes(`.${group}.`)) delete ingress[rule];
  const findings = verify(readNetwork(changed).network, directory, expectations);
  const told = findings.filter(({ code }) => code === "BALANCER_WITHOUT_TARGET");
  return [...new Set(told.map(({ data }) => data.balancer as string))];
}

// Seen to fail when client addresses excused every refusal.
test("through PrivateLink it is the balancer's own, whatever the target group keeps", () =>
  expect(toldOf("shared", "app")).toHaveLength(1));

test("otherwise it is the clients', of whom a balancer alone tells nothing", () =>
  expect(toldOf("edge", "proxy")).toEqual([]));
