/** What a forwarder's own packet rules let through, read from its first-boot script: no security group looks into GENEVE. */
import { isPrefix, type Prefix, parsePrefix } from "../../ip/prefix";
import type { HostFilter } from "../network/appliance";
import { protocolNumber } from "./ports";

const SOURCES = /set sources \{[^}]*elements = \{([^}]*)\}/;
const ACCEPTED = /^\s*ip saddr @sources ip daddr (\S+) (tcp|udp) dport \{([^}]*)\} accept$/gm;

/** Undefined for a script of another kind. */
export function hostFilterOf(script: string): HostFilter | undefined {
  const listed = SOURCES.exec(script)?.[1];
  if (listed === undefined) return undefined;
  const destinations = [...script.matchAll(ACCEPTED)].flatMap(([, block, protocol, ports]) =>
    prefixesIn(block as string).map((prefix) => ({
      prefix,
      ports: (ports as string).split(",").map((range) => {
        const [from, to = from] = range.trim().split("-").map(Number) as [number, number?];
        return { protocol: protocolNumber(protocol as string) as number, from, to };
      }),
    })),
  );
  return { sources: prefixesIn(listed), destinations };
}

function prefixesIn(text: string): Prefix[] {
  return text.split(",").flatMap((one) => {
    const prefix = parsePrefix(one.trim());
    return isPrefix(prefix) ? [prefix] : [];
  });
}
