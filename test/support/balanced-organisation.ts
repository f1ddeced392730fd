/** A small organisation with forwarders behind a Gateway Load Balancer, on the addresses of the data-plane lab. */

/** Sources in 10.0.2.0/24, forwarders in 10.0.1.0/24, and the way on to 203.0.113.0/24; `more` goes into the forwarder. */
export const balancedOrganisation = (more = "") => `
organization: { name: lab }
regions: { us-east-1: { availabilityZones: [use1-az1, use1-az2] } }
terraform:
  backend: { type: s3, bucket: lab-state, region: us-east-1 }
  deployRole: "arn:aws:iam::{account}:role/Deploy"
ipam:
  scopes:
    main:
      pools: { all: { cidrs: [10.0.0.0/16] } }
      external: { beyond: { cidrs: [203.0.113.0/24] } }
accounts:
  hub:
    id: "111111111111"
    vpcs:
      main:
        region: us-east-1
        cidr: { pool: all, cidr: 10.0.1.0/24 }
        subnets:
          app: { prefixLength: 26, access: isolated }
          attachments: { prefixLength: 28, access: isolated, routeTables: per-az }
  orders:
    id: "222222222222"
    vpcs:
      main:
        region: us-east-1
        cidr: { pool: all, cidr: 10.0.2.0/24 }
        subnets: { app: { prefixLength: 26 }, attachments: { prefixLength: 28, access: isolated } }
  audit:
    id: "333333333333"
    vpcs:
      main:
        region: us-east-1
        cidr: { pool: all, cidr: 10.0.3.0/24 }
        subnets: { app: { prefixLength: 26 }, attachments: { prefixLength: 28, access: isolated } }
connectivity:
  transitGateways:
    core:
      account: hub
      region: us-east-1
      segments:
        spokes: { vpcs: [orders/main, audit/main], isolated: true }
        shared: { vpcs: [hub/main], reaches: [spokes, outside] }
        outside: {}
  vpns:
    beyond: { transitGateway: core, segment: outside, customerGateway: { address: 198.51.100.10 }, ranges: [beyond] }
  forwarders:
    beyond: { vpc: hub/main, tier: app, from: [orders/main], to: ["external:beyond"], gatewayLoadBalancer: {}${more} }
expectations:
  - { from: orders/main/app, to: "external:beyond", port: 443, expect: delivered }
`;
