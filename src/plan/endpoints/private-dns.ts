/** Plans how the names of a hub's endpoints reach the VPCs that use it. */
import { acceptedName } from "../../aws/names";
import type { HubConsumer } from "../../model/endpoint-hub";
import type { Identifier, OwnIdentifier } from "../planned/exchange";
import type { Condition } from "../planned/lookup";
import type { Because } from "../planned/planned";
import type { PlannedZoneAssociation } from "../planned/private-dns";
import type { Planned } from "../planned/stack";
import type { Decision } from "../stack/decision";
import { type Import, importInto } from "../stack/export";
import type { StackPlace } from "../stack/place";
import { planSharing } from "../stack/resource-shares";
import { baseOf, vpcIdIn } from "../stack/vpc-id";
import { own } from "../stack/vpc-identifiers";
import type { EndpointContext } from "./context";
import { type HubZone, type RegionalHub, zonesFor } from "./hub";

export function planHubNames(regional: RegionalHub, context: EndpointContext): Decision[] {
  return [
    { place: baseOf(regional.vpc), resources: regional.zones.flatMap((zone) => planZone(regional, zone)) },
    ...(regional.hub.dns === "profile"
      ? planProfile(regional, context)
      : planAssociations(regional, context)),
  ];
}

function planZone({ hub, vpc }: RegionalHub, zone: HubZone): Planned[] {
  const because = { ref: zone.endpoint.ref, at: zone.endpoint.at };
  return [
    {
      kind: "private-zone",
      ref: zone.ref,
      because,
      name: zone.zone,
      vpc: own("vpc", vpc.ref),
      comment: `${zone.endpoint.service} through the endpoint hub ${hub.name}`,
      tags: vpc.tags,
    },
    ...zone.records.map(
      (record): Planned => ({
        kind: "endpoint-record",
        ref: `${zone.ref}/${record === "" ? "apex" : "below"}`,
        because,
        zone: zone.ref,
        name: record === "" ? zone.zone : `${record}.${zone.zone}`,
        endpoint: zone.endpoint.ref,
      }),
    ),
  ];
}

/** Zones one by one: the owner authorises in its link stack, the VPC's account associates in its accept stack. */
function planAssociations(regional: RegionalHub, context: EndpointContext): Decision[] {
  return regional.consumers
    .filter((consumer) => zonesFor(regional, consumer).length > 0)
    .flatMap((consumer) =>
      consumer.vpc.account === regional.vpc.account
        ? [planOwnAssociation(regional, consumer)]
        : planForeignAssociation(regional, consumer, context),
    );
}

function planOwnAssociation(regional: RegionalHub, consumer: HubConsumer): Decision {
  const place = baseOf(regional.vpc);
  const because: Because = { ref: consumer.vpc.ref, at: consumer.choice.at };
  const vpc = vpcIdIn(place, consumer.vpc, because);
  const resources = zonesFor(regional, consumer).map((zone) =>
    associate(consumer, zone, zoneId(zone), vpc.value("id"), because),
  );
  return { place, resources, imports: [vpc] };
}

function planForeignAssociation(
  regional: RegionalHub,
  consumer: HubConsumer,
  { accountId }: EndpointContext,
): Decision[] {
  const { account } = regional.vpc;
  const because: Because = { ref: consumer.vpc.ref, at: consumer.choice.at };
  const link: StackPlace = { ...baseOf(regional.vpc), phase: "link" };
  const accept: StackPlace = { ...baseOf(consumer.vpc), phase: "accept" };
  const [authorised, own] = [vpcIdIn(link, consumer.vpc, because), vpcIdIn(accept, consumer.vpc, because)];
  const [inLink, inAccept] = [zonesIn(link, regional, because), zonesIn(accept, regional, because)];
  const zones = zonesFor(regional, consumer);
  const authorise = (zone: HubZone): Planned => ({
    kind: "zone-authorization",
    ref: `${zone.ref}/for/${consumer.vpc.account}/${consumer.vpc.name}`,
    because,
    zone: inLink.value(exportName(zone)),
    vpc: authorised.value("id"),
  });
  const follow = (zone: HubZone): Planned => ({
    ...associate(consumer, zone, inAccept.value(exportName(zone)), own.value("id"), because),
    conditions: [zoneOwner(zone, account, accountId(account))],
  });
  return [
    { place: link, resources: zones.map(authorise), imports: [authorised, inLink] },
    { place: accept, resources: zones.map(follow), imports: [own, inAccept], after: [link] },
  ];
}

