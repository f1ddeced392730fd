/** Plans what a service's target groups send to, and says which addresses cannot be targets. */
import { contains, type Prefix, prefix } from "../../ip/prefix";
import type { ServiceAddress, ServiceListener } from "../../model/service";
import type { Vpc } from "../../model/vpc";
import type { Allocation } from "../allocation/request";
import type { Because } from "../planned/planned";
import type { Planned } from "../planned/stack";
import type { OwnService, PrivateLinkContext } from "./context";

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-target-groups.html */
const TARGET_RANGES = ["10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16"].map(prefix);

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
  { allocations, collector }: PrivateLinkContext,
  { name, offer }: OwnService,
  { text, at }: ServiceAddress,
): boolean {
  const { vpc } = offer;
  const address = addressPrefix(text);
  if (ownBlocks(vpc, allocations).some((block) => contains(block, address))) return false;
  if (!TARGET_RANGES.some((range) => contains(range, address)))
    collector.report("SERVICE_TARGET_ADDRESS", at, { address: text, service: name, vpc: vpc.ref });
  return true;
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
