/** Changes of the committed organisation that people make, each as what is written otherwise in which file. */
export interface SampleChange {
  readonly name: string;
  /** What somebody would write in the pull request's title. */
  readonly title: string;
  readonly edits: readonly { readonly file: string; readonly from: string; readonly to: string }[];
}

const one = (name: string, title: string, file: string, from: string, to: string): SampleChange => ({
  name,
  title,
  edits: [{ file: `config/${file}`, from, to }],
});

export const SAMPLE_CHANGES: readonly SampleChange[] = [
  one("vpn-device", "Dublin gets another device", "connectivity.yaml", "198.51.100.10", "198.51.100.20"),
  one(
    "service-targets",
    "The sign-in service is served by an Auto Scaling group",
    "services.yaml",
    "{ port: 636, targets: { ips: [10.136.16.10, 10.136.17.10] }, proxyProtocol: true }",
    "{ port: 636, targets: { autoScalingGroup: directory } }",
  ),
  one(
    "forwarder-narrowed",
    "Payments alone uses the way to Europe",
    "connectivity.yaml",
    'from: ["ou:workloads/prod"]\n      to:',
    "from: [payments-prod/main]\n      to:",
  ),
  one(
    "nat-for-all-azs",
    "Hubs have one NAT gateway",
    "network.yaml",
    "natGateways: per-az",
    "natGateways: single",
  ),
  one(
    "endpoints-to-the-hub",
    "Development uses the hub's endpoints",
    "network.yaml",
    "      gateway: { s3: {}, dynamodb: {} }\n      interface: # few enough users for a VPC's own\n        ssm: {}\n        ssmmessages: {}\n",
    "      gateway: { s3: {}, dynamodb: {} }\n      hub: central\n",
  ),
  one(
    "rule-domain",
    "On-premises names move to another domain",
    "endpoints.yaml",
    "corp: { domain: corp.acme.example",
    "corp: { domain: internal.acme.example",
  ),
  one(
    "egress-hosts",
    "Builds may use another registry",
    "connectivity.yaml",
    "hosts: [github.com,",
    "hosts: [github.com, registry.npmjs.org,",
  ),
  one(
    "tier-added",
    "Development has a cache tier",
    "network.yaml",
    "      app: { prefixLength: 25 }\n",
    "      app: { prefixLength: 25 }\n      cache: { prefixLength: 27, access: isolated }\n",
  ),
  one(
    "sandbox-nat",
    "The sandbox has a NAT gateway in each AZ",
    "accounts/development.yaml",
    "natGateways: single",
    "natGateways: per-az",
  ),
  one(
    "service-consumer",
    "Acquired companies lose sign-in",
    "services.yaml",
    "      - { ou: acquired, tier: app, ports: [443] }\n",
    "",
  ),
];
