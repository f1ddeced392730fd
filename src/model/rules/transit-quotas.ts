/** Quotas of transit gateways, Direct Connect gateways and the shares that let accounts in. */
import type { QuotaSetting } from "../../aws/quota-settings";
import { defaultQuota } from "../../aws/quotas";
import type { Collector } from "../../diagnostics/collector";
import { formatPlace, type SourceRange } from "../../diagnostics/source";
import {
  type JoiningGateway,
  joiningGateways,
  type Segment,
  segmentsJoined,
  type TransitGateway,
} from "../connectivity";
import type { NetworkModel } from "../network-model";
import { isOverlapAllowed } from "../scope";
import type { Vpc } from "../vpc";
import { granted, reportCounted } from "./quotas";

export function checkTransitQuotas(model: NetworkModel, collector: Collector): void {
  const { transitGateways } = model.connectivity;
  for (const gateway of transitGateways) {
    const hold = (setting: QuotaSetting, count: number, things: string, owner = gateway.ref) =>
      reportCounted(
        { setting, owner, count, things, at: gateway.at },
        granted(model, gateway.account, setting),
        collector,
      );
    const alike = transitGateways.filter(
      ({ account, region }) => account === gateway.account && region === gateway.region,
    );
    const place = `${gateway.account} in ${gateway.region}`;
    if (alike[0] === gateway) hold("transitGatewaysPerRegion", alike.length, "transit gateways", place);
    hold("tablesPerTransitGateway", gateway.segments.length, "route tables, one for each segment");
    hold("attachmentsPerTransitGateway", attachmentCount(model, gateway), "attachments");
    hold("routesPerTransitGateway", routeCount(model, gateway), "routes in all its tables");
    const accounts = new Set(vpcsOf(gateway).map(({ account }) => account));
    accounts.delete(gateway.account);
    hold("sharePrincipalsPerRegion", accounts.size, "accounts that it is shared with");
    checkFixed("ramPrincipalsPerShare", gateway, accounts.size, "accounts that it is shared with", collector);
    const outside = model.connectivity.directConnects.filter((one) => one.transitGateway === gateway.name);
    checkFixed("tgwDxgw", gateway, outside.length, "Direct Connect gateways", collector);
  }
  checkVpcs(joiningGateways(model.connectivity), collector);
  checkDirectConnects(model, collector);
}

function vpcsOf({ segments }: JoiningGateway): Vpc[] {
  return segments.flatMap(({ vpcs }) => vpcs);
}

function attachmentCount({ connectivity }: NetworkModel, gateway: TransitGateway): number {
  const outside = [...connectivity.vpns, ...connectivity.directConnects];
  return vpcsOf(gateway).length + outside.filter((one) => one.transitGateway === gateway.name).length;
}

/**
 * Every table has the blocks of the segments that it reaches, what lies behind them, and what is declared for it. The few
 * that planning adds, for forwarders and for what is dropped on its way back, are left out.
 */
function routeCount(model: NetworkModel, gateway: TransitGateway): number {
  const { connectivity } = model;
  const outside = [...connectivity.vpns, ...connectivity.directConnects].filter(
    (one) => one.transitGateway === gateway.name,
  );
  const offered = new Map<string, number>(
    gateway.segments.map((segment) => {
      const blocks = segment.vpcs.reduce((sum, vpc) => sum + routedBlocks(model, vpc), 0);
      const ranges = outside
        .filter((one) => one.segment === segment.name)
        .reduce((sum, one) => sum + one.ranges.flatMap(({ prefixes }) => prefixes).length, 0);
      return [segment.name, blocks + ranges];
    }),
  );
  return gateway.segments.reduce((sum, segment) => sum + tableSize(segment, gateway, offered), 0);
}

/** Nobody routes to addresses that several VPCs may use. */
function routedBlocks(model: NetworkModel, { primary, secondaries }: Vpc): number {
  const requests = [primary, ...secondaries.map(({ request }) => request)];
  return requests.filter(({ scope }) => !isOverlapAllowed(model, scope)).length;
}

function tableSize(
  segment: Segment,
  { segments }: TransitGateway,
  offered: ReadonlyMap<string, number>,
): number {
  const reached = segments.filter((other) => segmentsJoined(segment, other));
  const declared = segment.routes.length + segment.blackholes.length;
  return declared + reached.reduce((sum, { name }) => sum + (offered.get(name) ?? 0), 0);
}

function checkVpcs(gateways: readonly JoiningGateway[], collector: Collector): void {
  const limit = defaultQuota("tgwPerVpc");
  const joined = new Map<Vpc, number>();
  for (const vpc of gateways.flatMap(vpcsOf)) joined.set(vpc, (joined.get(vpc) ?? 0) + 1);
  for (const [vpc, count] of joined)
    if (count > limit) report(vpc.ref, count, "transit gateways", limit, vpc.at, collector);
}

function checkDirectConnects({ connectivity }: NetworkModel, collector: Collector): void {
  const limit = defaultQuota("dxgwTgw");
  const joined = new Map<string, Set<string>>();
  for (const { gatewayId, transitGateway, at } of connectivity.directConnects) {
    const gateways = joined.get(gatewayId) ?? new Set<string>();
    joined.set(gatewayId, gateways.add(transitGateway));
    if (gateways.size === limit + 1)
      report(
        `the Direct Connect gateway ${gatewayId}`,
        gateways.size,
        "transit gateways",
        limit,
        at,
        collector,
      );
  }
}

function checkFixed(
  name: "ramPrincipalsPerShare" | "tgwDxgw",
  { ref, at }: TransitGateway,
  count: number,
  things: string,
  collector: Collector,
): void {
  const limit = defaultQuota(name);
  if (count > limit) report(ref, count, things, limit, at, collector);
}

function report(
  owner: string,
  count: number,
  things: string,
  limit: number,
  at: SourceRange,
  collector: Collector,
): void {
  collector.report("QUOTA_FIXED", at, { owner, count, things, limit }, [], `${things} ${formatPlace(at)}`);
}
