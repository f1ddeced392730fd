/** Lowers what a service listens on and what stands behind each port. */
import type { ServiceHealth, ServiceListener, ServiceTargets } from "../../../model/service";
import type { ConfigPath } from "../../shape/path";
import type { ServiceListenerShape } from "../../shape/services";
import type { LowerContext } from "../context";

export function lowerListeners(
  context: LowerContext,
  path: ConfigPath,
  service: string,
  shapes: readonly ServiceListenerShape[],
): ServiceListener[] {
  return shapes.flatMap(
    (shape, index) => lowerListener(context, [...path, "listeners", index], service, shape) ?? [],
  );
}

function lowerListener(
  context: LowerContext,
  path: ConfigPath,
  service: string,
  shape: ServiceListenerShape,
): ServiceListener | undefined {
  const { merged, collector } = context;
  const { port, protocol, certificate, idleSeconds } = shape;
  const at = merged.locate([...path, "port"]);
  if (protocol === "UDP" || protocol === "TCP_UDP") {
    collector.report("SERVICE_UDP", merged.locate([...path, "protocol"]), { service, protocol, port });
    return undefined;
  }
  const targets = lowerTargets(context, [...path, "targets"], service, shape);
  if (!targets) return undefined;
  return {
    port,
    protocol,
    ...(certificate !== undefined && { certificate }),
    ...(idleSeconds !== undefined && { idleSeconds }),
    targets,
    targetPort: shape.targets.port ?? port,
    proxyProtocol: shape.proxyProtocol,
    health: lowerHealth(shape, targets),
    at,
  };
}

function lowerTargets(
  { merged, collector }: LowerContext,
  path: ConfigPath,
  service: string,
  { port, targets: shape }: ServiceListenerShape,
): ServiceTargets | undefined {
  const { ips, instances, autoScalingGroup, alb } = shape;
  const all: ServiceTargets[] = [];
  if (ips) {
    const addresses = ips.map((text, index) => ({ text, at: merged.locate([...path, "ips", index]) }));
    all.push({ kind: "ip", addresses });
  }
  if (instances) all.push({ kind: "instance", ids: instances });
  if (autoScalingGroup !== undefined) all.push({ kind: "fleet", autoScalingGroup });
  if (alb !== undefined) all.push({ kind: "alb", arn: alb });
  if (all.length === 1) return all[0];
  const given = all.length === 0 ? "nothing" : "more than one type of target";
  collector.report("SERVICE_TARGETS", merged.locate(path, "key"), { service, port, given });
  return undefined;
}

function lowerHealth({ health }: ServiceListenerShape, targets: ServiceTargets): ServiceHealth {
  const { protocol = targets.kind === "alb" ? "HTTP" : "TCP", port, path } = health;
  return {
    protocol,
    ...(port !== undefined && { port }),
    ...(protocol !== "TCP" && { path }),
    intervalSeconds: health.intervalSeconds,
    threshold: health.threshold,
  };
}
