/** A transit gateway's identifiers, its tables' and its attachments', as any stack may use them. */
import type { JoiningGateway, Segment, TransitGateway } from "../../model/connectivity";
import type { OwnIdentifier } from "../planned/exchange";
import type { Because } from "../planned/planned";
import { type Import, importInto } from "../stack/export";
import type { StackPlace } from "../stack/place";
import { own } from "../stack/vpc-identifiers";

/** Its `id`, and for the hub's own account its tables, each as `tableValue` names it. */
export function gatewayIn(place: StackPlace, gateway: TransitGateway): Import {
  const because = becauseOf(gateway);
  const { account } = place;
  const tables = () =>
    Object.fromEntries(
      gateway.segments.map((segment) => [tableValue(segment), own("transit-table", segment.ref)]),
    );
  const exported = {
    producer: hubOf(gateway),
    name: `transit-gateway-${gateway.name}`,
    reader: { account },
    values: () => ({ id: gatewayInHub(gateway), ...(account === gateway.account && tables()) }),
    because,
  };
  return importInto(place, exported, because);
}

export function tableValue({ name }: Segment): string {
  return `table_${name}`;
}

/** The hub's base stack. */
export function hubOf({ account, region }: TransitGateway): StackPlace {
  return { account, region, phase: "base" };
}

/** In the hub's base stack: the gateway that is made there, or the one that is looked up. */
export function gatewayInHub({ existing, ref }: TransitGateway, attribute = "id"): OwnIdentifier {
  return own(existing === undefined ? "transit-gateway" : "gateway-lookup", ref, attribute);
}

/** The lookup of a gateway of another account, in a stack that attaches to it. */
export function gatewayLookupRef({ account, region }: StackPlace, { name }: JoiningGateway): string {
  return `${account}/${region}/transit-gateway/${name}`;
}

export function becauseOf(gateway: JoiningGateway, segment?: Segment): Because {
  const section = "account" in gateway ? "transitGateways" : "foreignGateways";
  const ref = `connectivity/${section}/${gateway.name}`;
  if (!segment) return { ref, at: gateway.at };
  return { ref: `${ref}/segments/${segment.name}`, at: segment.at };
}
