/** What is taken over, and what Terraform would do to it, for whoever decides. */
import type { Takeover } from "../adopt/takeover";
import { wordOf } from "../aws/resource-words";
import { counted } from "../diagnostics/counted";
import { shown } from "../diagnostics/shown";
import type { Origin } from "../verify/terraform/stack";
import { changedJson, changedText, describedText, placedJson, unclaimedJson } from "./drift";

/** @param fresh how many of them were not adopted before */
export function adoptText(
  { adoptions, changes, again, additions, moved, leftAlone }: Takeover,
  fresh: number,
): string {
  const sections: (readonly [string, readonly string[]])[] = [
    [
      `${counted(changes.length, "resource")} that Terraform would change`,
      changes.map((change) => changedText(change)),
    ],
    [
      `${counted(again.length, "resource")} built and not taken over, so that Terraform would build ${again.length === 1 ? "it" : "them"} a second time`,
      again.map(({ origin }) => describedText(origin)),
    ],
    [
      `${counted(additions.length, "resource")} that Terraform would make beside them`,
      additions.map(({ origin }) => describedText(origin)),
    ],
    [
      `${counted(moved.length, "subnet")} that ${moved.length === 1 ? "gets" : "get"} another route table, without ways that the table of today has`,
      moved.map(({ origin, subnet, lost }) => `${describedText(origin)}, ${subnet}: ${lost.join(", ")}`),
    ],
    [
      `${counted(leftAlone.length, "thing")} that nothing here describes, and that ${leftAlone.length === 1 ? "is" : "are"} left alone`,
      grouped(leftAlone),
    ],
  ];
  const texts = sections
    .filter(([, lines]) => lines.length > 0)
    .map(([head, lines]) => `${head}\n${lines.map((line) => `  ${shown(line)}\n`).join("")}`);
  return [...texts, `${countText(adoptions.length, fresh)}${kindsText(adoptions)}`].join("\n");
}

export function adoptJson({ adoptions, changes, again, additions, moved, leftAlone }: Takeover): string {
  const json = {
    adoptions,
    changes: changes.map(changedJson),
    again: again.map(({ origin }) => placedJson(origin)),
    additions: additions.map(({ origin }) => placedJson(origin)),
    moved: moved.map(({ origin, subnet, lost }) => ({ ...placedJson(origin), subnet, lost })),
    leftAlone: leftAlone.map(unclaimedJson),
  };
  return `${JSON.stringify(json, undefined, 2)}\n`;
}

/** `12 routes in 111111111111 us-east-1`: drift tells them one by one. */
function grouped(things: Takeover["leftAlone"]): string[] {
  const counts = new Map<string, { origin: Origin; count: number }>();
  for (const { origin } of things) {
    const key = [origin.account, origin.region, origin.address.split(".")[0]].join(" ");
    const known = counts.get(key);
    counts.set(key, { origin, count: (known?.count ?? 0) + 1 });
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { origin, count }]) => {
      const noun = wordOf(origin.address.split(".")[0] ?? "");
      return `${counted(count, noun)} in ${origin.account} ${origin.region}`;
    });
}

function countText(all: number, fresh: number): string {
  if (all === 0) return "Nothing that is emitted is built already.\n";
  const new_ = fresh === all ? "" : `, ${fresh} of them for the first time`;
  return `${counted(all, "resource")} ${all === 1 ? "is" : "are"} taken over${new_}:\n`;
}

function kindsText(adoptions: Takeover["adoptions"]): string {
  const counts = new Map<string, number>();
  for (const { type } of adoptions) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([type, count]) => `  ${counted(count, wordOf(type))}\n`)
    .join("");
}
