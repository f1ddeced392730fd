/** The witness follows packets through a Gateway Load Balancer, and finds what would keep one from its hosts. */
import { load } from "../../src/load/load";
import { EMPTY_LOCK } from "../../src/lock/lock";
import { plan } from "../../src/plan/plan";
import { directoryOf } from "../../src/project/directory";
import { readNetwork } from "../../src/verify/readers/read-network";
import { Scene } from "../../src/verify/scene";
import type { StackJson } from "../../src/verify/terraform/stack";
import { trace, verify } from "../../src/verify/verify";
import { Classes } from "../../src/verify/world/classes";
import { synthesizeStack } from "../../stacks/synthesize";
import { balancedOrganisation } from "../support/balanced-organisation";
import { has, mentions, refOf, removed, type Sabotage, sabotage, set } from "../support/sabotage/edit";

function organisation(text: string) {
  const { model, diagnostics } = load([{ file: "c.yaml", text }]);
  if (!model) throw new Error(JSON.stringify(diagnostics));
  const planned = plan(model, EMPTY_LOCK);
  if (!planned.plan) throw new Error(JSON.stringify(planned.diagnostics));
  const directory = directoryOf(model);
  const emitted = planned.plan.stacks.map((stack): StackJson => {
    return { name: stack.name, json: JSON.parse(synthesizeStack(stack)) };
  });
  const told = (stacks: readonly StackJson[]) =>
    verify(readNetwork(stacks).network, directory, model.expectations).flatMap(({ code, severity }) =>
      severity === "error" ? [code] : [],
    );
  return { directory, emitted, told };
}

const { directory, emitted, told } = organisation(balancedOrganisation(", ports: [443, 8443]"));

test("all of it is read, and nothing is to be found", () => {
  expect(readNetwork(emitted).unread).toEqual([]);
  expect(told(emitted)).toEqual([]);
});

test.each([
  ["exits network", "orders/main/app", "external:beyond", 443],
  ["exits network", "orders/main/app", "external:beyond", 8443],
  ["denied in", "orders/main/app", "external:beyond", 22],
  // In the same segment, and without a route.
  ["no route", "audit/main/app", "external:beyond", 443],
])("%s: %s to %s:%d", (disposition, from, to, port) => {
  const { network } = readNetwork(emitted);
  const answer = trace(network, directory, from, to, port, "tcp");
  expect("trace" in answer && answer.trace.disposition).toBe(disposition);
});

test("who is no source in the hosts' own rules is dropped by them", () => {
  const stacks = edited(emitted, (text) =>
    text.replaceAll("elements = { 10.0.2.0/24 }", "elements = { 10.0.9.0/24 }"),
  );
  const answer = trace(
    readNetwork(stacks).network,
    directory,
    "orders/main/app",
    "external:beyond",
    443,
    "tcp",
  );
  expect("trace" in answer && answer.trace.disposition).toBe("denied in");
  expect(told(stacks)).not.toEqual([]);
});

test("two spokes of one shape are told apart by the hosts' rules", () => {
  const text = balancedOrganisation().replace("from: [orders/main]", "from: [orders/main, audit/main]");
  const both = organisation(text);
  const alike = (stacks: readonly StackJson[]) => {
    const { world } = new Scene(readNetwork(stacks).network, both.directory);
    const classes = new Classes(world);
    const [one, other] = [...world.network.vpcs.values()].filter(
      ({ origin }) => origin.ref.startsWith("orders") || origin.ref.startsWith("audit"),
    );
    return classes.vpcClass(one!.key) === classes.vpcClass(other!.key);
  };
  expect(alike(both.emitted)).toBe(true);
  expect(
    alike(
      edited(both.emitted, (json) =>
        json.replaceAll("elements = { 10.0.2.0/23 }", "elements = { 10.0.2.0/24 }"),
      ),
    ),
  ).toBe(false);
});

function edited(stacks: readonly StackJson[], change: (text: string) => string): StackJson[] {
  return stacks.map(({ name, json }) => {
    const text = JSON.stringify(json);
    return { name, json: JSON.parse(change(text)) };
  });
}

