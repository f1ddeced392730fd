/** A survey of an organisation as the module that the witness reads. */
import { UNREAD_FILES } from "../../verify/terraform/module";
import type { StackJson } from "../../verify/terraform/stack";
import { moduleOfThings } from "../module";
import type { Thing } from "../thing";
import type { Answers } from "./answers";
import { balancersOf } from "./balancers";
import { endpointsOf, servicesOf } from "./endpoints";
import { aclsOf, groupsOf, prefixListsOf } from "./filters";
import { gatewaysOf, peeringsOf, vpnsOf } from "./gateways";
import { hostsOf } from "./hosts";
import { profilesOf, resolversOf, zonesOf } from "./names";
import { tablesOf } from "./tables";
import {
  attachmentsOf,
  directConnectsOf,
  transitGatewaysOf,
  transitTablesOf,
  vpnAttachmentsOf,
} from "./transit";
import { flowLogsOf, subnetsOf, unusedDefaults, vpcsOf } from "./vpcs";

const TRANSLATIONS: readonly ((at: Answers) => Thing[])[] = [
  vpcsOf,
  subnetsOf,
  tablesOf,
  flowLogsOf,
  gatewaysOf,
  vpnsOf,
  peeringsOf,
  groupsOf,
  aclsOf,
  prefixListsOf,
  endpointsOf,
  servicesOf,
  transitGatewaysOf,
  attachmentsOf,
  directConnectsOf,
  transitTablesOf,
  balancersOf,
  hostsOf,
  zonesOf,
  resolversOf,
  profilesOf,
];

/** Every thing that was seen, in an order that does not depend on the survey's. */
function thingsOf(places: readonly Answers[]): readonly Thing[] {
  return places.flatMap((place) => {
    const at = place.withoutVpcs(unusedDefaults(place));
    const edges = vpnAttachmentsOf(at);
    return TRANSLATIONS.flatMap((translate) => translate(at)).map((one) => withAttachment(one, edges));
  });
}

/** A VPN connection is meant by its attachment's ID, too. */
function withAttachment(one: Thing, edges: ReadonlyMap<string, string>): Thing {
  const attachment = one.type === "aws_vpn_connection" ? edges.get(one.id) : undefined;
  if (attachment === undefined) return one;
  return { ...one, known: { ...one.known, [attachment]: "transit_gateway_attachment_id" } };
}

/** AWS tells some routes of a transit gateway's table and, where nobody asks for the next page, that there are more. */
function cutShort(at: Answers): { file: string; why: string }[] {
  return at
    .each("search-transit-gateway-routes")
    .filter(({ answer }) => answer.is("AdditionalRoutesAvailable"))
    .map(({ of }) => ({
      file: `${at.account}/${at.region}/search-transit-gateway-routes.${of}`,
      why: "the table has more routes than AWS told",
    }));
}

/** What AWS refused to tell may bear on everything, and is named as unread. */
export function readSurvey(places: readonly Answers[]): StackJson {
  const { name, json } = moduleOfThings("survey", thingsOf(places));
  const unread = places.flatMap((at) => [
    ...at.refused.map(({ call, why }) => ({ file: `${at.account}/${at.region}/${call ?? "not-read"}`, why })),
    ...cutShort(at),
  ]);
  return { name, json: unread.length === 0 ? json : { ...(json as object), [UNREAD_FILES]: unread } };
}
