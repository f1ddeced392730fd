/** Flows to a PrivateLink service: by its name, by its endpoints, or from outside by its load balancers. */
import type { Vpc } from "../network/vpc";
import type { World } from "../world/world";
import { arrivals, nameHop } from "./by-name";
import { resolve } from "./names";
import { after, type Outcome } from "./outcome";
import type { Aim, Question, Source } from "./question";
import { failure, NOWHERE, nowhere, toInterface } from "./send";

export function toService(
  world: World,
  source: Source,
  aim: Extract<Aim, { kind: "service" }>,
  question: Question,
): Outcome[] {
  const { service, spec } = aim;
  const key = service?.key ?? spec?.serviceName;
  if (key === undefined)
    return [failure(NOWHERE, "no route", `no stack offers ${aim.text}`, "the endpoint service")];
  if (source.kind !== "interface") return fromFar(world, source, aim, question);
  const vpc = world.vpcOf(world.subnetOf(source.interface));
  const name = spec?.dnsName ?? service?.privateName;
  return name === undefined
    ? byAddress(world, source, vpc, key, question)
    : byName(world, source, vpc, name, key, question);
}

/** Clients use the service's name, so an endpoint that the name does not lead to is of no use to them. */
function byName(
  world: World,
  source: Source,
  vpc: Vpc,
  name: string,
  service: string,
  question: Question,
): Outcome[] {
  const resolution = resolve(world, vpc, name);
  const remedy = "an endpoint of the service with private DNS or a zone record";
  if (resolution.kind === "public")
    return [failure(vpc.origin, "no route", `${name} leads to nothing in ${vpc.origin.ref}`, remedy)];
  const hop = nameHop(name, resolution, vpc.origin);
  return arrivals(world, source, resolution, question, { service }, vpc.origin).map((outcome) =>
    after([hop], outcome),
  );
}

/** A service without a name of its own is used by its endpoints' addresses. */
function byAddress(world: World, source: Source, vpc: Vpc, service: string, question: Question): Outcome[] {
  const local = (world.endpointsOf.get(vpc.key) ?? []).filter((endpoint) => endpoint.service === service);
  const items = local.flatMap((endpoint) =>
    endpoint.interfaces.flatMap((key) => world.network.interfaces.get(key) ?? []),
  );
  if (items.length === 0)
    return [
      failure(
        vpc.origin,
        "no route",
        `no endpoint of the service is in ${vpc.origin.ref}`,
        "an endpoint of the service",
      ),
    ];
  return items.map((item) => toInterface(world, source, item, question));
}

/** From outside, a service is reached by the addresses of its load balancers. */
function fromFar(
  world: World,
  source: Source,
  aim: Extract<Aim, { kind: "service" }>,
  question: Question,
): Outcome[] {
  const nodes = (aim.service?.loadBalancers ?? [])
    .flatMap((key) => world.network.loadBalancers.get(key)?.interfaces ?? [])
    .flatMap((key) => world.network.interfaces.get(key) ?? []);
  if (nodes.length === 0) return [nowhere(world, source, { service: aim.text })];
  return nodes.map((node) => toInterface(world, source, node, question));
}
