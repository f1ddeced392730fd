/** Private hosted zones, who uses them and what they answer; resolver endpoints, rules and their VPCs. */
import { type Thing, thing } from "../thing";
import type { Answered, Answers } from "./answers";
import { namesOfEndpoint } from "./endpoints";

export function zonesOf(at: Answers): Thing[] {
  return at
    .list("list-hosted-zones", "HostedZones")
    .filter((zone) => zone.part("Config").is("PrivateZone"))
    .flatMap((zone) => {
      const id = zone.text("Id").replace("/hostedzone/", "");
      const users = at
        .of("get-hosted-zone", id)
        .list("VPCs")
        .map((vpc) => ({ vpc_id: vpc.text("VPCId") }));
      const name = zone.text("Name").replace(/\.$/, "");
      const own = thing(at, "aws_route53_zone", id, {
        name,
        comment: zone.part("Config").text("Comment"),
        vpc: users,
      });
      const records = at
        .of("list-resource-record-sets", id)
        .list("ResourceRecordSets")
        .filter((record) => !(isApex(record, name) && ["NS", "SOA"].includes(record.text("Type"))))
        .map((record) => recordOf(at, id, record));
      return [
        { ...own, known: { [id]: "zone_id" } },
        // AWS associates no VPC of another account that the zone's owner has not authorised.
        ...["aws_route53_zone_association", "aws_route53_vpc_association_authorization"].flatMap((type) =>
          users.map((user) => thing(at, type, `${id}:${user.vpc_id}`, { zone_id: id, vpc_id: user.vpc_id })),
        ),
        ...records,
      ];
    });
}

function isApex(record: Answered, zone: string): boolean {
  return record.text("Name").replace(/\.$/, "") === zone;
}

function recordOf(at: Answers, zone: string, record: Answered): Thing {
  const name = record.text("Name").replace(/\.$/, "").replace("\\052", "*");
  const alias = record.part("AliasTarget");
  const target = alias.text("DNSName").replace(/\.$/, "");
  const identifier = record.text("SetIdentifier");
  return thing(at, "aws_route53_record", [zone, name, record.text("Type"), identifier].join("_"), {
    zone_id: zone,
    name,
    type: record.text("Type"),
    ...(target === ""
      ? {
          ttl: record.optional("TTL"),
          records: record.list("ResourceRecords").map((value) => value.text("Value")),
        }
      : {
          alias: {
            name: target.replace(/^(vpce-[0-9a-f]+)-.*/, (_, id: string) => namesOfEndpoint(id)),
            evaluate_target_health: alias.is("EvaluateTargetHealth"),
          },
        }),
  });
}

export function resolversOf(at: Answers): Thing[] {
  const endpoints = at.list("list-resolver-endpoints", "ResolverEndpoints").map((endpoint) => {
    const id = endpoint.text("Id");
    const addresses = at.of("list-resolver-endpoint-ip-addresses", id).list("IpAddresses");
    return thing(at, "aws_route53_resolver_endpoint", id, {
      name: endpoint.text("Name") || undefined,
      direction: endpoint.text("Direction"),
      security_group_ids: endpoint.texts("SecurityGroupIds"),
      ip_address: addresses.map((one) => ({ subnet_id: one.text("SubnetId"), ip: one.text("Ip") })),
    });
  });
  // A rule that is shared is its owner's, and for others only looked up; AWS's own are everybody's.
  const rules = at
    .list("list-resolver-rules", "ResolverRules")
    .filter((rule) => rule.text("OwnerId") === at.account || rule.text("OwnerId") === "")
    .map((rule) =>
      thing(at, "aws_route53_resolver_rule", rule.text("Id"), {
        name: rule.text("Name") || undefined,
        domain_name: rule.text("DomainName").replace(/\.$/, ""),
        rule_type: rule.text("RuleType"),
        ...(rule.text("ResolverEndpointId") && { resolver_endpoint_id: rule.text("ResolverEndpointId") }),
        target_ip: rule.list("TargetIps").map((one) => ({ ip: one.text("Ip"), port: one.optional("Port") })),
      }),
    );
  const associations = at.list("list-resolver-rule-associations", "ResolverRuleAssociations").map((one) =>
    thing(at, "aws_route53_resolver_rule_association", one.text("Id"), {
      name: one.text("Name") || undefined,
      resolver_rule_id: one.text("ResolverRuleId"),
      vpc_id: one.text("VPCId"),
    }),
  );
  const shared = at
    .list("list-resolver-rules", "ResolverRules")
    .filter((rule) => rule.text("ShareStatus") === "SHARED_WITH_ME")
    .map((rule): Thing => {
      const values = {
        owner_id: rule.text("OwnerId"),
        domain_name: rule.text("DomainName").replace(/\.$/, ""),
        rule_type: rule.text("RuleType"),
      };
      return { ...thing(at, "aws_route53_resolver_rule", rule.text("Id"), values), isLookup: true };
    });
  return [...endpoints, ...rules, ...shared, ...associations];
}

/** Whoever a profile is shared with sees it too; its contents are listed for it alone. */
export function profilesOf(at: Answers): Thing[] {
  const profiles = at
    .list("list-profiles", "ProfileSummaries")
    .map((profile) =>
      thing(at, "aws_route53profiles_profile", profile.text("Id"), { name: profile.text("Name") }),
    );
  const own = at
    .list("list-profiles", "ProfileSummaries")
    .filter((profile) => profile.text("ShareStatus") !== "SHARED_WITH_ME")
    .map((profile) => profile.text("Id"));
  const contents = at
    .each("list-profile-resource-associations")
    .filter(({ of }) => own.includes(of))
    .flatMap(({ answer }) => answer.list("ProfileResourceAssociations"))
    .map((one) =>
      thing(at, "aws_route53profiles_resource_association", one.text("Id"), {
        name: one.text("Name"),
        profile_id: one.text("ProfileId"),
        resource_arn: idInArn(one.text("ResourceArn")),
      }),
    );
  const users = at.list("list-profile-associations", "ProfileAssociations").map((one) =>
    thing(at, "aws_route53profiles_association", one.text("Id"), {
      name: one.text("Name"),
      profile_id: one.text("ProfileId"),
      resource_id: one.text("ResourceId"),
    }),
  );
  return [...profiles.filter(({ id }) => own.includes(id)), ...contents, ...users];
}

/** Zones and rules are known by their IDs; a profile has their ARNs. */
function idInArn(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}
