/** Plans a consumer's side: an endpoint in its VPC, a security group for its clients, and the names that lead to it. */
import { quotaOf } from "../../model/rules/quotas";
import {
  hasPrivateName,
  type Service,
  type ServiceConsumer,
  serviceEndpointRef,
  sharedZones,
  zoneNameOf,
} from "../../model/service";
import { clientBlocks } from "../endpoints/client-blocks";
import type { Identifier } from "../planned/exchange";
import type { Because } from "../planned/planned";
import type { Planned } from "../planned/stack";
import type { StackPlace } from "../stack/place";
import { type GroupOutline, planBlockRules, planGroup } from "../stack/security-groups";
import { baseOf } from "../stack/vpc-id";
import { own } from "../stack/vpc-identifiers";
import { isOwn, type PrivateLinkContext, shareService } from "./context";
import { planServiceRecords } from "./names";

export function planConsumers(context: PrivateLinkContext, service: Service): void {
  for (const consumer of service.consumers) {
    const link: StackPlace = { ...baseOf(consumer.vpc), phase: "link" };
    context.contents.addDecided(link, () => planConsumer(context, service, consumer, link));
  }
}

/**
 * All in the link stack, group and zone with the endpoint that needs them: when the consumer leaves, Terraform takes the
 * endpoint and its records away first, which it could not order across two stacks.
 */
function planConsumer(
  context: PrivateLinkContext,
  service: Service,
  consumer: ServiceConsumer,
  link: StackPlace,
): Planned[] {
  const { vpc } = consumer;
  const because: Because = { ref: `services/${service.name}`, at: consumer.at };
  const ref = serviceEndpointRef(vpc.ref, service.name);
  const handle = context.identifiers.of(vpc, link);
  const subnets = endpointSubnets(service, consumer);
  const { serviceName, lookups } = serviceNameIn(context, service, consumer, link, because);
  return [
    ...lookups,
    ...planClients(context, service, consumer, ref, handle.id, because),
    {
      kind: "service-endpoint",
      ref,
      because,
      name: `${vpc.name}-${service.name}`,
      vpc: handle.id,
      subnets: subnets.map((subnet) => handle.subnet(subnet.ref)),
      securityGroup: ref,
      serviceName,
      ...(vpc.region !== service.region && { serviceRegion: service.region }),
      privateDns: hasPrivateName(service),
      tags: vpc.tags,
    },
    ...planZone(context, service, consumer, ref, handle.id, because),
  ];
}

/** The group that lets the clients at the endpoint. */
function planClients(
  { allocations, collector }: PrivateLinkContext,
  service: Service,
  { vpc, ports, clients, at }: ServiceConsumer,
  ref: string,
  vpcId: Identifier,
  because: Because,
): Planned[] {
  const group: GroupOutline = {
    ref,
    because,
    name: `${vpc.name}-${service.name}-consumer`,
    description: `Clients of the service ${service.name}`,
  };
  const blocks = clientBlocks(vpc, clients, allocations);
  const listening = ports.map((port) => ({ protocol: "tcp" as const, port }));
  const rules = planBlockRules(group, "ingress", blocks, listening);
  const quota = quotaOf(vpc, "rulesPerSecurityGroup");
  if (rules.length > quota) {
    const data = { endpoint: ref, count: rules.length, blocks: blocks.length, quota };
    collector.report("ENDPOINT_RULES_QUOTA", at, data);
  }
  return [planGroup(vpc, group, vpcId), ...rules];
}

function planZone(
  { contents }: PrivateLinkContext,
  service: Service,
  consumer: ServiceConsumer,
  endpoint: string,
  vpcId: Identifier,
  because: Because,
): Planned[] {
  const { name: serviceName, dns } = service;
  if (dns?.by !== "zone") return [];
  const { vpc } = consumer;
  const base = baseOf(vpc);
  const subnets = endpointSubnets(service, consumer);
  const names = subnets.map(({ availabilityZone, ref }) => [
    `name_${availabilityZone}`,
    own("subnet", ref, "availability_zone"),
  ]);
  const whose: Because = { ref: vpc.ref, at: vpc.at };
  const reader = { account: vpc.account };
  const shared = contents.share(base, `vpc-${vpc.name}`, reader, Object.fromEntries(names), whose);
  const receive = contents.receive({ ...base, phase: "link" }, shared, because);
  const zones = subnets.map(({ availabilityZone: id }) => ({ id, name: receive(`name_${id}`) }));
  const zone = `${vpc.ref}/service-zone/${serviceName}`;
  const comment = `The service ${serviceName} through its endpoint`;
  const name = zoneNameOf(dns);
  return [
    { kind: "private-zone", ref: zone, because, name, vpc: vpcId, comment, tags: vpc.tags },
    ...planServiceRecords(dns, { zone, endpoint, zones, because }),
  ];
}

/** One subnet of the tier in each AZ that both sides have. */
function endpointSubnets(service: Service, consumer: ServiceConsumer) {
  const zones = sharedZones(service, consumer);
  const tier = consumer.vpc.tiers.find(({ name }) => name === consumer.tier);
  return (tier?.subnets ?? []).filter(({ availabilityZone }) => zones.includes(availabilityZone));
}

interface FoundName {
  readonly serviceName: Identifier | string;
  readonly lookups: readonly Planned[];
}

/** Of another account's service, the name once that account turns out to own what it leads to. */
function serviceNameIn(
  context: PrivateLinkContext,
  service: Service,
  { vpc }: ServiceConsumer,
  link: StackPlace,
  because: Because,
): FoundName {
  if (!isOwn(service)) return { serviceName: foreignName(service), lookups: [] };
  const { contents } = context;
  const found = contents.receive(link, shareService(context, service), because)("name");
  const { account } = service.offer.vpc;
  // GovCloud tells nobody who owns a service.
  // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_endpoint_service_data_source.go
  const told = context.model.organization.partition !== "aws-us-gov";
  if (account === vpc.account || !told) return { serviceName: found, lookups: [] };
  const ref = serviceEndpointRef(vpc.ref, service.name);
  const ownerId = contents.accountId(account);
  const otherwise = `The service ${service.name} that account ${account} exported is not owned by ${ownerId}.`;
  const lookup: Planned = {
    kind: "service-lookup",
    ref,
    because,
    found,
    ...(vpc.region !== service.region && { region: service.region }),
    conditions: [{ attribute: "owner", has: { value: ownerId }, otherwise }],
  };
  return { serviceName: own("service-lookup", ref, "service_name"), lookups: [lookup] };
}

function foreignName({ offer }: Service): string {
  return offer.kind === "foreign" ? offer.serviceName : "";
}
