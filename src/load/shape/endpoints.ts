/** What can be said of a VPC's endpoints to AWS services. */
import { azId, checkedText, cidrBlock, name } from "./primitives";
import { serviceText } from "./texts";
import { z } from "./zod";

const none = z.literal("none").meta({ description: "Takes back what an outer level declares." });

const ENDPOINT_NAME = /^[a-z](?:[a-z0-9.-]{0,61}[a-z0-9])?$/;

/** The key of an endpoint: as a rule the short name of its service, `s3` or `ecr.dkr`. */
export const endpointName = checkedText(
  {
    description: "The endpoint's name: that of its service, unless `service` says which.",
    pattern: ENDPOINT_NAME.source,
    examples: ["s3", "ecr.dkr"],
  },
  (text) => (ENDPOINT_NAME.test(text) ? undefined : { diagnostic: "NAME_SYNTAX", data: { text } }),
);

export const common = {
  service: serviceText.optional().meta({
    description: "The service's short name, or its full one; that of the key unless said otherwise.",
    examples: ["s3", "com.amazonaws.us-east-1.new-service"],
  }),
  policy: name.optional().meta({
    description:
      "A policy of `policies`, or one of the built-in org-only, account-only, read-only and full-access.",
  }),
  confirmed: z.boolean().optional().meta({
    default: false,
    description:
      "What is told about this endpoint is meant: a service that the catalogue does not have, or names that it takes away.",
  }),
  gbPerMonth: z
    .number()
    .min(0)
    .optional()
    .meta({ description: "Traffic of one VPC, for the advice on where the endpoint costs least." }),
};

export const gatewayEndpoint = z
  .strictObject({
    ...common,
    tiers: z.array(name).min(1).optional().meta({
      description:
        "The tiers that have the route; without it, every tier that no other endpoint of the service names. A tier without it has no path.",
    }),
    clientSecurityGroup: z.boolean().optional().meta({
      description: "Makes a security group whose only rule lets its wearer reach the service's prefix list.",
      default: false,
    }),
  })
  .meta({ id: "GatewayEndpoint", description: "A route to S3 or DynamoDB that costs nothing." });

export const clients = z
  .strictObject({
    tiers: z
      .array(name)
      .min(1)
      .optional()
      .meta({ description: "Only these tiers of the endpoint's VPC; all its blocks without." }),
    external: z
      .array(name)
      .min(1)
      .optional()
      .meta({ description: "External ranges of `ipam` besides, as on-premises." }),
    cidrs: z.array(cidrBlock).min(1).optional().meta({ description: "Further CIDR blocks." }),
  })
  .meta({ id: "EndpointClients", description: "Who may use the endpoint: what its security group admits." });

const interfaceEndpoint = z
  .strictObject({
    ...common,
    tier: name.optional().meta({ description: "The tier its network interfaces stand in." }),
    availabilityZones: z
      .union([z.int().min(1).max(6), z.array(azId).min(1)])
      .optional()
      .meta({
        description:
          "AZ IDs of the tier, or how many of them to take; all without. A number keeps the AZs that it took before.",
      }),
    privateDns: z
      .union([z.boolean(), z.literal("inbound-resolver-only")])
      .optional()
      .meta({
        description:
          "Whether the service's own names lead to the endpoint. inbound-resolver-only, for s3: only for who asks through an inbound resolver endpoint, while the VPC uses the gateway endpoint.",
      }),
    clients: clients.optional().meta({ description: "Who may use the endpoint; the whole VPC without." }),
  })
  .meta({ id: "InterfaceEndpoint", description: "Network interfaces in a VPC that lead to a service." });

const hubChoice = z
  .strictObject({
    name,
    services: z
      .array(endpointName)
      .min(1)
      .optional()
      .meta({ description: "Only these of the hub's services; all without." }),
    except: z
      .array(endpointName)
      .min(1)
      .optional()
      .meta({ description: "All of the hub's services but these." }),
  })
  .meta({ id: "HubChoice" });

export const endpoints = z
  .strictObject({
    tier: name
      .optional()
      .meta({ description: "The tier that interface endpoints stand in.", default: "endpoints" }),
    policy: name.optional().meta({
      description: "The policy of every endpoint whose service takes one and that names none itself.",
    }),
    gateway: z
      .record(endpointName, z.union([none, gatewayEndpoint]))
      .optional()
      .meta({ description: "Gateway endpoints by name: s3 and dynamodb." }),
    interface: z
      .record(endpointName, z.union([none, interfaceEndpoint]))
      .optional()
      .meta({ description: "Interface endpoints by name." }),
    hub: z
      .union([none, name, hubChoice])
      .optional()
      .meta({ description: "The endpoint hub whose interface endpoints this VPC uses." }),
  })
  .meta({ id: "Endpoints", description: "Endpoints to AWS services." });

export type ClientsShape = z.infer<typeof clients>;
export type EndpointsShape = z.infer<typeof endpoints>;
export type GatewayEndpointShape = z.infer<typeof gatewayEndpoint>;
export type InterfaceEndpointShape = z.infer<typeof interfaceEndpoint>;
