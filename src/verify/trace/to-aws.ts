/** Flows to an AWS service by the name clients use, through endpoints, proxies or the public addresses. */
import type { Interface } from "../network/interface";
import type { Vpc } from "../network/vpc";
import { hostOf } from "../readers/service-name";
import type { Origin } from "../terraform/stack";
import type { External } from "../world/external";
import type { World } from "../world/world";
import { arrivals, nameHop } from "./by-name";
import { type Resolution, resolve } from "./names";
import { after, type Outcome } from "./outcome";
import type { Question, Source } from "./question";
import { failure, NOWHERE, nowhere, toInterface } from "./send";

/** Proxies followed under the name of a service before giving up. */
const MOST_PROXIES = 3;

export function toAws(
  world: World,
  source: Source,
  name: string,
  question: Question,
  proxies = 0,
): Outcome[] {
  if (source.kind === "internet") return [nowhere(world, source, { service: name })];
  const asked =
    source.kind === "interface"
      ? askedFrom(world, source.interface, name)
      : askedOutside(world, source.external, name);
  if (!asked) {
    const { range } = (source as { external: External }).external;
    return [
      failure(
        NOWHERE,
        "insufficient information",
        `nothing that was emitted answers for ${name} at ${range.name}`,
        "an inbound resolver endpoint that the range reaches, or records that its own DNS is said to have",
      ),
    ];
  }
  const { host, resolution, service } = asked;
  const hop = nameHop(host, resolution, asked.origin);
  return arrivals(world, source, resolution, question, { service }, asked.origin).map((outcome) =>
    after([hop], onwardByProxy(world, outcome, name, service, question, proxies)),
  );
}

interface Asked {
  /** The name that was asked for: the service's, or one below it, as a bucket's is below that of S3. */
  readonly host: string;
  readonly resolution: Resolution;
  readonly service: string;
  readonly origin: Origin;
}

function askedFrom(world: World, item: Interface, name: string): Asked {
  const vpc = world.vpcOf(world.subnetOf(item));
  const service = serviceIn(world, vpc, name);
  const host = hostOf(service);
  return { host, resolution: resolve(world, vpc, host), service, origin: vpc.origin };
}

/** Services without a region in their name are the same everywhere. */
function serviceIn(world: World, vpc: Vpc, name: string): string {
  const global = `global/${name}`;
  const isGlobal = [...(world.endpointsOf.get(vpc.key) ?? [])].some(
    (endpoint) => endpoint.service === global,
  );
  return isGlobal ? global : `${vpc.region}/${name}`;
}

/** Outside, a name is answered by the range itself, or by an inbound resolver endpoint that the range reaches. */
function askedOutside(world: World, external: External, name: string): Asked | undefined {
  for (const [host, ref] of Object.entries(external.range.answers ?? {})) {
    const balancer = [...world.network.loadBalancers.values()].find((item) => item.origin.ref === ref);
    const vpc = world.network.vpcs.get(balancer?.vpc ?? "");
    if (!balancer || !vpc || !`.${host}`.endsWith(`.${hostOf(`${vpc.region}/${name}`)}`)) continue;
    const interfaces = balancer.interfaces.flatMap((key) => world.network.interfaces.get(key) ?? []);
    const { origin } = balancer;
    const resolution: Resolution = {
      kind: "interfaces",
      interfaces,
      how: `DNS of ${external.range.name}`,
      origin,
    };
    return { host, resolution, service: `${vpc.region}/${name}`, origin };
  }
  for (const endpoint of world.network.resolverEndpoints.values()) {
    if (endpoint.direction !== "inbound") continue;
    const item = endpoint.interfaces.flatMap((key) => world.network.interfaces.get(key) ?? [])[0];
    if (!item) continue;
    const asked = toInterface(world, { kind: "external", external }, item, { protocol: "udp", port: 53 });
    if (asked.disposition !== "delivered") continue;
    const vpc = world.vpcOf(world.subnetOf(item));
    const service = serviceIn(world, vpc, name);
    const own = hostOf(service);
    const records = (world.zonesOf.get(vpc.key) ?? []).flatMap((zone) => zone.records);
    const below = records.map((record) => record.name).filter((host) => host.endsWith(`.${own}`));
    const answers = [own, ...below.map((host) => host.replace(/^\*/, "any"))].map((host) => ({
      host,
      resolution: resolve(world, vpc, host, true),
    }));
    const answered = answers.find(
      ({ resolution }) => "interfaces" in resolution || "addresses" in resolution,
    );
    return { ...(answered ?? answers[0]!), service, origin: endpoint.origin };
  }
  return undefined;
}

/** Where a service's name led to a host, that host is a proxy, and it must reach the service itself. */
function onwardByProxy(
  world: World,
  outcome: Outcome,
  name: string,
  service: string,
  question: Question,
  proxies: number,
): Outcome {
  const { end } = outcome;
  if (outcome.disposition !== "delivered" || end?.kind === "endpoint" || end === undefined) return outcome;
  if (proxies >= MOST_PROXIES)
    return {
      ...outcome,
      disposition: "loop",
      reason: `proxies hand ${service} on without end`,
      remedy: "a proxy that resolves the service's own addresses",
    };
  const next = toAws(world, { kind: "interface", interface: end }, name, question, proxies + 1);
  return after(outcome.hops, next[0]!);
}
