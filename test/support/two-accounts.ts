/** Two accounts whose networks must not reach one another, of which each has a stack of its own. */

export const TWO_ACCOUNTS = `organization: { name: acme }
regions: { us-east-1: { availabilityZones: [use1-az1] } }
terraform: { deployRole: "arn:aws:iam::{account}:role/Deployer" }
ipam: { scopes: { main: { pools: { all: { cidrs: [10.0.0.0/16] } } } } }
defaults:
  region: us-east-1
  cidr: { pool: all, prefixLength: 20 }
  subnets: { app: { prefixLength: 24 } }
accounts:
  app: { id: "111111111111", vpcs: { main: {} } }
  web: { id: "222222222222", vpcs: { main: {} } }
expectations:
  - { from: app/main/app, to: web/main/app, expect: denied }
`;

export const stackFile = (account: string) => `stacks/${account}_us-east-1_base/cdk.tf.json`;
