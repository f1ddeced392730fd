/** Amazon Linux's packages in an endpoint policy: dnf asks for them unsigned, so no principal can be asked for. */
import type { PolicyDocument } from "../../../src/aws/endpoint-policy/document";
import { load } from "../../../src/load/load";
import { EMPTY_LOCK } from "../../../src/lock/lock";
import { plan } from "../../../src/plan/plan";
import { synthesizeStack } from "../../../stacks/synthesize";
import { allows } from "../../aws/endpoint-policy/evaluate";

function policyOf(limits: string): PolicyDocument {
  const text = `
organization: { name: acme, id: o-a1b2c3d4e5 }
regions: { us-east-1: { availabilityZones: [use1-az1] } }
ipam: { scopes: { main: {} } }
policies: { ledger: { ${limits} } }
accounts:
  one:
    id: "111111111111"
    vpcs:
      main:
        region: us-east-1
        cidr: 10.0.0.0/20
        subnets: { app: { prefixLength: 26 } }
        endpoints: { gateway: { s3: { policy: ledger } } }
`;
  const { model, diagnostics } = load([{ file: "cadastre.yaml", text }]);
  if (!model) throw new Error(JSON.stringify(diagnostics));
  const { plan: planned } = plan(model, EMPTY_LOCK);
  const [stack] = planned?.stacks ?? [];
  if (!stack) throw new Error("no stack");
  const { resource } = JSON.parse(synthesizeStack(stack)) as {
    resource: { aws_vpc_endpoint: Record<string, { policy: string }> };
  };
  return JSON.parse(Object.values(resource.aws_vpc_endpoint)[0]?.policy ?? "");
}

const PACKAGES = "al2023-repos-us-east-1-de612dc2";
const PACKAGE = `arn:aws:s3:::${PACKAGES}/core/guids/x/repodata/repomd.xml`;
const UNSIGNED = {};
const OURS = { "aws:PrincipalOrgID": "o-a1b2c3d4e5", "aws:PrincipalAccount": "111111111111" };

test.each(["organization: true", "accounts: [self]"])("are read by anyone with %s", (owner) => {
  const policy = policyOf(`${owner}, buckets: [ledger, ${PACKAGES}]`);
  const asked = (action: string, resource: string, keys: Record<string, string>) =>
    allows(policy, { action: `s3:${action}`, resource, keys });
  expect(asked("GetObject", PACKAGE, UNSIGNED)).toBe(true);
  expect(asked("PutObject", PACKAGE, UNSIGNED)).toBe(false);
  expect(asked("GetObject", "arn:aws:s3:::ledger/1", UNSIGNED)).toBe(false);
  expect(asked("GetObject", "arn:aws:s3:::ledger/1", OURS)).toBe(true);
});

test.each(["ledger", `x-${PACKAGES}`, "al2023-repos-mine"])(
  "open nothing to anyone for the bucket %s",
  (bucket) => {
    const policy = policyOf(`organization: true, buckets: [${bucket}]`);
    expect(allows(policy, { action: "s3:GetObject", resource: `arn:aws:s3:::${bucket}/1`, keys: {} })).toBe(
      false,
    );
  },
);
