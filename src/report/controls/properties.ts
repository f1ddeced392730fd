/** Properties of the emitted Terraform that somebody has published an identifier for, counted. */
import { asList, type Block, parseStack } from "../../verify/terraform/stack";
import type { BundleInput } from "../bundle-input";
import type { IdentifierName } from "./identifiers";

export interface Property {
  readonly name: string;
  readonly supports: readonly IdentifierName[];
  /** Of how many things it could be true, and of how many it is. */
  readonly of: number;
  readonly held: number;
  /** What is counted, in the plural. */
  readonly things: string;
  /** The table that lists them. */
  readonly table: string;
}

/** Of an attribute it counts what the JSON says, never what AWS would make of it. */
export function propertiesOf(input: BundleInput): Property[] {
  const blocks = input.stacks.flatMap((stack) => parseStack(stack).blocks);
  const ofType = (type: string) => blocks.filter((block) => block.type === type && block.mode === "resource");
  const { network } = input.scene.world;
  const vpcs = network.vpcs.size;
  const subnets = [...network.subnets.values()];
  const gateways = ofType("aws_ec2_transit_gateway");
  const endpoints = [...network.interfaceEndpoints.values()];
  return [
    {
      name: "Default security groups have no rules",
      supports: ["EC2.2", "CIS 5.5", "AC-4", "AC-4(21)", "SC-7", "SC-7(5)", "SC-7(11)", "SC-7(21)"],
      of: vpcs,
      held: ofType("aws_default_security_group").filter(hasNoRules).length,
      things: "VPCs",
      table: "provenance",
    },
    {
      name: "Flow logs are kept",
      supports: ["EC2.6", "CIS 3.7", "AC-4(26)", "AU-2", "AU-12"],
      of: vpcs,
      held: flowLogged(ofType("aws_flow_log")),
      things: "VPCs",
      table: "provenance",
    },
    {
      name: "Subnets give no public addresses by themselves",
      supports: ["EC2.15", "AC-4", "AC-4(21)", "SC-7", "SC-7(11)"],
      of: subnets.length,
      held: subnets.filter(({ publicAddresses }) => !publicAddresses).length,
      things: "subnets",
      table: "addresses",
    },
    {
      name: "Transit gateways accept no attachment by themselves",
      supports: ["EC2.23", "AC-4(21)", "CA-9(1)", "CM-2"],
      of: gateways.length,
      held: gateways.filter(({ body }) => body.auto_accept_shared_attachments !== "enable").length,
      things: "transit gateways",
      table: "connections",
    },
    {
      name: "EC2's API has an endpoint in the VPC itself",
      supports: ["EC2.10", "AC-3", "AC-4", "AC-6", "SC-7"],
      of: vpcs,
      held: new Set(endpoints.filter(({ service }) => service.endsWith("/ec2")).map(({ vpc }) => vpc)).size,
      things: "VPCs",
      table: "endpoints",
    },
    {
      name: "Interface endpoints have a policy that limits who or what",
      supports: ["AC-3", "AC-6", "SC-7(4)"],
      of: endpoints.filter(({ privateLink }) => !privateLink).length,
      held: endpoints.filter(({ privateLink, policy }) => !privateLink && /limits/.test(policy.summary))
        .length,
      things: "interface endpoints to AWS services",
      table: "endpoints",
    },
    {
      name: "Addresses are in a register, each with the line that asked for it",
      supports: ["CM-2", "CM-8"],
      of: input.plan.addresses.length,
      held: input.plan.addresses.filter(({ because }) => because.at).length,
      things: "allocations",
      table: "addresses",
    },
    {
      name: "Connections between networks are listed, each with the line that asked for it",
      supports: ["CA-9", "CM-8"],
      of: network.attachments.size + network.peerings.size,
      held: [...network.attachments.values(), ...network.peerings.values()].filter(({ origin }) => origin.at)
        .length,
      things: "connections",
      table: "connections",
    },
  ];
}

function hasNoRules({ body }: Block): boolean {
  return asList(body.ingress).length === 0 && asList(body.egress).length === 0;
}

/** VPCs with a log; a VPC's own stack makes both, so stack and reference name it. */
function flowLogged(logs: readonly Block[]): number {
  return new Set(logs.map(({ stack, body }) => `${stack.name} ${body.vpc_id}`)).size;
}
