/** Sabotage: a survey in which AWS has lost one thing, for each thing that it listed. */
import { Answers, type Json } from "../../../src/built/survey/answers";

export interface Removal {
  /** `111111111111 us-east-1 describe-route-tables RouteTables[0].Routes[1]`. */
  readonly what: string;
  readonly survey: readonly Answers[];
}

/** A list whose entries can be lost one by one, as somebody at the console would take them away. */
interface Losable {
  readonly file: RegExp;
  readonly list: string;
  /** A list in each of these, whose entries are lost instead. */
  readonly inner?: string;
  /** What is not told of as lost: nobody makes or describes it. */
  readonly except?: (item: Json, files: Files) => boolean;
}

const isLocal = (route: Json) => route.GatewayId === "local";
const isEndpointRoute = (route: Json) =>
  String(route.GatewayId).startsWith("vpce-") && route.DestinationPrefixListId !== undefined;

/** A default VPC that nobody uses is no part of the network. */
function ofDefaultVpc(rule: Json, files: Files): boolean {
  const listed = (file: string, list: string) => (files.get(file)?.[list] ?? []) as Json[];
  const group = listed("describe-security-groups", "SecurityGroups").find(
    ({ GroupId }) => GroupId === rule.GroupId,
  );
  const vpc = listed("describe-vpcs", "Vpcs").find(({ VpcId }) => VpcId === group?.VpcId);
  return vpc?.IsDefault === true;
}

export const LOSABLE: readonly Losable[] = [
  {
    file: /^describe-route-tables$/,
    list: "RouteTables",
    inner: "Routes",
    except: (route) => isLocal(route) || isEndpointRoute(route),
  },
  {
    file: /^describe-route-tables$/,
    list: "RouteTables",
    inner: "Associations",
    except: (association) => association.Main === true,
  },
  {
    file: /^describe-security-group-rules$/,
    list: "SecurityGroupRules",
    except: ofDefaultVpc,
  },
  { file: /^describe-nat-gateways$/, list: "NatGateways" },
  { file: /^describe-vpc-endpoints$/, list: "VpcEndpoints" },
  { file: /^describe-vpc-peering-connections$/, list: "VpcPeeringConnections" },
  { file: /^describe-transit-gateway-vpc-attachments$/, list: "TransitGatewayVpcAttachments" },
  { file: /^search-transit-gateway-routes\./, list: "Routes" },
  { file: /^get-transit-gateway-route-table-(?:associations|propagations)\./, list: "Associations" },
  { file: /^describe-vpc-endpoint-service-permissions\./, list: "AllowedPrincipals" },
  { file: /^list-resolver-rule-associations$/, list: "ResolverRuleAssociations" },
  { file: /^describe-flow-logs$/, list: "FlowLogs" },
];

/** @param files by place, by file, as a survey wrote them */
export function removalsFrom(places: readonly { readonly at: Place; readonly files: Files }[]): Removal[] {
  return places.flatMap(({ at, files }, index) =>
    LOSABLE.flatMap(({ file, list, inner, except = () => false }) =>
      [...files.keys()]
        .filter((name) => file.test(name))
        .flatMap((name) => {
          const answer = files.get(name) as Json;
          const things = (answer[list] ?? []) as Json[];
          const lost = (changed: Json[], what: string): Removal => ({
            what: `${at.account} ${at.region} ${name} ${what}`,
            survey: places.map((place, other) => {
              const own = new Map(place.files);
              if (other === index) own.set(name, { ...answer, [list]: changed });
              return new Answers(place.at, own);
            }),
          });
          return things.flatMap((thing, number) => {
            if (inner === undefined)
              return except(thing, files) ? [] : [lost(without(things, number), `${list}[${number}]`)];
            const items = (thing[inner] ?? []) as Json[];
            return items.flatMap((item, position) => {
              if (except(item, files)) return [];
              const changed = things.map((other) =>
                other === thing ? { ...thing, [inner]: without(items, position) } : other,
              );
              return [lost(changed, `${list}[${number}].${inner}[${position}]`)];
            });
          });
        }),
    ),
  );
}

interface Place {
  readonly account: string;
  readonly region: string;
}

type Files = ReadonlyMap<string, Json>;

function without<T>(items: readonly T[], index: number): T[] {
  return items.filter((_, other) => other !== index);
}
