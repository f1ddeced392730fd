/** What no other thing replaces, for people and for programs. */
import { count } from "../../diagnostics/counted";
import { line } from "../../diagnostics/shown";
import { formatPlace } from "../../diagnostics/source";
import { portWords } from "../expectations";
import type { SinglePoint, SinglePoints } from "../failure/single-points";
import { FAILURE_KINDS } from "../failure/under";

export function renderSinglePoints({ points, takeovers, tried }: SinglePoints): string {
  const none = "Nothing is missed alone: each of these, taken out by itself, is replaced or not used.\n";
  const told = points.length === 0 ? [none] : points.map(renderPoint);
  const replaced = takeovers.map(
    ({ of, by, seconds }) => line`  ${of} is replaced by ${by}, ${count(seconds, "second")} later at most`,
  );
  const standIns = replaced.length === 0 ? "" : `\nWhat is replaced after a while:\n${replaced.join("")}`;
  return `${told.join("\n")}${standIns}\n${things(tried)} tried, one of each kind that is alike.\n`;
}

function renderPoint({ thing, others, missed }: SinglePoint): string {
  const more = others === 0 ? "" : `, and ${others} alike`;
  const rows = missed.map(({ expectation, against }) => {
    const { from, to, at } = expectation;
    const what = `${from} to ${to} on ${portWords(expectation, against.port)}`;
    return line`  ${formatPlace(at)}: ${what}: ${against.reason}`;
  });
  return line`${FAILURE_KINDS[thing.kind]} ${thing.ref}${more}` + rows.join("");
}

function things(number: number): string {
  return number === 1 ? "1 thing was" : `${number} things were`;
}

export function singlePointsToJson({ points, takeovers, tried }: SinglePoints): string {
  const singlePoints = points.map(({ thing: { kind, ref, key }, others, missed }) => ({
    kind,
    ref,
    resource: kind === "az" ? "" : key,
    others,
    missed: missed.map(({ expectation: { from, to, port, protocol, at }, against }) => ({
      from,
      to,
      port: port ?? against.port,
      protocol: protocol ?? "tcp",
      at,
      reason: against.reason,
    })),
  }));
  return `${JSON.stringify({ singlePoints, takeovers, tried }, null, 2)}\n`;
}
