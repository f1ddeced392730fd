/** The baseline: the same resources in one plain CDKTF app, one stack an account, written as its guide shows. */

import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcIpv4CidrBlockAssociation } from "@cdktf/provider-aws/lib/vpc-ipv4-cidr-block-association";
import { App, S3Backend, TerraformStack } from "cdktf";
import type { Plan } from "../src/plan/planned/plan";
import type { Planned, PlannedStack } from "../src/plan/planned/stack";

/** Builds and writes every stack of a plan with one App. */
export function synthesizePlainly(plan: Plan, outdir: string): void {
  const app = new App({ outdir });
  for (const planned of plan.stacks) plainStack(app, planned);
  app.synth();
}

function plainStack(app: App, planned: PlannedStack): void {
  const stack = new TerraformStack(app, planned.name);
  const { backend, provider } = planned;
  if (backend.type === "s3") {
    new S3Backend(stack, { bucket: backend.bucket, key: backend.key, region: backend.region });
  }
  new AwsProvider(stack, "aws", {
    region: planned.region,
    ...(provider.assumeRoleArn && { assumeRole: [{ roleArn: provider.assumeRoleArn }] }),
    defaultTags: [{ tags: { ...provider.defaultTags } }],
  });
  const all = <K extends Planned["kind"]>(kind: K) =>
    planned.resources.filter((r): r is Extract<Planned, { kind: K }> => r.kind === kind);
  const id = (ref: string) => ref.split("/").slice(2).join("-");
  const vpcs = new Map(
    all("vpc").map((v) => {
      const { cidrBlock, dnsHostnames, dnsSupport, tags } = v;
      const vpc = new Vpc(stack, `vpc-${id(v.ref)}`, {
        cidrBlock,
        enableDnsHostnames: dnsHostnames,
        enableDnsSupport: dnsSupport,
        tags: { Name: v.name, ...tags },
      });
      new DefaultSecurityGroup(stack, `closed-${id(v.ref)}`, { vpcId: vpc.id, tags: { Name: v.name } });
      return [v.ref, vpc] as const;
    }),
  );
  const vpcId = (ref: string) => (vpcs.get(ref) as Vpc).id;
  const associations = new Map(
    all("cidr-association").map((a) => {
      const { cidrBlock } = a;
      const config = { vpcId: vpcId(a.vpc), cidrBlock };
      return [a.ref, new VpcIpv4CidrBlockAssociation(stack, `cidr-${id(a.ref)}`, config)] as const;
    }),
  );
  const tables = new Map(
    all("route-table").map((t) => {
      const config = { vpcId: vpcId(t.vpc), tags: { Name: t.name, ...t.tags } };
      return [t.ref, new RouteTable(stack, `table-${id(t.ref)}`, config)] as const;
    }),
  );
  for (const s of all("subnet")) {
    const association = s.association === undefined ? undefined : associations.get(s.association);
    const subnet = new Subnet(stack, `subnet-${id(s.ref)}`, {
      vpcId: vpcId(s.vpc),
      cidrBlock: s.cidrBlock,
      availabilityZoneId: s.availabilityZoneId,
      tags: { Name: s.name, Tier: s.tier, ...s.tags },
      ...(association && { dependsOn: [association] }),
    });
    const routeTableId = (tables.get(s.routeTable) as RouteTable).id;
    new RouteTableAssociation(stack, `association-${id(s.ref)}`, { subnetId: subnet.id, routeTableId });
  }
}
