/** Plans what a service's target groups send to, and says which addresses cannot be targets. */
import { RFC1918, RFC6598 } from "../../aws/cidr-families";
import { contains, type Prefix, prefix } from "../../ip/prefix";
import { allVpcs } from "../../model/rules/rules";
import type { ServiceAddress, ServiceListener } from "../../model/service";
import type { Vpc } from "../../model/vpc";
import type { Allocation } from "../allocation/request";
import { ownersOf } from "../gateway-proxies/owners";
import type { Because } from "../planned/planned";
import type { Planned } from "../planned/stack";
import { connected, partyConnected } from "../reach/connected";
import type { OwnService, PrivateLinkContext } from "./context";

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-target-groups.html */
const TARGET_RANGES = [...RFC1918, RFC6598];

export interface TargetGroupOutline {
  readonly ref: string;
  readonly because: Because;
  readonly listener: Pick<ServiceListener, "targets" | "targetPort">;
}

export function planTargets(
  context: PrivateLinkContext,
  service: OwnService,
  { ref, because, listener }: TargetGroupOutline,
): Planned[] {
  const { targets, targetPort: port } = listener;
  const target = (name: string, id: string, outside: boolean): Planned => ({
    kind: "target",
    ref: `${ref}/${name}`,
    because,
    targetGroup: ref,
    target: id,
    port,
    outside,
  });
  switch (targets.kind) {
    case "ip":
      return targets.addresses.map((address) =>
        target(`ip-${address.text}`, address.text, isOutside(context, service, address)),
      );
    case "instance":
      return targets.ids.map((id) => target(id, id, false));
    case "alb":
      return [target("alb", targets.arn, false)];
    case "fleet": {
      const { autoScalingGroup } = targets;
      return [{ kind: "target-fleet", ref, because, targetGroup: ref, autoScalingGroup }];
    }
  }
}

/** Whether an address is none of the VPC's own, which only private ones may be. */
function isOutside(
  context: PrivateLinkContext,
  { name, offer }: OwnService,
  { text, at }: ServiceAddress,
): boolean {
  const { allocations, collector } = context;
  const { vpc } = offer;
  const address = addressPrefix(text);
  if (ownBlocks(vpc, allocations).some((block) => contains(block, address))) return false;
  const data = { address: text, service: name, vpc: vpc.ref };
  if (!TARGET_RANGES.some((range) => contains(range, address)))
    collector.report("SERVICE_TARGET_ADDRESS", at, data);
  else {
    const reason = unreached(context, vpc, address);
    if (reason !== undefined) collector.report("SERVICE_TARGET_UNREACHED", at, { ...data, reason });
  }
  return true;
}

/** Why nothing leads from a VPC to an address; undefined if something does. */
function unreached(
  { model, allocations }: PrivateLinkContext,
  vpc: Vpc,
  address: Prefix,
): string | undefined {
  const holders = allVpcs(model).filter((other) =>
    ownBlocks(other, allocations).some((block) => contains(block, address)),
  );
  if (holders.some((holder) => connected(model, vpc, holder))) return undefined;
  const [owner] = ownersOf(model, [address]);
  if (owner?.party.kind === "external")
    return partyConnected(model, owner.party, vpc) ? undefined : `nothing joins ${vpc.ref} to ${owner.name}`;
  const [holder] = holders;
  return holder
    ? `it is an address of ${holder.ref}, which is not joined to ${vpc.ref}`
    : "it is in no VPC and no external range";
}

/** One address as a prefix. */
export function addressPrefix(text: string): Prefix {
  return prefix(`${text}/32`);
}

export function ownBlocks(vpc: Vpc, allocations: ReadonlyMap<string, Allocation>): Prefix[] {
  return [vpc.ref, ...vpc.secondaries.map(({ ref }) => ref)].map(
    (ref) => (allocations.get(ref) as Allocation).prefix,
  );
}
