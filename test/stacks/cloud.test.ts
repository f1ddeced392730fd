/** The hand-over to HCP Terraform: each stack is a workspace of its own, and nothing about state is left to choose. */
import { synthesizeStack } from "../../stacks/synthesize";
import { planOfTexts } from "../support/plans";

const organisation = (backend: string) => ({
  "organization.yaml": `organization: { name: x }
regions: { us-east-1: { availabilityZones: [use1-az1] } }
terraform:
  backend: ${backend}
  deployRole: "arn:aws:iam::{account}:role/NetworkDeployer"
ipam: { scopes: { all: { pools: { all: { cidrs: [10.0.0.0/16] } } } } }
accounts:
  a: { id: "111111111111", vpcs: { main: { region: us-east-1, cidr: { pool: all, prefixLength: 24 } } } }
  b: { id: "222222222222", vpcs: { main: { region: us-east-1, cidr: { pool: all, prefixLength: 24 } } } }
`,
});

/** The `terraform` block of each stack, by stack. */
function terraformOf(backend: string): Record<string, { cloud?: object; backend?: object }> {
  const { stacks } = planOfTexts(organisation(backend));
  return Object.fromEntries(
    stacks.map((stack) => [stack.name, JSON.parse(synthesizeStack(stack)).terraform]),
  );
}

test("a stack's workspace is named by prefix and stack, in the project", () => {
  const made = terraformOf("{ type: cloud, organization: acme, project: networks, workspacePrefix: net- }");
  expect(Object.keys(made)).toEqual(["a_us-east-1_base", "b_us-east-1_base"]);
  for (const [stack, { cloud, backend }] of Object.entries(made)) {
    expect(backend).toBeUndefined();
    expect(cloud).toEqual({
      organization: "acme",
      workspaces: { name: `net-${stack}`, project: "networks" },
    });
  }
});

test("a host of one's own, and no more than was said", () => {
  const made = terraformOf("{ type: cloud, organization: acme, hostname: tfe.acme.example }");
  expect(made["a_us-east-1_base"]?.cloud).toEqual({
    hostname: "tfe.acme.example",
    organization: "acme",
    workspaces: { name: "a_us-east-1_base" },
  });
});
