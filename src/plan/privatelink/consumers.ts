/** Plans a consumer's side: security group and zone with its VPC, the endpoint and its names once the service exists. */
import { quotaOf } from "../../model/rules/quotas";
import {
  hasPrivateName,
  type Service,
  type ServiceConsumer,
  serviceEndpointRef,
  sharedZones,
  zoneNameOf,
} from "../../model/service";
import { type GroupOutline, planBlockRules, planGroup } from "../endpoints/security-groups";
import type { Identifier, OwnIdentifier } from "../planned/exchange";
import type { Because } from "../planned/planned";
import type { Planned } from "../planned/stack";
import { own } from "../routing/vpc-identifiers";
import { baseOf } from "../shared-vpc";
import type { StackPlace } from "../stack-contents";
import { isOwn, type PrivateLinkContext, shareService } from "./context";
import { planServiceRecords } from "./names";
import { ownBlocks } from "./targets";

export function planConsumers(context: PrivateLinkContext, service: Service): void {
  for (const consumer of service.consumers) planConsumer(context, service, consumer);
}

function planConsumer(context: PrivateLinkContext, service: Service, consumer: ServiceConsumer): void {
  const { contents, identifiers } = context;
  const { vpc } = consumer;
  const because: Because = { ref: `services/${service.name}`, at: consumer.at };
  const ref = serviceEndpointRef(vpc.ref, service.name);
  const zone = service.dns?.by === "zone" ? `${vpc.ref}/service-zone/${service.name}` : undefined;
  const link: StackPlace = { ...baseOf(vpc), phase: "link" };
  contents.add(baseOf(vpc), ...planInBase(context, service, consumer, ref, zone, because));

  const subnets = endpointSubnets(service, consumer);
  const given: Record<string, OwnIdentifier> = { [`group_${service.name}`]: own("security-group", ref) };
  if (zone !== undefined) {
    given[`zone_${service.name}`] = own("private-zone", zone, "zone_id");
    for (const { availabilityZone, ref: subnet } of subnets)
      given[`name_${availabilityZone}`] = own("subnet", subnet, "availability_zone");
  }
  const reader = { account: vpc.account };
  const shared = contents.share(baseOf(vpc), `services-${vpc.name}`, reader, given, {
    ref: vpc.ref,
    at: vpc.at,
  });
  const receive = contents.receive(link, shared, because);
  const handle = identifiers.of(vpc, link);
  contents.add(link, {
    kind: "service-endpoint",
    ref,
    because,
    name: `${vpc.name}-${service.name}`,
    vpc: handle.id,
    subnets: subnets.map((subnet) => handle.subnet(subnet.ref)),
    securityGroup: receive(`group_${service.name}`),
    serviceName: serviceNameIn(context, link, service, because),
    ...(vpc.region !== service.region && { serviceRegion: service.region }),
    privateDns: hasPrivateName(service),
    tags: vpc.tags,
  });
  if (zone === undefined || !service.dns) return;
  const zones = subnets.map(({ availabilityZone }) => ({
    id: availabilityZone,
    name: receive(`name_${availabilityZone}`),
  }));
  const records = { zone, zoneId: receive(`zone_${service.name}`), endpoint: ref, zones, because };
  contents.add(link, ...planServiceRecords(service.dns, records));
}

function planInBase(
  { allocations, collector }: PrivateLinkContext,
  service: Service,
  { vpc, ports, at }: ServiceConsumer,
  ref: string,
  zone: string | undefined,
  because: Because,
): Planned[] {
  const group: GroupOutline = {
    ref,
    because,
    name: `${vpc.name}-${service.name}-consumer`,
    description: `Clients of the service ${service.name}`,
  };
  const blocks = ownBlocks(vpc, allocations);
  const listening = ports.map((port) => ({ protocol: "tcp" as const, port }));
  const rules = planBlockRules(group, "ingress", blocks, listening);
  const quota = quotaOf(vpc, "rulesPerSecurityGroup");
  if (rules.length > quota) {
    const data = { endpoint: ref, count: rules.length, blocks: blocks.length, quota };
    collector.report("ENDPOINT_RULES_QUOTA", at, data);
  }
  const planned: Planned[] = [planGroup(vpc, group), ...rules];
  if (zone === undefined || !service.dns) return planned;
  const comment = `The service ${service.name} through its endpoint`;
  const name = zoneNameOf(service.dns);
  return [
    ...planned,
    { kind: "private-zone", ref: zone, because, name, vpc: vpc.ref, comment, tags: vpc.tags },
  ];
}

/** One subnet of the tier in each AZ that both sides have. */
function endpointSubnets(service: Service, consumer: ServiceConsumer) {
  const zones = sharedZones(service, consumer);
  const tier = consumer.vpc.tiers.find(({ name }) => name === consumer.tier);
  return (tier?.subnets ?? []).filter(({ availabilityZone }) => zones.includes(availabilityZone));
}

function serviceNameIn(
  context: PrivateLinkContext,
  link: StackPlace,
  service: Service,
  because: Because,
): Identifier | string {
  if (isOwn(service)) return context.contents.receive(link, shareService(context, service), because)("name");
  return service.offer.kind === "foreign" ? service.offer.serviceName : "";
}
