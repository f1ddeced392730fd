/** An attachment's identifiers in the hub: as its VPC's account exported them, and what routes lead to. */
import type { Segment, TransitGateway } from "../../model/connectivity";
import type { Vpc } from "../../model/vpc";
import type { Identifier } from "../planned/exchange";
import { type Import, importInto } from "../stack/export";
import type { StackPlace } from "../stack/place";
import { own } from "../stack/vpc-identifiers";
import { attachmentExport, attachmentRefOf } from "./attachment";
import { acceptPlaceOf, linkPlaceOf } from "./context";
import { becauseOf } from "./transit-identifiers";

/** The attachment as the VPC's account exported it. */
export function attachmentIn(place: StackPlace, gateway: TransitGateway, segment: Segment, vpc: Vpc): Import {
  const because = becauseOf(gateway, segment);
  const ref = attachmentRefOf(vpc, gateway);
  const isForeign = vpc.account !== gateway.account;
  const exported = {
    producer: linkPlaceOf(vpc),
    name: attachmentExport(vpc, gateway),
    reader: { account: gateway.account },
    values: () => ({
      id: own("vpc-attachment", ref),
      ...(isForeign && { vpc: own("vpc-attachment", ref, "vpc_id") }),
    }),
    because,
  };
  return importInto(place, exported, because);
}

/** What the hub's routes lead to: another account's attachment once it is accepted. */
export function attachmentInHub(gateway: TransitGateway, segment: Segment, vpc: Vpc): Identifier {
  if (vpc.account !== gateway.account) return own("attachment-accepter", hubAttachmentRef(gateway, vpc));
  return attachmentIn(acceptPlaceOf(gateway), gateway, segment, vpc).value("id");
}

export function hubAttachmentRef(gateway: TransitGateway, vpc: Vpc): string {
  return `${gateway.ref}/attachment/${vpc.account}/${vpc.name}`;
}
