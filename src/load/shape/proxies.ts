/** What can be said about the hosts that carry through a VPC what AWS would not: proxies and forwarders. */
import { cidrBlock, cidrOrExternal, external, name } from "./primitives";
import { bucketName, hostName, hostPattern } from "./texts";
import { vpcName, vpcSelector } from "./vpc-names";
import { z } from "./zod";

const ports = z.array(z.int().min(1).max(65535));

const instanceType = z
  .string()
  .regex(/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/)
  .meta({ description: "The type of its instances.", examples: ["t4g.small"] })
  .default("t4g.small");

export const gatewayProxy = z
  .strictObject({
    vpc: vpcName,
    tier: name.meta({
      description: "The tier for balancer and proxies, to whose tables the gateway endpoints are.",
    }),
    sources: z
      .array(cidrOrExternal)
      .min(1)
      .meta({ description: "Who may use it: CIDR blocks and external:NAME." }),
    s3: z
      .strictObject({
        buckets: z
          .array(bucketName)
          .min(1)
          .optional()
          .meta({ description: "Only these buckets; all without." }),
        pathStyle: z.boolean().optional().meta({
          description:
            "Whether the Region's own name is let through, which reaches every bucket. Yes without buckets.",
        }),
      })
      .optional()
      .meta({ description: "Lets S3 through." }),
    dynamodb: z
      .strictObject({
        tables: z
          .array(
            z
              .string()
              .regex(/^[A-Za-z0-9_.*-]{1,255}$/)
              .meta({ examples: ["orders"] }),
          )
          .min(1)
          .optional()
          .meta({ description: "Only these tables, which the endpoint's policy has to hold to." }),
      })
      .optional()
      .meta({ description: "Lets DynamoDB through." }),
    resolver: name.optional().meta({
      description:
        "The resolver whose inbound endpoint answers for the proxied names, in another VPC of the region. Without it corporate DNS needs records.",
    }),
    instanceType,
  })
  .meta({
    id: "GatewayProxy",
    description: "Proxies through which clients outside a VPC, as on-premises, use its gateway endpoints.",
  });

const gatewayLoadBalancer = z
  .strictObject({
    instances: z
      .strictObject({
        min: z
          .int()
          .min(2)
          .max(500)
          .optional()
          .meta({ description: "One in each AZ of the tier, two at least, without." }),
        max: z.int().min(3).max(1000).optional().meta({ description: "Twice as many as at least, without." }),
      })
      .optional()
      .meta({
        description:
          "How many there are: min, or one in each AZ of the tier and two at least; when they are busy max, or twice as many.",
      }),
  })
  .meta({
    id: "GatewayLoadBalancer",
    description:
      "For what one instance in each AZ does not carry: the routes lead to a Gateway Load Balancer, and an Auto Scaling group is behind it.",
    examples: [{ instances: { min: 2, max: 6 } }],
  });

export const forwarder = z
  .strictObject({
    vpc: vpcName,
    tier: name.meta({
      description:
        "The tier for the forwarders, in each of its AZs, whose own routes lead on to the destinations.",
    }),
    from: z
      .array(z.union([external, vpcSelector]))
      .min(1)
      .meta({
        description: "Who is routed through it: ACCOUNT/VPC, ACCOUNT, ou:PATH and external:NAME.",
        examples: [["ou:workloads/prod", "external:dallas"]],
      }),
    to: z
      .array(z.union([cidrBlock, z.literal("internet"), external, vpcName]))
      .min(1)
      .meta({
        description: "What they reach through it: ACCOUNT/VPC, external:NAME, CIDR blocks and internet.",
        examples: [["partners/gateway"]],
      }),
    ports: ports.min(1).default([443]).meta({ description: "TCP ports that are forwarded." }),
    hosts: z.array(hostPattern).min(1).optional().meta({
      description:
        "TLS to port 443 goes only to these host names, whatever address it is sent to; *. and a name for all below it.",
    }),
    instanceType,
    gatewayLoadBalancer: gatewayLoadBalancer.optional().meta({
      description:
        "A Gateway Load Balancer in front of the instances, where one in each AZ does not carry it.",
    }),
  })
  .meta({
    id: "Forwarder",
    description:
      "Instances that routes lead to, one in each AZ, each ready to take over its neighbour's routes, or many behind a Gateway Load Balancer. What is beyond sees their addresses.",
  });

export const egressProxy = z
  .strictObject({
    vpc: vpcName,
    tier: name.meta({ description: "The tier for balancer and proxies, whose own routes lead on." }),
    from: z
      .array(z.union([cidrBlock, external, vpcSelector]))
      .min(1)
      .meta({
        description: "Who may use it: ACCOUNT/VPC, ACCOUNT, ou:PATH, external:NAME and CIDR blocks.",
        examples: [["ou:workloads/dev"]],
      }),
    hosts: z.array(hostPattern).min(1).meta({
      description: "Whom it reaches for them: host names, *. and a name for all below it.",
    }),
    to: z
      .array(z.union([cidrBlock, z.literal("internet"), external, vpcName]))
      .min(1)
      .default(["internet"])
      .meta({
        description:
          "Where these names may lead: internet, ACCOUNT/VPC, external:NAME and CIDR blocks. Private addresses only where listed.",
      }),
    ports: ports.min(1).default([443]).meta({ description: "Ports that tunnels may lead to." }),
    plainPorts: ports
      .default([])
      .meta({ description: "Ports that may be asked in plain HTTP, as 80 for package mirrors." }),
    probe: hostName.optional().meta({
      description:
        "The host that health checks ask for, which hosts has to let through; the first one without *. if not said.",
      examples: ["github.com"],
    }),
    port: z.int().min(1).max(65534).default(3128).meta({ description: "For clients." }),
    instanceType,
  })
  .meta({
    id: "EgressProxy",
    description: "Explicit proxies behind one balancer, which clients address by HTTPS_PROXY.",
  });

export type GatewayLoadBalancerShape = z.infer<typeof gatewayLoadBalancer>;
