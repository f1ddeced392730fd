/** What every lowering function needs: the checked configuration, where its parts stand, and whom to tell. */
import type { Collector } from "../../diagnostics/collector";
import type { SourceRange } from "../../diagnostics/source";
import { listed, suggestion } from "../../diagnostics/suggest";
import type { Account } from "../../model/account";
import { isMisplaced } from "../../model/rules/pool-locales";
import type { Scope } from "../../model/scope";
import type { Configuration } from "../shape/configuration";
import type { Inherited } from "../text/inherit";
import type { MergedConfiguration } from "../text/merge";
import type { SourceText } from "../text/source";
import type { AddedFiles } from "./added-files";
import type { ZoneChoices } from "./zone-choices";

export interface LowerContext {
  readonly configuration: Configuration;
  readonly merged: MergedConfiguration;
  readonly collector: Collector;
  /** The file that lies beside the configuration under this path; undefined if there is none. */
  readonly companion: (path: string) => SourceText | "refused" | undefined;
}

/** The context once scopes are known, for everything that asks for addresses. */
export interface AddressContext extends LowerContext {
  readonly scopes: readonly Scope[];
  /** Pool name to scope name, of every pool that is declared. */
  readonly poolScopes: ReadonlyMap<string, string>;
  /** Names of endpoint policies, endpoint hubs and resolvers. */
  readonly policies: Names;
  readonly hubs: Names;
  readonly resolvers: Names;
  readonly choices: ZoneChoices;
  readonly addedFiles: AddedFiles;
  /** Filled while accounts are lowered: every VPC as `account/name`, whether or not it is sound. */
  readonly declaredVpcs: Set<string>;
  /** Filled while VPCs are lowered: what each was made of, by ref. */
  readonly inherited: Map<string, Inherited>;
}

/** The accounts that declare a VPC which is not sound, or in the wrong region: that nothing is found there says nothing. */
export function lostVpcs(
  { declaredVpcs, scopes }: AddressContext,
  accounts: readonly Account[],
): ReadonlySet<string> {
  const sound = new Set(
    accounts.flatMap(({ vpcs }) =>
      vpcs.filter((vpc) => !isMisplaced(scopes, vpc)).map(({ account, name }) => `${account}/${name}`),
    ),
  );
  const lost = [...declaredVpcs].filter((vpc) => !sound.has(vpc));
  return new Set(lost.map((vpc) => vpc.slice(0, vpc.indexOf("/"))));
}

/** What is to blame when many VPCs lack one thing: the profile they share. */
export function profileOf({ settings }: Inherited): string | undefined {
  return settings.profile === undefined ? undefined : `profile ${settings.profile}`;
}

/** Names to look one up in: a short list, or a set or map where there may be thousands. */
export type Names = readonly string[] | Pick<ReadonlySet<string>, "has" | "keys">;

/** The names in a record, without a copy of them. */
export function namesIn(record: Readonly<Record<string, unknown>> = {}): Names {
  return { has: (name) => Object.hasOwn(record, name), keys: () => Object.keys(record).values() };
}

/** Reports a name that nothing has, unless it is among `known`. `kind` is as `pool`, or `tier in this VPC`. Returns whether it is. */
export function checkKnown(
  collector: Collector,
  kind: string,
  name: string,
  known: Names,
  at: SourceRange,
): boolean {
  if ("has" in known ? known.has(name) : known.includes(name)) return true;
  const names = "has" in known ? [...known.keys()] : known;
  const [noun, where] = kind.split(/(?= in this )/) as [string, string?];
  const data = {
    kind: noun,
    name,
    where: where ?? "",
    known: listed(names),
    suggestion: suggestion(name, names),
  };
  // Whoever renames a profile and forgets its users has made one mistake.
  collector.report("UNKNOWN_NAME", at, data, [], `${kind} ${name}`);
  return false;
}
