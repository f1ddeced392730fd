/** Lowers the ends of paths through proxies and forwarders: VPCs, external ranges, CIDR blocks and the internet. */
import { isPrefix, parsePrefix } from "../../../ip/prefix";
import type { Party } from "../../../model/party";
import type { Scope } from "../../../model/scope";
import type { ConfigPath } from "../../shape/path";
import type { LowerContext } from "../context";
import type { VpcFinder } from "./find-vpcs";
import { findRange } from "./outside";

type InVpc = Extract<Party, { kind: "vpc" }>;
type InRange = Extract<Party, { kind: "external" }>;

export interface PartyFinder {
  /** ACCOUNT/VPC of any region, as a peering may cross them; ACCOUNT or ou:PATH in the one given; external:NAME. */
  members(text: string, region: string, path: ConfigPath): (InVpc | InRange)[];
  /** ACCOUNT/VPC, external:NAME, a CIDR block or internet; at most one. */
  single(text: string, path: ConfigPath): Party[];
}

export function partyFinder(context: LowerContext, finder: VpcFinder, scopes: readonly Scope[]): PartyFinder {
  const external = (text: string, path: ConfigPath): InRange[] => {
    const range = findRange(context, scopes, text.slice("external:".length), path);
    return range ? [{ kind: "external", range }] : [];
  };
  return {
    members(text, region, path) {
      if (text.startsWith("external:")) return external(text, path);
      if (text.includes("/") && !text.startsWith("ou:")) {
        const vpc = finder.one(text, path);
        return vpc ? [{ kind: "vpc", vpc }] : [];
      }
      return finder.all(text, region, path).map((vpc) => ({ kind: "vpc", vpc }));
    },
    single(text, path) {
      if (text === "internet") return [{ kind: "internet" }];
      if (text.startsWith("external:")) return external(text, path);
      const prefix = parsePrefix(text);
      if (isPrefix(prefix)) return [{ kind: "prefix", prefix }];
      const vpc = finder.one(text, path);
      return vpc ? [{ kind: "vpc", vpc }] : [];
    },
  };
}
