/** Bundles of small organisations, made in memory as the command line makes them. */
import { runCli } from "../../src/cli/cli";
import { type MemoryHost, memoryHost } from "./memory-host";

/** Text that would be script if any maker of markup forgot to escape it. */
export const HOSTILE = `<script>window.hostile=1;<!--<img src=x onerror="window.hostile=1">`;

/** Two VPCs of one segment, gateway endpoints, and a file of expectations with a hostile name. */
export const SMALL_CONFIG: Readonly<Record<string, string>> = {
  "config/organization.yaml": `
organization: { name: acme, id: o-a1b2c3d4e5 }
regions:
  us-east-1: { availabilityZones: [use1-az1, use1-az2] }
terraform:
  backend: { type: s3, bucket: acme-network-state, region: us-east-1, account: hub }
  deployRole: "arn:aws:iam::{account}:role/NetworkDeployer"
ipam:
  scopes:
    main:
      pools:
        all: { cidrs: [10.0.0.0/16] }
profiles:
  spoke:
    cidr: { pool: all, prefixLength: 20 }
    subnets:
      app: { prefixLength: 24 }
      attachments: { prefixLength: 28 }
    endpoints: { gateway: { s3: {} } }
`,
  "config/accounts.yaml": `
accounts:
  hub:
    id: "100000000001"
    ou: infrastructure
    vpcs: { net: { region: us-east-1, profile: spoke } }
  pay:
    id: "100000000002"
    ou: workloads/prod
    vpcs: { main: { region: us-east-1, profile: spoke } }
connectivity:
  transitGateways:
    core:
      account: hub
      region: us-east-1
      tier: attachments
      segments:
        all: { vpcs: [hub/net, pay/main] }
`,
  [`config/${HOSTILE}.yaml`]: `
expectations:
  - { from: pay/main/app, to: hub/net/app, port: 443, expect: delivered }
  - { from: pay/main/app, to: internet, expect: denied }
  - { from: pay/main/app, to: 192.0.2.1, expect: delivered }
`,
};

/** The host after planning and synthesis, on which `report` can be called. */
export async function synthesised(files = SMALL_CONFIG): Promise<MemoryHost> {
  const host = memoryHost({ "package.json": "{}", ...files });
  for (const command of ["plan", "synth"])
    if ((await runCli([command, "--quiet"], host)) !== 0) throw new Error(host.output.stderr);
  return host;
}

/** The files of a bundle by their names in it. */
export async function bundleOf(host: MemoryHost, out = "audit"): Promise<ReadonlyMap<string, string>> {
  if ((await runCli(["report", "--out", out, "--quiet"], host)) !== 0) throw new Error(host.output.stderr);
  const own = [...host.files].filter(([file]) => file.startsWith(`${out}/`));
  return new Map(own.map(([file, text]) => [file.slice(out.length + 1), text]));
}
