/** What the hosts of proxies and forwarders let through, read from the scripts that they boot with. */
import { formatPrefix } from "../../ip/prefix";
import { hostFilterOf } from "../../verify/readers/host-filter";
import type { Arguments } from "../arguments";
import type { Gain, Look } from "./change";
import { gainedItems } from "./connections";

interface Lists {
  readonly sources: readonly string[];
  /** Host names, and what packets may be sent to: `10.0.0.0/8 at port 443`. */
  readonly targets: readonly string[];
  readonly ports: readonly string[];
  readonly refused: readonly string[];
}

const NO_LISTS: Lists = { sources: [], targets: [], ports: [], refused: [] };

export function hostLists({ after, formers }: Look): Gain[] {
  const [now, was] = [listsIn(after), formers.map(listsIn)];
  const gained = (list: keyof Lists) =>
    gainedItems(
      was.map((former) => former[list]),
      now[list],
    );
  return [
    ...gained("targets").map((who) => ({ who, now: "may now be reached through" })),
    ...gained("ports").map((who) => ({ who, now: "may now be asked for through" })),
    ...gained("sources").map((who) => ({ who, now: "may now use" })),
    ...released(was, now).map((who) => ({ who, now: "is no longer refused by" })),
  ];
}

function released(was: readonly Lists[], now: Lists): string[] {
  return [...new Set(was.flatMap(({ refused }) => refused))].filter((block) => !now.refused.includes(block));
}

function listsIn(resource: Arguments): Lists {
  const script = String(resource.get("user_data") ?? "");
  const filter = hostFilterOf(script);
  const named = ACLS.flatMap(({ list, pattern, words }) =>
    [...script.matchAll(pattern)].map((match) => ({ list, text: words(match[1] as string) })),
  );
  const texts = (list: keyof Lists) => named.filter((one) => one.list === list).map(({ text }) => text);
  if (!filter)
    return {
      ...NO_LISTS,
      sources: texts("sources"),
      targets: texts("targets"),
      ports: texts("ports"),
      refused: texts("refused"),
    };
  return {
    ...NO_LISTS,
    sources: filter.sources.map(formatPrefix),
    targets: [
      ...texts("targets"),
      ...filter.destinations.flatMap(({ prefix, ports }) =>
        ports.map(
          ({ from, to }) => `${formatPrefix(prefix)} at port ${from === to ? from : `${from}-${to}`}`,
        ),
      ),
    ],
  };
}

const same = (text: string) => text;

/** Lines of Squid's and HAProxy's configurations. */
const ACLS: readonly { list: keyof Lists; pattern: RegExp; words: (text: string) => string }[] = [
  { list: "targets", pattern: /^\s*acl exact_name dstdomain -n (\S+)$/gm, words: same },
  { list: "targets", pattern: /^\s*acl name_below dstdom_regex -i -n (\S+)$/gm, words: fromRegex },
  { list: "targets", pattern: /^\s*acl allowed_name var\(sess\.name\) -m str (\S+)$/gm, words: same },
  {
    list: "targets",
    pattern: /^\s*acl allowed_name var\(sess\.name\) -m end (\S+)$/gm,
    words: (text) => `*${text}`,
  },
  { list: "ports", pattern: /^\s*acl connect_ports port (\S+)$/gm, words: (text) => `port ${text}` },
  {
    list: "ports",
    pattern: /^\s*acl plain_ports port (\S+)$/gm,
    words: (text) => `plain HTTP at port ${text}`,
  },
  { list: "sources", pattern: /^\s*acl from_allowed src (\S+)$/gm, words: same },
  { list: "refused", pattern: /^\s*acl refused_destination dst (\S+)$/gm, words: same },
  {
    list: "refused",
    pattern: /^\s*acl refused_destination var\(sess\.destination\) -m ip (\S+)$/gm,
    words: same,
  },
];

/** `*.github.com` for `\.github\.com$`. */
function fromRegex(pattern: string): string {
  return `*${pattern.replace(/\$$/, "").replaceAll("\\", "")}`;
}
