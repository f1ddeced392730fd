/** Plans how the names of a hub's endpoints reach the VPCs that use it. */
import { acceptedName } from "../../aws/names";
import type { HubConsumer } from "../../model/endpoint-hub";
import type { Identifier, OwnIdentifier } from "../planned/exchange";
import type { Condition } from "../planned/lookup";
import type { Because } from "../planned/planned";
import type { PlannedZoneAssociation } from "../planned/private-dns";
import type { Planned } from "../planned/stack";
import type { Shared } from "../stack/exported-values";
import type { StackPlace } from "../stack/place";
import { planSharing } from "../stack/resource-shares";
import { baseOf, vpcIdIn } from "../stack/vpc-id";
import { own } from "../stack/vpc-identifiers";
import type { EndpointContext } from "./context";
import { type HubZone, type RegionalHub, zonesFor } from "./hub";

export function planHubNames(regional: RegionalHub, context: EndpointContext): void {
  context.contents.add(baseOf(regional.vpc), ...regional.zones.flatMap((zone) => planZone(regional, zone)));
  if (regional.hub.dns === "profile") planProfile(regional, context);
  else planAssociations(regional, context);
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
function planAssociations(regional: RegionalHub, { contents }: EndpointContext): void {
  const { vpc: hubVpc, hub } = regional;
  const hubBase = baseOf(hubVpc);
  const zoneId = (zone: HubZone): OwnIdentifier => ({
    from: "stack",
    kind: "private-zone",
    ref: zone.ref,
    attribute: "zone_id",
  });
  const isAway = ({ vpc }: HubConsumer) => vpc.account !== hubVpc.account;
  const away = regional.consumers.filter(
    (consumer) => isAway(consumer) && zonesFor(regional, consumer).length > 0,
  );
  // A zone's ID opens nothing: what opens it is the authorisation, which names each VPC.
  const shared: Shared | undefined =
    away.length === 0
      ? undefined
      : contents.share(
          hubBase,
          `endpoint-zones-${hubVpc.name}`,
          "organization",
          Object.fromEntries(regional.zones.map((zone) => [exportName(zone), zoneId(zone)])),
          { ref: hubVpc.ref, at: hub.at },
        );
  for (const consumer of regional.consumers) {
    const because: Because = { ref: consumer.vpc.ref, at: consumer.choice.at };
    const zones = zonesFor(regional, consumer);
    if (zones.length === 0) continue;
    if (!shared || !isAway(consumer)) {
      const vpc = vpcIdIn(contents, hubBase, consumer.vpc, because);
      for (const zone of zones) contents.add(hubBase, associate(consumer, zone, zoneId(zone), vpc, because));
      continue;
    }
    const link: StackPlace = { ...hubBase, phase: "link" };
    const accept: StackPlace = { ...baseOf(consumer.vpc), phase: "accept" };
    const authorised = vpcIdIn(contents, link, consumer.vpc, because);
    const own = vpcIdIn(contents, accept, consumer.vpc, because);
    const zoneInLink = contents.receive(link, shared, because);
    const zoneInAccept = contents.receive(accept, shared, because);
    contents.order(accept, link);
    for (const zone of zones) {
      contents.add(link, {
        kind: "zone-authorization",
        ref: `${zone.ref}/for/${consumer.vpc.account}/${consumer.vpc.name}`,
        because,
        zone: zoneInLink(exportName(zone)),
        vpc: authorised,
      });
      const ownerId = contents.accountId(hubVpc.account);
      const conditions = [zoneOwner(zone, hubVpc.account, ownerId)];
      const found = zoneInAccept(exportName(zone));
      contents.add(accept, { ...associate(consumer, zone, found, own, because), conditions });
    }
  }
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
function planProfile(regional: RegionalHub, { contents, model }: EndpointContext): void {
  const { vpc: hubVpc, hub, zones, consumers } = regional;
  const hubBase = baseOf(hubVpc);
  const because: Because = { ref: hubVpc.ref, at: hub.at };
  const profile = `${hubVpc.ref}/dns-profile`;
  const own = (attribute: string): OwnIdentifier => ({
    from: "stack",
    kind: "dns-profile",
    ref: profile,
    attribute,
  });
  const name = acceptedName("aws_route53profiles_profile", `endpoints-${hub.name}-${hubVpc.name}`);
  contents.add(hubBase, { kind: "dns-profile", ref: profile, because, name, tags: hubVpc.tags });
  for (const zone of zones) {
    contents.add(hubBase, {
      kind: "profile-zone",
      ref: `${profile}/${zone.zone}`,
      because: { ref: zone.endpoint.ref, at: zone.endpoint.at },
      name: exportName(zone).slice(0, 64),
      profile,
      zone: zone.ref,
    });
  }
  const away = consumers.filter(({ vpc }) => vpc.account !== hubVpc.account);
  const ids = new Map(model.accounts.map((account) => [account.name, account.id]));
  const principals = new Map(away.map(({ vpc }) => [vpc.account, ids.get(vpc.account) as string]));
  const resources = { profile: own("arn") };
  const share = { ref: `${profile}/share`, because, name, resources, principals, tags: hubVpc.tags };
  contents.add(hubBase, ...planSharing(share));
  const shared =
    away.length === 0
      ? undefined
      : contents.share(hubBase, `dns-profile-${hubVpc.name}`, "organization", { id: own("id") }, because);
  for (const { vpc, choice } of consumers) {
    const why: Because = { ref: vpc.ref, at: choice.at };
    const isAway = vpc.account !== hubVpc.account;
    const place: StackPlace = isAway ? { ...baseOf(vpc), phase: "link" } : hubBase;
    contents.add(place, {
      kind: "profile-association",
      ref: `${vpc.ref}/dns-profile`,
      because: why,
      name,
      profile: shared && isAway ? contents.receive(place, shared, why)("id") : own("id"),
      vpc: vpcIdIn(contents, place, vpc, why),
      tags: vpc.tags,
    });
  }
}
