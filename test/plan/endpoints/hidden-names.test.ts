/** What a hub's zones take away from a VPC is told: held against a resolver of the zones that are planned. */
import fc from "fast-check";
import { stringify } from "yaml";
import { ENDPOINT_SERVICES } from "../../../src/aws/data/endpoint-services";
import type { Planned } from "../../../src/plan/planned/stack";
import { planProject } from "../../../src/project/project";
import { take } from "../../../stacks/take";
import { memoryHost } from "../../support/memory-host";

/** Services of which some have names below others', by the catalogue's own rows. */
const SERVICES = [
  "eks",
  "oidc-eks",
  "eks-proxy",
  "glue",
  "glue.dashboard",
  "glue.sessions",
  "codeartifact.api",
].concat([
  "codeartifact.repositories",
  "transfer",
  "transfer.server",
  "iot.api",
  "iot.tunneling.data",
  "sqs",
  "ecr.dkr",
]);

const vpc = (endpoints: object) => ({
  region: "us-east-1",
  cidr: { pool: "all", prefixLength: 20 },
  subnets: { app: { prefixLength: 24 }, endpoints: { prefixLength: 24 } },
  endpoints,
});

function organisation(services: readonly string[], except: readonly string[]): object {
  return {
    organization: { name: "acme", id: "o-a1b2c3d4e5" },
    regions: { "us-east-1": { availabilityZones: ["use1-az1", "use1-az2"] } },
    terraform: {
      backend: { type: "s3", bucket: "acme-state", region: "us-east-1", account: "hub" },
      deployRole: "arn:aws:iam::{account}:role/NetworkDeployer",
    },
    ipam: { scopes: { main: { pools: { all: { cidrs: ["10.0.0.0/8"] } } } } },
    endpointHubs: { central: { vpcs: ["hub/shared"] } },
    accounts: {
      hub: {
        id: "111111111111",
        vpcs: { shared: vpc({ interface: Object.fromEntries(services.map((name) => [name, {}])) }) },
      },
      orders: {
        id: "222222222222",
        vpcs: { main: vpc({ hub: except.length > 0 ? { name: "central", except } : "central" }) },
      },
    },
    connectivity: { peerings: { hub: { requester: "orders/main", accepter: "hub/shared" } } },
  };
}

/** The zones that a VPC of the plan is associated with, by name, each with the names of its records. */
function zonesOf(resources: readonly Planned[], ref: string): Map<string, string[]> {
  const seen = resources.flatMap((one) =>
    one.kind === "zone-association" && one.ref.startsWith(`${ref}/`)
      ? [one.ref.split("/").at(-1) as string]
      : [],
  );
  const records = resources.flatMap((one) => (one.kind === "endpoint-record" ? [one.name] : []));
  return new Map(
    seen.map((zone) => [zone, records.filter((name) => name === zone || name === `*.${zone}`)] as const),
  );
}

/** Resolves as Route 53 does: the most specific zone answers alone, by the record of the name or by one for all below. */
function isLost(name: string, zones: ReadonlyMap<string, readonly string[]>): boolean {
  const [zone] = [...zones.keys()]
    .filter((one) => name === one || name.endsWith(`.${one}`))
    .sort((a, b) => b.length - a.length);
  if (zone === undefined) return false;
  return !zones.get(zone)?.some((record) => record === name || (record.startsWith("*.") && name !== zone));
}

const hostsOf = (service: string) =>
  (ENDPOINT_SERVICES[service]?.hosts ?? [`${service}.{region}.{dnsSuffix}`]).map((host) =>
    host.replace("{region}", "us-east-1").replace("{dnsSuffix}", "amazonaws.com").replace(/^\*/, "any"),
  );

// Fails when a more specific zone is not asked.
test("a service is told to be hidden exactly when its name resolves to nothing in the VPC", () => {
  let hidden = 0;
  const chosen = fc.tuple(fc.subarray(SERVICES, { minLength: 1 }), fc.subarray(SERVICES));
  fc.assert(
    fc.property(chosen, ([services, apart]) => {
      const except = apart.filter((name) => services.includes(name)).slice(0, services.length - 1);
      const { plan, diagnostics } = planProject(
        memoryHost({ "config/a.yaml": stringify(organisation(services, except)) }),
        "config",
      );
      const zones = zonesOf(
        (plan?.stacks ?? []).flatMap((stack) => take(stack).resources),
        "orders/us-east-1/main",
      );
      expect([services, except, zones.size > 0]).toEqual([services, except, true]);
      const lost = SERVICES.filter((service) => hostsOf(service).some((name) => isLost(name, zones)));
      const told = diagnostics
        .filter(({ code, data }) => code === "ENDPOINT_HIDES_NAMES" && `${data.vpcs}`.includes("orders"))
        .flatMap(({ data }) => data.hidden as string[]);
      hidden += lost.length;
      for (const service of lost) expect(told).toContain(service);
      // The hub's own VPC may lose a name that its consumer has not, and the other way round.
      if (except.length === 0)
        expect(told.filter((service) => SERVICES.includes(service) && !lost.includes(service))).toEqual([]);
    }),
    { numRuns: 60 },
  );
  expect(hidden).toBeGreaterThan(20);
});