const INGRESS = "aws_vpc_security_group_ingress_rule";
const EGRESS = "aws_vpc_security_group_egress_rule";
const ENDPOINT = "aws_vpc_endpoint";
const ours = mentions("vpc_endpoint_type", "GatewayLoadBalancer");

const SABOTAGE: readonly Sabotage[] = [
  sabotage("route to the endpoint removed", "aws_route", removed, has("vpc_endpoint_id")),
  sabotage("endpoint removed", ENDPOINT, removed, ours),
  sabotage("endpoint made one of an interface", ENDPOINT, set({ vpc_endpoint_type: "Interface" }), ours),
  sabotage(
    "endpoint in a service of nobody",
    ENDPOINT,
    set({ service_name: "${aws_lb.main_forwarder_beyond.arn}" }),
    ours,
  ),
  sabotage("acceptance asked for", "aws_vpc_endpoint_service", set({ acceptance_required: true })),
  sabotage("service without a balancer", "aws_vpc_endpoint_service", set({ gateway_load_balancer_arns: [] })),
  sabotage("balancer without an AZ", "aws_lb", (body) => {
    body.subnets = (body.subnets as string[]).slice(0, 1);
    return undefined;
  }),
  sabotage("listener removed", "aws_lb_listener", removed),
  sabotage("target group for TCP", "aws_lb_target_group", set({ protocol: "TCP" })),
  sabotage(
    "health checks moved",
    "aws_lb_target_group",
    set({ health_check: { protocol: "HTTP", port: "8082" } }),
  ),
  sabotage("targets not registered", "aws_autoscaling_group", set({ target_group_arns: [] })),
  sabotage("GENEVE not let in", INGRESS, removed, mentions("ip_protocol", "udp")),
  sabotage("health checks not let in", INGRESS, removed, (body) => body.from_port === 8081),
  sabotage("answers not let out", EGRESS, removed, mentions("ip_protocol", "udp")),
  sabotage("the way on not let out", EGRESS, removed, mentions("cidr_ipv4", "203.0.113.0/24")),
  sabotage(
    "the tier's way on removed",
    "aws_route",
    removed,
    (body) => refOf(body) === "hub/us-east-1/main/app/to/203.0.113.0-24",
  ),
  sabotage(
    "the tier's way back removed",
    "aws_route",
    removed,
    (body) => refOf(body) === "hub/us-east-1/main/app/to/10.0.2.0-24",
  ),
];

test.each(SABOTAGE.map((one) => [one.name, one] as const))("%s is found", (_, { apply }) => {
  const changed = apply(emitted);
  expect(changed && told(changed)).not.toEqual([]);
  expect(changed).toBeDefined();
});

test("without cross-zone balancing each AZ needs hosts of its own", () => {
  const alone = sabotage("", "aws_autoscaling_group", (body) => {
    body.vpc_zone_identifier = (body.vpc_zone_identifier as string[]).slice(0, 1);
    return undefined;
  }).apply(emitted) as StackJson[];
  expect(told(alone)).toEqual([]);
  const apart = sabotage("", "aws_lb", set({ enable_cross_zone_load_balancing: false }));
  expect(told(apart.apply(emitted) as StackJson[])).toEqual([]);
  expect(told(apart.apply(alone) as StackJson[])).toContain("ROUTE_TO_NOWHERE");
});

test("answers go back from the endpoint's own subnet, wherever the host is", () => {
  const text = balancedOrganisation().replace("app: { prefixLength: 26, access: isolated }", (tier) =>
    tier.replace("isolated", "isolated, routeTables: per-az"),
  );
  const apart = organisation(text);
  const elsewhere = sabotage("", "aws_autoscaling_group", (body) => {
    body.vpc_zone_identifier = (body.vpc_zone_identifier as string[]).slice(1);
    return undefined;
  }).apply(apart.emitted) as StackJson[];
  expect(apart.told(elsewhere)).toEqual([]);
  const back = "hub/us-east-1/main/app/use1-az1/to/10.0.2.0-24";
  const without = sabotage("", "aws_route", removed, (body) => refOf(body) === back);
  expect(apart.told(without.apply(elsewhere) as StackJson[])).toContain("EXPECTATION_NOT_MET");
});
