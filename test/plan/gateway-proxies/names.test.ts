/** Names of a gateway proxy through a resolver: a zone for each in its VPC, leading to the balancer wherever that is. */
import { load } from "../../../src/load/load";
import { EMPTY_LOCK } from "../../../src/lock/lock";
import { plan } from "../../../src/plan/plan";
import { planText } from "../../../src/report/plan-text";
import { synthesizeStack } from "../../../stacks/synthesize";

function planned(resolverVpc: string) {
  const text = `
organization: { name: names }
regions: { us-east-1: { availabilityZones: [use1-az1, use1-az2] } }
terraform:
  backend: { type: s3, bucket: names-state, region: us-east-1 }
  deployRole: "arn:aws:iam::{account}:role/Deploy"
ipam:
  scopes:
    main: { pools: { all: { cidrs: [10.0.0.0/16] } } }
profiles:
  spoke: { region: us-east-1, subnets: { app: { prefixLength: 26, access: isolated } } }
accounts:
  hub:
    id: "111111111111"
    vpcs:
      main: { profile: spoke, cidr: { pool: all, prefixLength: 24 }, endpoints: { gateway: { s3: {}, dynamodb: {} } } }
      names: { profile: spoke, cidr: { pool: all, prefixLength: 24 } }
  dns:
    id: "222222222222"
    vpcs: { main: { profile: spoke, cidr: { pool: all, prefixLength: 24 } } }
resolvers: { office: { vpcs: [${resolverVpc}], tier: app, inbound: { cidrs: [10.250.0.0/16] } } }
connectivity:
  gatewayProxies:
    office: { vpc: hub/main, tier: app, sources: [10.250.0.0/16], s3: {}, dynamodb: {}, resolver: office }
`;
  const { model, diagnostics } = load([{ file: "cadastre.yaml", text }]);
  if (!model) throw new Error(JSON.stringify(diagnostics));
  const result = plan(model, EMPTY_LOCK);
  if (!result.plan) throw new Error(JSON.stringify(result.diagnostics));
  return result.plan;
}

function recordsOf(resolverVpc: string) {
  return planned(resolverVpc).stacks.flatMap((stack) => {
    const { resource } = JSON.parse(synthesizeStack(stack)) as {
      resource: { aws_route53_record?: Record<string, { name: string; alias: { name: string } }> };
    };
    return Object.values(resource.aws_route53_record ?? {}).map(({ name, alias }) => [
      stack.name,
      name,
      alias.name,
    ]);
  });
}

const NAMES = [
  "*.s3.us-east-1.amazonaws.com",
  "dynamodb.us-east-1.amazonaws.com",
  "s3.us-east-1.amazonaws.com",
];

test("of the same account are in the stack that makes both", () => {
  const balancer = "${aws_lb.main_proxy_office.dns_name}";
  expect(recordsOf("hub/names").sort()).toEqual(NAMES.map((name) => ["hub_us-east-1_base", name, balancer]));
});

test("of another account wait for the balancer", () => {
  const balancer = "${jsondecode(data.aws_s3_object.import_hub_us-east-1_proxy-main-office.body).name}";
  expect(recordsOf("dns/main").sort()).toEqual(NAMES.map((name) => ["dns_us-east-1_link", name, balancer]));
});

test("are printed for corporate DNS to forward, and not as records to create", () => {
  const text = planText(planned("hub/names"));
  expect(text).toMatch(
    /dynamodb\.us-east-1\.amazonaws\.com +forward +to inbound endpoint office-names-inbound/,
  );
  expect(text).not.toContain("CNAME");
});
