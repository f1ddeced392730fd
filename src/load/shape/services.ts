/** PrivateLink services: who offers what, on which ports, to whom, and under which name. */
import { clients } from "./endpoints";
import { azId, name, ouPath, regionName } from "./primitives";
import {
  applicationBalancerArn,
  autoScalingGroupName,
  certificateArn,
  description,
  httpPath,
  tagKey,
  tagValue,
} from "./texts";
import { z } from "./zod";

const portNumber = z.int().min(1).max(65535);

const vpcName = z
  .string()
  .regex(/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/)
  .meta({ description: "A VPC as ACCOUNT/VPC.", examples: ["payments-prod/main"] });

const targets = z
  .strictObject({
    ips: z
      .array(z.ipv4())
      .min(1)
      .optional()
      .meta({ description: "Private addresses, in the VPC or routed to from it." }),
    instances: z
      .array(
        z
          .string()
          .regex(/^i-[0-9a-f]{8,17}$/)
          .meta({ examples: ["i-0123456789abcdef0"] }),
      )
      .min(1)
      .optional()
      .meta({ description: "IDs of EC2 instances." }),
    autoScalingGroup: autoScalingGroupName.optional().meta({
      description: "The name of an Auto Scaling group, made elsewhere, whose instances register themselves.",
    }),
    alb: applicationBalancerArn.optional().meta({
      description: "The ARN of an Application Load Balancer that listens on the port.",
      examples: ["arn:aws:elasticloadbalancing:us-east-1:111111111111:loadbalancer/app/web/0a1b2c3d4e5f6071"],
    }),
    port: portNumber.optional().meta({ description: "The targets' port; the listener's without." }),
  })
  .meta({
    id: "ServiceTargets",
    description: "What a listener sends to: one of ips, instances, autoScalingGroup and alb.",
  });

const health = z
  .strictObject({
    protocol: z
      .enum(["TCP", "HTTP", "HTTPS"])
      .optional()
      .meta({ description: "TCP, or HTTP for an ALB, unless said." }),
    port: portNumber.optional().meta({ description: "The port that traffic goes to unless said." }),
    path: httpPath.default("/").meta({ description: "For HTTP and HTTPS: what is asked for." }),
    intervalSeconds: z
      .int()
      .min(5)
      .max(300)
      .default(10)
      .meta({ description: "Seconds between two health checks of a target." }),
    threshold: z
      .int()
      .min(2)
      .max(10)
      .default(3)
      .meta({ description: "Checks in a row that change a target's state." }),
  })
  .meta({ id: "ServiceHealth", description: "How the load balancer asks whether a target is well." });

const listener = z
  .strictObject({
    port: portNumber.meta({ description: "What the service answers on." }),
    protocol: z.enum(["TCP", "TLS", "UDP", "TCP_UDP"]).default("TCP").meta({
      description:
        "TLS ends at the load balancer. UDP is refused: over PrivateLink it needs what the AWS provider cannot set.",
    }),
    certificate: certificateArn.optional().meta({ description: "For TLS: the ARN of the certificate." }),
    targets: targets.meta({ description: "What answers on this port." }),
    health: health.prefault({}).meta({ description: "How targets are checked." }),
    proxyProtocol: z.boolean().default(false).meta({
      description:
        "PROXY protocol v2: a header tells the target which endpoint each connection came through, as the packets' source is the load balancer.",
    }),
    idleSeconds: z.int().min(60).max(6000).optional().meta({
      description: "How long a silent TCP connection lives; 350 seconds without.",
    }),
  })
  .meta({ id: "ServiceListener", description: "A port of the service, and what stands behind it." });