/** The IDs of a hub's zones. An ID opens nothing: what opens a zone is the authorisation, which names each VPC. */
function zonesIn(place: StackPlace, { vpc, hub, zones }: RegionalHub, because: Because): Import {
  const exported = {
    producer: baseOf(vpc),
    name: `endpoint-zones-${vpc.name}`,
    reader: "organization" as const,
    values: () => Object.fromEntries(zones.map((zone) => [exportName(zone), zoneId(zone)])),
    because: { ref: vpc.ref, at: hub.at },
  };
  return importInto(place, exported, because);
}

function zoneId({ ref }: HubZone): OwnIdentifier {
  return own("private-zone", ref, "zone_id");
}

function associate(
  { vpc }: HubConsumer,
  { zone }: HubZone,
  id: Identifier,
  vpcId: Identifier,
  because: Because,
): PlannedZoneAssociation {
  return { kind: "zone-association", ref: `${vpc.ref}/endpoint-zone/${zone}`, because, zone: id, vpc: vpcId };
}

/** Only who sees a zone in one of its VPCs may ask whose it is, so this holds once it is associated. */
function zoneOwner({ zone }: HubZone, account: string, ownerId: string): Condition {
  const otherwise = `The zone that account ${account} exported for ${zone} is not owned by ${ownerId}.`;
  return { attribute: "owning_account", has: { value: ownerId }, otherwise };
}

/** A name that Terraform can read after a dot. */
function exportName({ zone }: HubZone): string {
  return zone.replaceAll(".", "-");
}

/** All zones at once: a profile in the hub's account, shared with the accounts whose VPCs have it. */
function planProfile(regional: RegionalHub, { accountId }: EndpointContext): Decision[] {
  const { vpc: hubVpc, hub, zones, consumers } = regional;
  const place = baseOf(hubVpc);
  const because: Because = { ref: hubVpc.ref, at: hub.at };
  const profile = profileRef(regional);
  const away = consumers.filter(({ vpc }) => vpc.account !== hubVpc.account);
  const resources: Planned[] = [
    { kind: "dns-profile", ref: profile, because, name: profileName(regional), tags: hubVpc.tags },
    ...zones.map(
      (zone): Planned => ({
        kind: "profile-zone",
        ref: `${profile}/${zone.zone}`,
        because: { ref: zone.endpoint.ref, at: zone.endpoint.at },
        name: exportName(zone).slice(0, 64),
        profile,
        zone: zone.ref,
      }),
    ),
    ...planSharing({
      ref: `${profile}/share`,
      because,
      name: profileName(regional),
      resources: { profile: own("dns-profile", profile, "arn") },
      principals: new Map(away.map(({ vpc }) => [vpc.account, accountId(vpc.account)])),
      tags: hubVpc.tags,
    }),
  ];
  return [{ place, resources }, ...consumers.map((consumer) => planProfileAssociation(regional, consumer))];
}

function planProfileAssociation(regional: RegionalHub, { vpc, choice }: HubConsumer): Decision {
  const { vpc: hubVpc, hub } = regional;
  const because: Because = { ref: vpc.ref, at: choice.at };
  const isAway = vpc.account !== hubVpc.account;
  const place: StackPlace = isAway ? { ...baseOf(vpc), phase: "link" } : baseOf(hubVpc);
  const exported = {
    producer: baseOf(hubVpc),
    name: `dns-profile-${hubVpc.name}`,
    reader: "organization" as const,
    values: () => ({ id: own("dns-profile", profileRef(regional)) }),
    because: { ref: hubVpc.ref, at: hub.at },
  };
  const profile = importInto(place, exported, because);
  const associated = vpcIdIn(place, vpc, because);
  return {
    place,
    resources: [
      {
        kind: "profile-association",
        ref: `${vpc.ref}/dns-profile`,
        because,
        name: profileName(regional),
        profile: profile.value("id"),
        vpc: associated.value("id"),
        tags: vpc.tags,
      },
    ],
    imports: [profile, associated],
  };
}

function profileRef({ vpc }: RegionalHub): string {
  return `${vpc.ref}/dns-profile`;
}

function profileName({ vpc, hub }: RegionalHub): string {
  return acceptedName("aws_route53profiles_profile", `endpoints-${hub.name}-${vpc.name}`);
}
