/** Laws of a transit gateway's plan: what the tables carry is exactly what is declared, in both directions. */
import fc from "fast-check";
import { isPrefix, overlaps, parsePrefix } from "../../../src/ip/prefix";
import { load } from "../../../src/load/load";
import { EMPTY_LOCK } from "../../../src/lock/lock";
import { allVpcs } from "../../../src/model/rules/rules";
import { plan } from "../../../src/plan/plan";
import type { Planned } from "../../../src/plan/planned/stack";
import type { PlannedTransitRoute } from "../../../src/plan/planned/transit-gateway";
import { connected } from "../../../src/plan/reach/connected";

interface SegmentDraw {
  readonly isolated: boolean;
  readonly reaches: readonly number[];
}

interface Draw {
  readonly segments: readonly SegmentDraw[];
  /** The segment of each VPC, or none. */
  readonly members: readonly (number | undefined)[];
  readonly pods: readonly boolean[];
}

const aDraw: fc.Arbitrary<Draw> = fc.record({
  segments: fc.array(
    fc.record({ isolated: fc.boolean(), reaches: fc.uniqueArray(fc.nat({ max: 2 }), { maxLength: 2 }) }),
    { minLength: 3, maxLength: 3 },
  ),
  members: fc.array(fc.option(fc.nat({ max: 2 }), { nil: undefined }), { minLength: 4, maxLength: 4 }),
  pods: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
});

function configurationOf({ segments, members, pods }: Draw): string {
  const accounts = members.map((_, i) => {
    const secondary = pods[i] ? ", secondaryCidrs: { pods: { pool: pods, prefixLength: 20 } }" : "";
    const vpc = `{ profile: spoke, cidr: { pool: all, prefixLength: 24 }${secondary} }`;
    return `  a${i}: { id: "${String(i + 1).repeat(12)}", vpcs: { main: ${vpc} } }`;
  });
  const written = segments.map(({ isolated, reaches }, s) => {
    const vpcs = members.flatMap((segment, i) => (segment === s ? [`a${i}/main`] : []));
    const others = reaches.filter((other) => other !== s).map((other) => `s${other}`);
    return `        s${s}: { vpcs: [${vpcs}], reaches: [${others}], isolated: ${isolated} }`;
  });
  return `
organization: { name: law }
regions: { us-east-1: { availabilityZones: [use1-az1] } }
terraform:
  backend: { type: s3, bucket: law-state, region: us-east-1 }
  deployRole: "arn:aws:iam::{account}:role/Deploy"
ipam:
  scopes:
    main: { pools: { all: { cidrs: [10.0.0.0/8] } } }
    pods: { overlap: allowed, pools: { pods: { cidrs: [100.64.0.0/10] } } }
profiles:
  spoke:
    region: us-east-1
    subnets: { app: { prefixLength: 26, access: isolated }, attachments: { prefixLength: 28, access: isolated } }
accounts:
${accounts.join("\n")}
connectivity:
  transitGateways:
    core:
      account: a0
      region: us-east-1
      segments:
${written.join("\n")}
`;
}

function planned(draw: Draw) {
  const { model, diagnostics } = load([{ file: "config.yaml", text: configurationOf(draw) }]);
  if (!model) throw new Error(JSON.stringify(diagnostics));
  const result = plan(model, EMPTY_LOCK);
  if (!result.plan) throw new Error(JSON.stringify(result.diagnostics));
  return { model, resources: result.plan.stacks.flatMap((stack) => stack.resources) };
}

const prefixOf = (text: string) => {
  const parsed = parsePrefix(text);
  if (!isPrefix(parsed)) throw new Error(text);
  return parsed;
};

/** Follows one packet by the planned tables alone: the VPC's route, its attachment's table, that table's knowledge. */
function delivers(resources: readonly Planned[], from: string, to: string): boolean {
  const account = (ref: string) => ref.split("/")[0] as string;
  const target = resources.find((r) => r.kind === "vpc" && r.ref === to) as Planned & { cidrBlock: string };
  const cidr = prefixOf(target.cidrBlock);
  const leaves = resources.some(
    (r) =>
      r.kind === "connection-route" &&
      r.ref.startsWith(`${from}/app/`) &&
      overlaps(prefixOf(r.destination), cidr),
  );
  const tableOf = (r: Planned) => ("table" in r && "name" in r.table ? r.table.name : undefined);
  const association = resources.find(
    (r) => r.kind === "transit-association" && r.ref.endsWith(`/attachment/${account(from)}/main`),
  );
  if (!leaves || !association) return false;
  return resources.some((r) => {
    if (tableOf(r) !== tableOf(association)) return false;
    return r.kind === "transit-route" && overlaps(prefixOf(r.destination), cidr) && leadsTo(r, account(to));
  });
}

/** Whether a table's route goes to the attachment of that account: its own, or the one that it has accepted. */
function leadsTo({ target }: PlannedTransitRoute, account: string): boolean {
  if (target.to === "blackhole") return false;
  const { attachment } = target;
  if (attachment.from === "given") return false;
  return attachment.from === "import"
    ? attachment.ref.includes(`/import/${account}/`)
    : attachment.ref.endsWith(`/attachment/${account}/main`);
}

// Seen to fail with `reaches` taken one way only in segmentsJoined, and with the tables' routes left out.
test("a packet gets there, and its answer back, exactly where connectivity is declared", () => {
  fc.assert(
    fc.property(aDraw, (draw) => {
      const { model, resources } = planned(draw);
      for (const a of allVpcs(model)) {
        for (const b of allVpcs(model)) {
          if (a.ref === b.ref) continue;
          expect([a.ref, b.ref, delivers(resources, a.ref, b.ref)]).toEqual([
            a.ref,
            b.ref,
            connected(model, a, b),
          ]);
        }
      }
    }),
    { numRuns: 60 },
  );
});

// Seen to fail when a table learns what a VPC has by propagation.
test("addresses that others have too are never routed to, and no VPC says itself what a table knows", () => {
  fc.assert(
    fc.property(aDraw, (draw) => {
      const { resources } = planned(draw);
      const shared = prefixOf("100.64.0.0/10");
      for (const r of resources) {
        if (r.kind === "connection-route" || r.kind === "transit-route")
          expect(overlaps(prefixOf(r.destination), shared)).toBe(false);
        expect(r.kind).not.toBe("transit-propagation");
      }
    }),
    { numRuns: 40 },
  );
});