const consumer = z
  .strictObject({
    ou: ouPath.optional(),
    account: name.optional(),
    vpc: vpcName.optional(),
    tags: z.record(tagKey, tagValue).optional().meta({
      description: "Tags of the VPC, with those of its account and OUs, that all have to be there.",
    }),
    except: z.array(vpcName).min(1).optional().meta({ description: "VPCs that are left out." }),
    tier: name.default("endpoints").meta({ description: "The tier that the endpoint stands in." }),
    ports: z
      .array(portNumber)
      .min(1)
      .optional()
      .meta({ description: "Only these ports of the service; all without." }),
    clients: clients.optional().meta({ description: "Who may use the endpoint; the whole VPC without." }),
    roles: z
      .array(
        z
          .string()
          .regex(/^[\w+=,.@/-]{1,512}$/)
          .meta({ examples: ["NetworkDeployer"] }),
      )
      .min(1)
      .optional()
      .meta({
        description:
          "IAM roles, by name with their path, that alone may make the endpoint; without, whoever in the account may make endpoints.",
      }),
  })
  .meta({
    id: "ServiceConsumer",
    description: "VPCs that get an endpoint: those of which everything that is said here is true.",
  });

export const balancer = z
  .strictObject({
    crossZone: z.boolean().default(true).meta({
      description: "Whether a target is used from every AZ, at the price of traffic between AZs.",
    }),
    deletionProtection: z
      .boolean()
      .default(false)
      .meta({ description: "Whether AWS refuses to delete it until this is taken back." }),
  })
  .meta({ description: "The load balancer that the service is made of." });

export const service = z
  .strictObject({
    description: description.optional(),
    provider: z
      .strictObject({
        account: name,
        vpc: name,
        tier: name.default("services").meta({ description: "The tier that the load balancer stands in." }),
      })
      .optional()
      .meta({ description: "Who offers it; without it, serviceName says which service of others is meant." }),
    listeners: z
      .array(listener)
      .min(1)
      .optional()
      .meta({ description: "The ports that clients call, and what answers." }),
    loadBalancer: balancer.optional(),
    acceptance: z.enum(["automatic", "manual"]).optional().meta({
      description: "manual: each connection is accepted by a resource of the provider's accept stack.",
      default: "automatic",
    }),
    serviceName: z
      .string()
      .regex(/^(?:[a-z]+\.)+vpce\.[a-z0-9-]+\.vpce-svc-[0-9a-f]{8,17}$/)
      .optional()
      .meta({
        description: "A service of others, by the name that they gave.",
        examples: ["com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0"],
      }),
    ports: z.array(portNumber).min(1).optional().meta({ description: "For a service of others: its ports." }),
    availabilityZones: z
      .array(azId)
      .min(1)
      .optional()
      .meta({ description: "For a service of others: the AZ IDs that it is offered in." }),
    consumers: z
      .array(consumer)
      .min(1)
      .meta({ description: "Who uses the service; each VPC of theirs gets an endpoint." }),
    regions: z.array(regionName).min(1).optional().meta({
      description: "Regions besides its own whose VPCs may consume it.",
    }),
    dnsName: z
      .string()
      .regex(/^(?:\*\.)?(?=.{1,253}$)[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/)
      .optional()
      .meta({
        description: "What clients call it, in lower case.",
        examples: ["auth.internal.acme.example"],
      }),
    dns: z.enum(["zone", "private"]).optional().meta({
      default: "zone",
      description:
        "zone: a hosted zone in each consumer, with an alias of its endpoint. private: the service owns the name in every consumer, once its domain is proved.",
    }),
    verification: z
      .union([
        z.strictObject({
          zoneId: z
            .string()
            .regex(/^Z[A-Z0-9]{1,31}$/)
            .meta({ description: "The public hosted zone of the domain.", examples: ["Z0123456789ABC"] }),
        }),
        z.enum(["output", "done"]),
      ])
      .optional()
      .meta({
        description:
          "For dns: private, the TXT record that proves the domain. zoneId: written into this public hosted zone. output: told as an output, for somebody to write. done: it has been.",
      }),
  })
  .meta({
    id: "Service",
    description:
      "A PrivateLink service: used by an endpoint in each consumer's VPC, with no route between them.",
  });

export const services = z.record(name, service);

export type ServiceShape = z.infer<typeof service>;
export type ServiceListenerShape = z.infer<typeof listener>;
export type ServiceConsumerShape = z.infer<typeof consumer>;
