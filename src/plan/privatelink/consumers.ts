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
import type { Decision } from "../stack/decision";
import { type Import, importInto } from "../stack/export";
import type { StackPlace } from "../stack/place";
import { type GroupOutline, planBlockRules, planGroup } from "../stack/security-groups";
import { baseOf } from "../stack/vpc-id";
import { own, vpcHandle } from "../stack/vpc-identifiers";
import { isOwn, type PrivateLinkContext, serviceIn } from "./context";
import { planServiceRecords } from "./names";

export function planConsumers(context: PrivateLinkContext, service: Service): Decision[] {
  return service.consumers.map((consumer) => {
    const place = linkOf(consumer);
    const because = becauseOf(service, consumer);
    return {
      place,
      resources: () => planConsumer(context, service, consumer),
      imports: [
        vpcHandle(consumer.vpc, place).imported,
        ...(isOwn(service) ? [serviceIn(place, service, because)] : []),
        ...(service.dns?.by === "zone" ? [zoneNamesIn(service, consumer)] : []),
      ],
    };
  });
}

function linkOf({ vpc }: ServiceConsumer): StackPlace {
  return { ...baseOf(vpc), phase: "link" };
}

function becauseOf({ name }: Service, { at }: ServiceConsumer): Because {
  return { ref: `services/${name}`, at };
}

/**
 * All in the link stack, group and zone with the endpoint that needs them: when the consumer leaves, Terraform takes the
 * endpoint and its records away first, which it could not order across two stacks.
 */
function planConsumer(context: PrivateLinkContext, service: Service, consumer: ServiceConsumer): Planned[] {
  const { vpc } = consumer;
  const because = becauseOf(service, consumer);
  const ref = serviceEndpointRef(vpc.ref, service.name);
  const handle = vpcHandle(vpc, linkOf(consumer));
  const subnets = endpointSubnets(service, consumer);
  const { serviceName, lookups } = serviceNameIn(context, service, consumer);
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
    ...planZone(service, consumer, ref, handle.id),
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
  service: Service,
  consumer: ServiceConsumer,
  endpoint: string,
  vpcId: Identifier,
): Planned[] {
  const { name: serviceName, dns } = service;
  if (dns?.by !== "zone") return [];
  const because = becauseOf(service, consumer);
  const { vpc } = consumer;
  const names = zoneNamesIn(service, consumer);
  const zones = endpointSubnets(service, consumer).map(({ availabilityZone: id }) => {
    return { id, name: names.value(zoneName(id)) };
  });
  const zone = `${vpc.ref}/service-zone/${serviceName}`;
  const comment = `The service ${serviceName} through its endpoint`;
  const name = zoneNameOf(dns);
  return [
    { kind: "private-zone", ref: zone, because, name, vpc: vpcId, comment, tags: vpc.tags },
    ...planServiceRecords(dns, { zone, endpoint, zones, because }),
  ];
}

/** What the consumer's account calls the AZs of the endpoint's subnets. */
function zoneNamesIn(service: Service, consumer: ServiceConsumer): Import {
  const { vpc } = consumer;
  const exported = {
    producer: baseOf(vpc),
    name: `vpc-${vpc.name}`,
    reader: { account: vpc.account },
    group: `zones ${service.name}`,
    values: () =>
      Object.fromEntries(
        endpointSubnets(service, consumer).map(({ availabilityZone, ref }) => [
          zoneName(availabilityZone),
          own("subnet", ref, "availability_zone"),
        ]),
      ),
    because: { ref: vpc.ref, at: vpc.at },
  };
  return importInto(linkOf(consumer), exported, becauseOf(service, consumer));
}

function zoneName(id: string): string {
  return `name_${id}`;
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
  { model, accountId }: PrivateLinkContext,
  service: Service,
  consumer: ServiceConsumer,
): FoundName {
  if (!isOwn(service)) return { serviceName: foreignName(service), lookups: [] };
  const { vpc } = consumer;
  const because = becauseOf(service, consumer);
  const found = serviceIn(linkOf(consumer), service, because).value("name");
  const { account } = service.offer.vpc;
  // GovCloud tells nobody who owns a service.
  // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_endpoint_service_data_source.go
  const told = model.organization.partition !== "aws-us-gov";
  if (account === vpc.account || !told) return { serviceName: found, lookups: [] };
  const ref = serviceEndpointRef(vpc.ref, service.name);
  const ownerId = accountId(account);
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
