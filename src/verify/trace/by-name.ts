/** Follows what a name was answered with: a flow to each address, and whether it is the right one. */
import type { Interface } from "../network/interface";
import type { Origin } from "../terraform/stack";
import type { World } from "../world/world";
import type { Hop } from "./hop";
import { describeAnswer, type Resolution } from "./names";
import type { Outcome } from "./outcome";
import type { Question, Source } from "./question";
import { failure, send, toInterface } from "./send";

export function nameHop(name: string, resolution: Resolution, origin: Origin): Hop {
  const decided = "origin" in resolution ? resolution.origin : origin;
  const { ref: place, address, at } = decided;
  const rule = `${name} is ${describeAnswer(resolution)}`;
  return { direction: "forward", place, address, rule, verdict: "passes", ...(at && { at }) };
}

/** One outcome for each address a name gave. */
export function arrivals(
  world: World,
  source: Source,
  resolution: Resolution,
  question: Question,
  wanted: { readonly service: string },
  origin: Origin,
): Outcome[] {
  switch (resolution.kind) {
    case "public":
      return [send(world, source, { service: wanted.service }, question)];
    case "addresses":
      return resolution.addresses.map((address) => send(world, source, address, question));
    case "interfaces":
      if (resolution.interfaces.length === 0)
        return [
          failure(
            resolution.origin,
            "no route",
            `${resolution.how} leads to nothing that has an address`,
            "an endpoint with a subnet",
          ),
        ];
      return resolution.interfaces.map((item) => toOwn(world, source, item, question, wanted.service));
    case "nothing":
      return [
        failure(
          resolution.origin,
          "no route",
          resolution.why,
          "a record for the name, or an endpoint with private DNS",
        ),
      ];
    case "unread":
      return [failure(origin, "insufficient information", resolution.why, "a record that can be read")];
  }
}

/** A name that leads to another service's endpoint has not led to the service. */
function toOwn(world: World, source: Source, item: Interface, question: Question, service: string): Outcome {
  const endpoint = item.kind === "endpoint" ? world.network.interfaceEndpoints.get(item.owner) : undefined;
  if (endpoint && endpoint.service !== service)
    return failure(
      endpoint.origin,
      "null-routed",
      `the name leads to an endpoint of ${endpoint.service}`,
      "a record that leads to the service's own endpoint",
    );
  return toInterface(world, source, item, question);
}
