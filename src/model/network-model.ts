/** The root value: the whole organisation, validated, defaulted and linked by name. */
import type { SourceRange } from "../diagnostics/source";
import type { Account } from "./account";
import type { Adopted } from "./adopted";
import type { MadeChoices } from "./choices";
import type { Connectivity } from "./connectivity";
import type { EndpointHub } from "./endpoint-hub";
import type { EndpointPolicy } from "./endpoint-policy";
import type { Expectation, Restriction } from "./expectation";
import type { Guard } from "./guard";
import type { ExistingRule, Resolver } from "./resolver";
import type { Scope } from "./scope";
import type { Service } from "./service";
import type { TerraformSettings } from "./terraform";

export interface NetworkModel {
  readonly organization: Organization;
  readonly regions: readonly Region[];
  readonly terraform: TerraformSettings;
  readonly scopes: readonly Scope[];
  /** Sorted by name. */
  readonly accounts: readonly Account[];
  /** The declared and the built-in ones, sorted by name. */
  readonly policies: readonly EndpointPolicy[];
  /** Sorted by name, as `resolvers` is. */
  readonly endpointHubs: readonly EndpointHub[];
  readonly resolvers: readonly Resolver[];
  /** Sorted by name. */
  readonly existingRules: readonly ExistingRule[];
  readonly connectivity: Connectivity;
  /** Sorted by name. */
  readonly services: readonly Service[];
  /** Of refs; one that is declared for a profile's or OU's VPCs is here once for each of them. */
  readonly renames: readonly Rename[];
  /** Of scopes, by their bare names. */
  readonly scopeRenames: readonly Rename[];
  /** What was built before, in the order of the configuration. */
  readonly adopted: readonly Adopted[];
  /** For the lock to remember. */
  readonly choices: MadeChoices;
  readonly expectations: readonly Expectation[];
  readonly restrictions: readonly Restriction[];
  /** Sorted by name. */
  readonly guards: readonly Guard[];
}

export interface Organization {
  readonly name: string;
  /** `o-…`, needed by policies that name the organisation. */
  readonly id?: string;
  readonly partition: string;
  readonly tags: Readonly<Record<string, string>>;
}

export interface Region {
  readonly name: string;
  /** AZ IDs in order of use. */
  readonly availabilityZones: readonly string[];
  readonly at: SourceRange;
}

/** A ref, or the beginning of some, that has a new name. */
export interface Rename {
  readonly from: string;
  readonly to: string;
  readonly at: SourceRange;
}
