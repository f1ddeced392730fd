/** Plans a provider's side: load balancer, what it listens on and sends to, the service, and the proof of its name. */
import { acceptedName } from "../../aws/names";
import type { ServiceHealth, ServiceListener } from "../../model/service";
import type { TargetHealth } from "../planned/load-balancer";
import type { Planned } from "../planned/stack";
import type { Decision } from "../stack/decision";
import { baseOf } from "../stack/vpc-id";
import { becauseOf, type OwnService, type PrivateLinkContext } from "./context";
import { principalsOf } from "./principals";
import { planBalancerGroup } from "./security-groups";
import { planTargets } from "./targets";

/** Connections to a target that leaves may last as long as AWS lets them by default. */
const DEREGISTRATION_SECONDS = 300;

export function planProvider(context: PrivateLinkContext, service: OwnService): Decision {
  const resources = [
    ...planBalancerGroup(context, service),
    ...planBalancer(service),
    ...service.offer.listeners.flatMap((listener) => planListener(context, service, listener)),
    ...planService(context, service),
  ];
  return { place: baseOf(service.offer.vpc), resources };
}

function planBalancer(service: OwnService): Planned[] {
  const { name, offer } = service;
  const { ref, vpc, tier, crossZone, deletionProtection } = offer;
  return [
    {
      kind: "load-balancer",
      ref,
      because: becauseOf(service),
      name: acceptedName("aws_lb", name),
      subnets: tier.subnets.map((subnet) => subnet.ref),
      securityGroup: ref,
      filtersPrivateLink: false,
      crossZone,
      deletionProtection,
      names: [],
      tags: vpc.tags,
    },
  ];
}

function planListener(
  context: PrivateLinkContext,
  service: OwnService,
  { port, protocol, certificate, idleSeconds, ...listener }: ServiceListener,
): Planned[] {
  const { ref: balancer, vpc } = service.offer;
  const ref = `${balancer}/tcp-${port}`;
  const because = { ref: `services/${service.name}`, at: listener.at };
  const { tags } = vpc;
  const { kind } = listener.targets;
  return [
    {
      kind: "target-group",
      ref,
      because,
      name: `${service.name}-${port}`,
      vpc: vpc.ref,
      port: listener.targetPort,
      targets: kind === "fleet" ? "instance" : kind,
      proxyProtocol: listener.proxyProtocol,
      health: withTimeout(listener.health),
      deregistrationSeconds: DEREGISTRATION_SECONDS,
      tags,
    },
    {
      kind: "listener",
      ref,
      because,
      loadBalancer: balancer,
      targetGroup: ref,
      protocol,
      port,
      ...(certificate !== undefined && { certificate }),
      ...(idleSeconds !== undefined && { idleSeconds }),
      tags,
    },
    ...planTargets(context, service, { ref, because, listener }),
  ];
}

/**
 * AWS refuses a timeout that is longer than the interval, and its own is 10 seconds, or 6 for HTTP.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html
 */
function withTimeout(health: ServiceHealth): TargetHealth {
  const usual = health.protocol === "HTTP" ? 6 : 10;
  return { ...health, ...(health.intervalSeconds < usual && { timeoutSeconds: health.intervalSeconds - 1 }) };
}

function planService({ model }: PrivateLinkContext, service: OwnService): Planned[] {
  const { name, offer, dns, regions } = service;
  const { ref, vpc } = offer;
  const because = becauseOf(service);
  const privateName = dns?.by === "private" ? dns.name : undefined;
  const zoneId = typeof dns?.proof === "object" ? dns.proof.zoneId : undefined;
  return [
    {
      kind: "endpoint-service",
      ref,
      because,
      name,
      loadBalancer: ref,
      principals: principalsOf(model, service),
      acceptanceRequired: offer.acceptance === "manual",
      ...(privateName !== undefined && { privateName }),
      regions: regions.length > 1 ? [...regions].sort() : [],
      tags: vpc.tags,
    },
    ...(privateName !== undefined && zoneId !== undefined
      ? [{ kind: "name-proof" as const, ref: `${ref}/name`, because, service: ref, privateName, zoneId }]
      : []),
  ];
}
