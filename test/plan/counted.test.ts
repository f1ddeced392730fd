/** What the rules count for AWS's quotas and for addresses in subnets is what is planned. */

import { Collector } from "../../src/diagnostics/collector";
import { nodeHost } from "../../src/host/node-host";
import type { NetworkModel } from "../../src/model/network-model";
import { checkTransitQuotas } from "../../src/model/rules/transit-quotas";
import { standingIn } from "../../src/model/standing";
import type { Identifier } from "../../src/plan/planned/exchange";
import type { Planned } from "../../src/plan/planned/stack";
import { loadProject } from "../../src/project/project";
import { take } from "../../stacks/take";
import { PROJECT_ROOT, planOfProject } from "../support/plans";

const PROJECTS = ["config", "examples/joined", "examples/services", "examples/endpoints"];

const modelOf = (config: string): NetworkModel => {
  const { model } = loadProject(nodeHost(PROJECT_ROOT), config);
  if (!model) throw new Error(config);
  return model;
};
const plannedOf = (config: string): Planned[] =>
  planOfProject(config).stacks.flatMap((stack) => take(stack).resources);

/** With every quota of the model's VPCs at these figures, what is told of gateways. */
function told(model: NetworkModel, quotas: Readonly<Record<string, number>>): string[] {
  const accounts = model.accounts.map((account) => ({
    ...account,
    vpcs: account.vpcs.map((vpc) => ({ ...vpc, quotas })),
  }));
  const collector = new Collector();
  checkTransitQuotas({ ...model, accounts }, collector);
  return collector.sorted().map(({ data }) => `${data.setting} ${data.owner} ${data.count}`);
}

const among = (resources: readonly Planned[], gateway: string, kind: Planned["kind"]) =>
  resources.filter((one) => one.kind === kind && one.ref.startsWith(`${gateway}/`));

// Fails when a segment that is reached is left out, and when what is declared for a segment is.
test.each(["config", "examples/joined"])("tables and routes of every transit gateway of %s", (config) => {
  const model = modelOf(config);
  const resources = plannedOf(config);
  expect(model.connectivity.transitGateways.length).toBeGreaterThan(0);
  for (const { ref } of model.connectivity.transitGateways) {
    const routes = among(resources, ref, "transit-route");
    const outside = [...model.connectivity.vpns, ...model.connectivity.directConnects];
    const learned = resources.flatMap((one) => {
      if (one.kind !== "transit-propagation" || !(one.table as { ref: string }).ref.startsWith(`${ref}/`))
        return [];
      return outside
        .filter(({ name }) => one.ref.split("/").includes(name))
        .flatMap(({ ranges }) => ranges.flatMap(({ prefixes }) => prefixes));
    });
    // What planning adds: a route for each forwarder, and for what is dropped on its way back.
    const drops = routes.filter((one) => one.kind === "transit-route" && one.target.to === "blackhole");
    const added = drops.length + model.connectivity.forwarders.length;
    const tables = among(resources, ref, "transit-table").length;
    const lines = told(model, { routesPerTransitGateway: 1, tablesPerTransitGateway: tables - 1 });
    expect(lines).toContain(`tablesPerTransitGateway ${ref} ${tables}`);
    const line = lines.find((one) => one.startsWith(`routesPerTransitGateway ${ref} `));
    const count = Number(line?.split(" ")[2]);
    const exact = routes.length + learned.length;
    expect([exact - added <= count, count <= exact]).toEqual([true, true]);
  }
});

/** Refs of what identifiers name, through the exchange where they come from another stack. */
function resolver(resources: readonly Planned[]): (subnet: string | Identifier) => string {
  const exported = new Map<string, string>();
  for (const one of resources)
    if (one.kind === "export")
      for (const [name, { ref }] of Object.entries(one.values))
        exported.set(`${one.object.key} ${name}`, ref);
  const imports = new Map(
    resources.flatMap((one) => (one.kind === "import" ? [[one.ref, one.object.key] as const] : [])),
  );
  return (subnet) => {
    if (typeof subnet === "string") return subnet;
    if (subnet.from === "stack") return subnet.ref;
    if (subnet.from === "given") return subnet.id;
    return exported.get(`${imports.get(subnet.ref)} ${subnet.name}`) ?? `${subnet.ref} ${subnet.name}`;
  };
}

/** Subnets that planned things stand in, by what they are. */
function plannedIn(resources: readonly Planned[]): Map<string, Map<string, number>> {
  const found = new Map<string, Map<string, number>>();
  const resolve = resolver(resources);
  const stand = (what: string, subnets: readonly (string | Identifier)[]) => {
    for (const ref of subnets.map(resolve)) {
      const here = found.get(ref) ?? new Map<string, number>();
      found.set(ref, here.set(what, (here.get(what) ?? 0) + 1));
    }
  };
  for (const one of resources) {
    if (one.kind === "interface-endpoint" || one.kind === "service-endpoint")
      stand("interface endpoint", one.subnets);
    if (one.kind === "nat-gateway") stand("NAT gateway", [one.subnet]);
    if (one.kind === "resolver-endpoint") stand("resolver endpoint", one.subnets);
    if (one.kind === "vpc-attachment") stand("attachment", one.subnets);
    if (one.kind === "load-balancer" || one.kind === "gateway-balancer") stand("load balancer", one.subnets);
    if (one.kind === "gateway-balancer-endpoint") stand("load balancer", [one.subnet]);
  }
  return found;
}

// Fails when a kind of thing is left out of `standingIn`.
test.each(PROJECTS)("what stands in the subnets of %s", (config) => {
  const planned = plannedIn(plannedOf(config));
  const counted = new Map([...standingIn(modelOf(config))].map(([subnet, things]) => [subnet.ref, things]));
  expect(planned.size).toBeGreaterThan(3);
  for (const [ref, things] of planned)
    for (const [what, count] of things) {
      const isHeld = (counted.get(ref)?.get(what) ?? 0) >= count;
      expect([ref, what, count, isHeld]).toEqual([ref, what, count, true]);
    }
  for (const [ref, things] of counted)
    for (const [what, count] of things) {
      if (["proxy", "forwarder"].includes(what)) continue;
      expect([ref, what, planned.get(ref)?.get(what) ?? 0]).toEqual([ref, what, count]);
    }
});
