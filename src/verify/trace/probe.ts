/** Turns "from here to there" into flows, and flows into traces. */
import { sampleOf } from "../world/external";
import { INTERNET_HOST } from "../world/ranges";
import type { World } from "../world/world";
import type { Outcome } from "./outcome";
import { type Aim, describeAim, describeSource, type Question, type Source } from "./question";
import { outside, send, toInterface } from "./send";
import { toAws } from "./to-aws";
import { toService } from "./to-service";
import type { Trace } from "./trace";

/** A trace for every address the aim has, seen from the source; never empty. */
export function probe(world: World, source: Source, aim: Aim, question: Question): Trace[] {
  const [from, to] = [describeSource(world, source), describeAim(world, aim)];
  return outcomes(world, source, aim, question).map(
    ({ disposition, direction, reason, remedy, origin, hops }): Trace => ({
      from,
      to,
      protocol: question.protocol,
      port: question.port,
      disposition,
      direction,
      reason,
      remedy,
      hops,
      ...(origin.at && { at: origin.at }),
      decidedBy: origin.key,
    }),
  );
}

function outcomes(world: World, source: Source, aim: Aim, question: Question): Outcome[] {
  switch (aim.kind) {
    case "interface":
      return [toInterface(world, source, aim.interface, question)];
    case "address":
      return [send(world, source, aim.address, question)];
    case "internet":
      return [send(world, source, INTERNET_HOST, question)];
    case "external":
      return aim.external.prefixes.map((prefix) =>
        outside(send(world, source, sampleOf(prefix), question), aim.external),
      );
    case "aws":
      return toAws(world, source, aim.name, question);
    case "service":
      return toService(world, source, aim, question);
  }
}
