/** A transit gateway's identifiers, its tables' and its attachments', as any stack may use them. */
import type { JoiningGateway, Segment, TransitGateway } from "../../model/connectivity";
import type { Vpc } from "../../model/vpc";
import type { Identifier, OwnIdentifier } from "../planned/exchange";
import type { Because } from "../planned/planned";
import type { StackContents } from "../stack/contents";
import type { Shared } from "../stack/exported-values";
import type { StackPlace } from "../stack/place";
import { own } from "../stack/vpc-identifiers";
import { gatewayLookup } from "./lookups";

export interface GatewayIdentifiers {
  gateway(place: StackPlace): Identifier;
  /** For an attachment: looked up before, where the gateway is another account's. */
  gatewayToAttachTo(place: StackPlace): Identifier;
  /** For the hub's own account. */
  table(place: StackPlace, segment: Segment): Identifier;
  /** Remembers the identifier of a VPC's attachment in the hub's accept stack. */
  attach(vpc: Vpc, attachment: Identifier): void;
  attachment(vpc: Vpc): Identifier | undefined;
}

export function gatewayIdentifiers(contents: StackContents, gateway: TransitGateway): GatewayIdentifiers {
  const because = becauseOf(gateway);
  const hub: StackPlace = { account: gateway.account, region: gateway.region, phase: "base" };
  const lookedUp = new Set<string>();
  const shares = new Map<string, Shared>();
  const attachments = new Map<string, Identifier>();
  const tables = gateway.segments.map(
    ({ name, ref }) => [`table_${name}`, own("transit-table", ref)] as const,
  );
  const shareWith = (account: string): Shared => {
    const values = {
      id: gatewayInHub(gateway),
      ...(account === gateway.account && Object.fromEntries(tables)),
    };
    const shared =
      shares.get(account) ??
      contents.share(hub, `transit-gateway-${gateway.name}`, { account }, values, because);
    shares.set(account, shared);
    return shared;
  };
  const receive = (place: StackPlace) => contents.receive(place, shareWith(place.account), because);
  const lookUp = (place: StackPlace): Identifier => {
    const ref = `${place.account}/${place.region}/transit-gateway/${gateway.name}`;
    if (!lookedUp.has(ref)) {
      lookedUp.add(ref);
      const ownerId = contents.accountId(gateway.account);
      const found = receive(place)("id");
      contents.addDecided(place, () => [gatewayLookup({ ref, because, found, ownerId }, gateway)]);
    }
    return own("gateway-lookup", ref);
  };
  return {
    gateway: (place) => receive(place)("id"),
    gatewayToAttachTo: (place) => (place.account === gateway.account ? receive(place)("id") : lookUp(place)),
    table: (place, { name }) => receive(place)(`table_${name}`),
    attach: (vpc, attachment) => attachments.set(vpc.ref, attachment),
    attachment: (vpc) => attachments.get(vpc.ref),
  };
}

/** In the hub's base stack: the gateway that is made there, or the one that is looked up. */
export function gatewayInHub({ existing, ref }: TransitGateway, attribute = "id"): OwnIdentifier {
  return own(existing === undefined ? "transit-gateway" : "gateway-lookup", ref, attribute);
}

export function becauseOf(gateway: JoiningGateway, segment?: Segment): Because {
  const section = "account" in gateway ? "transitGateways" : "foreignGateways";
  const ref = `connectivity/${section}/${gateway.name}`;
  if (!segment) return { ref, at: gateway.at };
  return { ref: `${ref}/segments/${segment.name}`, at: segment.at };
}
