/** How a built network differs from what is emitted: for people, for programs, and for an issue. */
import { wordOf } from "../aws/resource-words";
import { counted } from "../diagnostics/counted";
import { shown } from "../diagnostics/shown";
import { formatPlace } from "../diagnostics/source";
import type { Drift } from "../drift/drift";
import type { Changed } from "../drift/found";
import type { Unclaimed } from "../drift/resources";
import { plain } from "../drift/says";
import type { DeltaEntry } from "../verify/delta";
import type { Origin } from "../verify/terraform/stack";

export function isAlike({ flows, missing, changed, unclaimed }: Drift): boolean {
  return flows.length + missing.length + changed.length + unclaimed.length === 0;
}

/** A section of the report: its head, what it means, and a line or two for each thing. */
interface Section {
  readonly head: string;
  readonly lines: readonly string[];
}

function sectionsOf({ flows, missing, changed, unclaimed, unread }: Drift): readonly Section[] {
  const sections: Section[] = [
    {
      head: `${counted(flows.length, "flow")} ${flows.length === 1 ? "differs" : "differ"}`,
      lines: flows.map(flowText),
    },
    {
      head: `${counted(missing.length, "resource")} missing in AWS`,
      lines: missing.map(({ origin }) => describedText(origin)),
    },
    { head: `${counted(changed.length, "resource")} changed in AWS`, lines: changed.map(changedText) },
    {
      head: `${counted(unclaimed.length, "thing")} in AWS that no stack describes`,
      lines: unclaimed.map(unclaimedText),
    },
    { head: `${counted(unread.length, "part")} not read, so nothing is said of them`, lines: unread },
  ];
  return sections.filter(({ lines }) => lines.length > 0);
}

export function driftText(drift: Drift): string {
  const sections = sectionsOf(drift).map(
    ({ head, lines }) => `${head}\n${lines.map((line) => `  ${shown(line)}\n`).join("")}`,
  );
  return [...sections, `${alikeText(drift)}\n`].join("\n");
}

/** For an issue: GitHub and GitLab show it as it is meant. */
export function driftMarkdown(drift: Drift): string {
  const sections = sectionsOf(drift).map(
    ({ head, lines }) => `### ${head}\n\n${lines.map((line) => `- ${code(line)}\n`).join("")}`,
  );
  return [`## Drift\n`, ...sections, `${alikeText(drift)}\n`].join("\n");
}

export function driftJson({ flows, missing, changed, unclaimed, unread, alike }: Drift): string {
  const json = {
    flows: flows.map(({ change, from, to, ports, everyPort, trace, denial }) => ({
      open: change === "opened" ? "built" : "emitted",
      from,
      to,
      ports: everyPort ? "all" : ports,
      reason: (denial ?? trace).reason,
    })),
    missing: missing.map(({ origin }) => placedJson(origin)),
    changed: changed.map(changedJson),
    unclaimed: unclaimed.map(unclaimedJson),
    unread,
    alike,
  };
  return `${JSON.stringify(json, undefined, 2)}\n`;
}

export function flowText({ change, from, to, ports, everyPort, trace, denial }: DeltaEntry): string {
  const closed = denial?.disposition === "insufficient information" ? "not known in AWS" : "closed in AWS";
  const open = change === "opened" ? "open in AWS, closed as emitted" : `${closed}, open as emitted`;
  const which = everyPort ? "every port" : `tcp ${ports.join(", ")}`;
  return `${from} to ${to}, ${which}: ${open}; ${(denial ?? trace).reason}`;
}

/** `ingress rule sgr-1 in 111111111111 us-east-1: ip_protocol tcp, from_port 22`. */
export function unclaimedText({ origin, id, says }: Unclaimed): string {
  return `${nounOf(origin)} ${id} in ${origin.account} ${origin.region}${says && `: ${says}`}`;
}

export function changedText({ origin, id, differences }: Changed): string {
  const words = differences.map(
    ({ argument, described, built }) => `${argument} is ${word(built)}, emitted is ${word(described)}`,
  );
  return `${describedText(origin)}, ${id}: ${words.join("; ")}`;
}

/** The most of a value that a line of text has; JSON has the whole of it. */
const LONGEST = 120;

function word(said: string): string {
  const text = said === "" ? "not set" : plain(said);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

/** `route network/us-east-1/hub/… (network_us-east-1_base:aws_route.x), config/network.yaml:3:5`. */
export function describedText(origin: Origin): string {
  const place = origin.at ? `, ${formatPlace(origin.at)}` : "";
  return `${nounOf(origin)} ${origin.ref} (${origin.key})${place}`;
}

function nounOf({ address }: Origin): string {
  const type = address.replace(/^data\./, "").split(".")[0] ?? "";
  return wordOf(type);
}

export function changedJson({ origin, id, differences }: Changed) {
  return {
    ...placedJson(origin),
    id,
    differences: differences.map(({ argument, described, built }) => ({
      argument,
      emitted: plain(described),
      built: plain(built),
    })),
  };
}

export function unclaimedJson({ origin, id, says }: Unclaimed) {
  const { account, region, address } = origin;
  return { type: address.split(".")[0], id, account, region, says };
}

export function placedJson({ key, ref, at }: Origin) {
  return { resource: key, ref, ...(at && { at: formatPlace(at) }) };
}

function alikeText(drift: Drift): string {
  const { alike } = drift;
  const verb = alike < 2 ? "is" : "are";
  const how = alike === 0 ? "No resource" : `${counted(alike, "resource")}`;
  return `${how} ${verb} in AWS as emitted${isAlike(drift) ? ", and nothing else is there" : ""}.`;
}

function code(text: string): string {
  const fence = text.includes("`") ? "``" : "`";
  return `${fence}${shown(text)}${fence}`;
}
