/** A forwarder's routes: in the tables its packets come into, to the interface in the same AZ, and movable by its role. */
import fc from "fast-check";
import { load } from "../../../src/load/load";
import { EMPTY_LOCK } from "../../../src/lock/lock";
import { plan } from "../../../src/plan/plan";
import type { PlannedKind } from "../../../src/plan/planned/kind";
import type { Planned } from "../../../src/plan/planned/stack";

interface Draw {
  readonly zones: number;
  readonly perAz: boolean;
  /** Whether the hub itself is a source, besides the spoke. */
  readonly inside: boolean;
  readonly spoke: boolean;
  readonly office: boolean;
}

function planned({ zones, perAz, inside, spoke, office }: Draw): readonly Planned[] {
  const tables = perAz ? ", routeTables: per-az" : "";
  const from = [
    ...(inside ? ["hub/main"] : []),
    ...(spoke ? ["orders/main"] : []),
    ...(office ? ['"external:office"'] : []),
  ];
  const text = `
organization: { name: law }
regions: { us-east-1: { availabilityZones: [use1-az1, use1-az2, use1-az4] } }
terraform:
  backend: { type: s3, bucket: law-state, region: us-east-1 }
  deployRole: "arn:aws:iam::{account}:role/Deploy"
ipam:
  scopes:
    main: { pools: { all: { cidrs: [10.0.0.0/16] } }, external: { office: { cidrs: [10.250.0.0/16] } } }
profiles:
  spoke:
    region: us-east-1
    availabilityZones: ${zones}
    cidr: { pool: all, prefixLength: 24 }
    subnets: { app: { prefixLength: 27 }, attachments: { prefixLength: 28, access: isolated${tables} } }
accounts:
  hub:
    id: "111111111111"
    vpcs:
      main:
        profile: spoke
        subnets: { hosts: { prefixLength: 28, access: isolated } }
        endpoints: { interface: { ec2: { tier: hosts } } }
  orders: { id: "222222222222", vpcs: { main: { profile: spoke } } }
  partner: { id: "333333333333", vpcs: { main: { profile: spoke } } }
connectivity:
  transitGateways:
    core:
      account: hub
      region: us-east-1
      segments:
        spokes: { vpcs: [orders/main], reaches: [shared] }
        shared: { vpcs: [hub/main] }
        outside: { reaches: [shared] }
  directConnects:
    office:
      transitGateway: core
      segment: outside
      gateway: 5f294f92-bafb-4011-916d-9b0bbd3b1c4a
      ranges: [office]
  peerings: { partner: { requester: hub/main, accepter: partner/main } }
  forwarders: { partner: { vpc: hub/main, tier: hosts, from: [${from.join(", ")}], to: [partner/main] } }
`;
  const { model, diagnostics } = load([{ file: "c.yaml", text }]);
  if (!model) throw new Error(JSON.stringify(diagnostics));
  const result = plan(model, EMPTY_LOCK);
  if (!result.plan) throw new Error(JSON.stringify(result.diagnostics));
  return result.plan.stacks.flatMap(({ resources }) => resources);
}

const aDraw: fc.Arbitrary<Draw> = fc
  .record({
    zones: fc.constantFrom(2, 3),
    perAz: fc.boolean(),
    inside: fc.boolean(),
    spoke: fc.boolean(),
    office: fc.boolean(),
  })
  .filter(({ inside, spoke, office }) => inside || spoke || office);

const ofKind = <Kind extends PlannedKind>(resources: readonly Planned[], kind: Kind) =>
  resources.filter((one): one is Extract<Planned, { kind: Kind }> => one.kind === kind);

/** `attachments/use1-az1 interface_use1-az1`, from the refs alone. */
function forwardedOf(resources: readonly Planned[]): string[] {
  return ofKind(resources, "connection-route")
    .filter(({ target }) => target.kind === "network-interface")
    .map(({ ref, target: { id } }) => {
      const table = /^hub\/us-east-1\/main\/(.+)\/forwarded\//.exec(ref)?.[1];
      return `${table} ${id.from === "import" ? id.name : "own"}`;
    })
    .sort();
}

/** The same worked out from what was drawn. */
function expectedOf({ zones, perAz, inside, spoke, office }: Draw): string[] {
  const first = "interface_use1-az1";
  const ids = ["use1-az1", "use1-az2", "use1-az4"].slice(0, zones);
  const doors = perAz ? ids.map((id) => `attachments/${id} interface_${id}`) : [`attachments ${first}`];
  return [...(spoke || office ? doors : []), ...(inside ? [`app ${first}`] : [])].sort();
}

test("are in the tables where its packets come from, and in no other", () => {
  fc.assert(
    fc.property(aDraw, (draw) => expect(forwardedOf(planned(draw))).toEqual(expectedOf(draw))),
    { numRuns: 25 },
  );
});

test("are those that its role may move, and each stands once in the ring of every host", () => {
  fc.assert(
    fc.property(aDraw, (draw) => {
      const resources = planned(draw);
      const tables = expectedOf(draw).map((line) => `hub/us-east-1/main/${line.split(" ")[0]}`);
      const role = ofKind(resources, "instance-role")[0];
      expect(Object.values(role?.late ?? {}).map(({ ref }) => ref)).toEqual([...new Set(tables)].sort());
      expect(JSON.stringify(role?.policy).match(/ec2:\w+/g)).toEqual(["ec2:ReplaceRoute"]);
      const scripts = ofKind(resources, "instance").map(({ userData }) => userData);
      for (const table of tables) {
        const place = (script: string) => script.match(`'(\\d) @@route-table:${table}:id@@`)?.[1];
        // Each is the first of one ring, the second of another and so on.
        expect([table, scripts.map(place).sort()]).toEqual([table, scripts.map((_, n) => `${n}`)]);
      }
    }),
    { numRuns: 15 },
  );
});

test("are announced to who comes by Direct Connect, and lead there in the transit gateway", () => {
  const resources = planned({ zones: 2, perAz: true, inside: false, spoke: false, office: true });
  const partner = ofKind(resources, "vpc").find(({ ref }) => ref === "partner/us-east-1/main");
  const [association] = ofKind(resources, "direct-connect-association");
  expect(association?.allowedPrefixes).toContain(partner?.cidrBlock);
  const inGateway = ofKind(resources, "transit-route").filter(
    ({ destination }) => destination === partner?.cidrBlock,
  );
  expect(inGateway.map(({ ref }) => ref)).toEqual([
    `hub/us-east-1/transit-gateway/core/outside/to/${partner?.cidrBlock.replace("/", "-")}`,
  ]);
});
