/** Texts in; the organisation's model, or everything that is wrong with them, out. */
import { Collector } from "../diagnostics/collector";
import type { Diagnostic } from "../diagnostics/diagnostic";
import { NOTHING_REMEMBERED, type Remembered } from "../model/choices";
import type { NetworkModel, Rename } from "../model/network-model";
import { checkModel, checkPlaces } from "../model/rules/check-model";
import { declareAccounts, lowerAccounts, namesOfAccounts } from "./lower/accounts";
import { AddedFiles } from "./lower/added-files";
import { lowerAdopted } from "./lower/adopted";
import { lowerConnectivity } from "./lower/connectivity/connectivity";
import { lowerExistingRules } from "./lower/connectivity/existing-rules";
import { type AddressContext, type LowerContext, namesIn } from "./lower/context";
import { lowerPolicies, policyNames } from "./lower/endpoint-policies";
import { lowerExpectations, lowerRestrictions } from "./lower/expectations";
import { lowerGuards } from "./lower/guards";
import { lowerHubs, lowerResolvers } from "./lower/hubs";
import { lowerRenames } from "./lower/renames";
import { checkAcceptedOverlaps, lowerScopes } from "./lower/scopes";
import { lowerServices } from "./lower/services/services";
import { lowerOrganization, lowerRegions, lowerTerraform } from "./lower/terraform";
import { ZoneChoices } from "./lower/zone-choices";
import { checkShape, type Shaped } from "./mistakes/check-shape";
import { checkRepeatedEntries } from "./mistakes/repeated-entries";
import type { Configuration } from "./shape/configuration";
import { readDocument } from "./text/document";
import { type Explanation, explain } from "./text/explain";
import { Locator } from "./text/locate";
import { mergeDocuments } from "./text/merge";
import type { SourceText } from "./text/source";
import { wholeFile } from "./text/source-ranges";

export interface LoadResult {
  /** Absent when there are errors. */
  readonly model?: NetworkModel;
  /** Sorted by place. */
  readonly diagnostics: readonly Diagnostic[];
  /** What gave each setting of a VPC its value; undefined for a ref that is no VPC's. */
  explain(vpc: string): readonly Explanation[] | undefined;
}

/**
 * Finds a file that the configuration names by a path beside it, as a policy's. Undefined if there is none; `refused` if
 * it may not be read, which has been reported.
 */
export type Companion = (path: string) => SourceText | "refused" | undefined;

/** Told how far reading has come. */
export type OnRead = (done: number, total: number) => void;

/** Answers what earlier plans chose, once it knows which refs have new names. */
export type Memory = (renames: readonly Rename[]) => Remembered;

/**
 * Loads a configuration, in stages: text, shape, names, rules. One mistake is told once and not again by everything that
 * stands on it, so a later stage looks at what the earlier ones left sound, and tells what is about nothing in doubt.
 */
export function load(
  texts: readonly SourceText[],
  companion: Companion = () => undefined,
  onRead: OnRead = () => undefined,
  memory: Memory = () => NOTHING_REMEMBERED,
): LoadResult {
  const collector = new Collector();
  const documents = texts.flatMap((text, index) => {
    onRead(index, texts.length);
    const own = new Collector();
    const document = readDocument(text, own);
    collector.add(own.sorted());
    return document && !own.hasErrors() ? [document] : [];
  });
  onRead(texts.length, texts.length);
  const refused = () => ({ diagnostics: collector.sorted(), explain: () => undefined });
  const [first] = documents;
  if (!first && collector.hasErrors()) return refused();
  if (first && documents.every(({ value }) => value === null)) {
    if (!collector.hasErrors())
      collector.report("NO_CONFIGURATION", wholeFile(first.file), { where: first.file });
    return refused();
  }
  const merged = mergeDocuments(documents, new Locator(documents), collector);
  const shaped = merged && checkShape(merged, collector);
  return shaped ? check(shaped, { companion, memory }, collector) : refused();
}

interface Beside {
  readonly companion: Companion;
  readonly memory: Memory;
}

/** The stages after the shape. */
function check({ merged, configuration, doubts }: Shaped, beside: Beside, collector: Collector): LoadResult {
  /** Errors are collected, and what they make doubtful is kept from the next stage. */
  const stage = <T>(run: (collector: Collector) => T): T => {
    const own = new Collector();
    const result = run(own);
    const found = own.sorted();
    collector.add(found.filter((diagnostic) => doubts.isUndoubted(diagnostic)));
    doubts.markErrors(found);
    return result;
  };
  const { companion, memory } = beside;
  stage((collector) => checkRepeatedEntries(merged, collector));
  const { model, inherited } = stage((collector) =>
    lower({ configuration, merged, collector, companion }, memory),
  );
  for (const check of [checkPlaces, checkModel])
    if (!doubts.everywhere) stage((collector) => check(model, collector));
  return {
    ...(!collector.hasErrors() && { model }),
    diagnostics: collector.sorted(),
    explain(vpc) {
      const settings = inherited.get(vpc);
      return settings && explain(settings);
    },
  };
}

/** The model of a configuration; what it refers to and does not have is collector, and left out. */
function lower(context: LowerContext, memory: Memory) {
  const { configuration } = context;
  const scopes = lowerScopes(context);
  const poolScopes = declaredPools(configuration);
  const policies = lowerPolicies(context);
  const declared = declareAccounts(context);
  const renames = lowerRenames(context, configuration.renames ? namesOfAccounts(declared) : []);
  const choices = new ZoneChoices(memory(renames.renames));
  const addressContext: AddressContext = {
    ...context,
    scopes,
    poolScopes,
    policies: policyNames(context),
    hubs: namesIn(configuration.endpointHubs),
    resolvers: namesIn(configuration.resolvers),
    choices,
    addedFiles: new AddedFiles(),
    declaredVpcs: new Set(),
    inherited: new Map(),
  };
  const accounts = lowerAccounts(addressContext, declared);
  checkAcceptedOverlaps(addressContext);
  const model: NetworkModel = {
    organization: lowerOrganization(context),
    regions: lowerRegions(context),
    terraform: lowerTerraform(context),
    scopes,
    accounts,
    endpointHubs: lowerHubs(addressContext, accounts),
    resolvers: lowerResolvers(addressContext, accounts),
    existingRules: lowerExistingRules(addressContext, accounts),
    connectivity: lowerConnectivity(addressContext, accounts),
    services: lowerServices(addressContext, accounts),
    policies,
    ...renames,
    adopted: lowerAdopted(context),
    choices: choices.made,
    expectations: lowerExpectations(context),
    restrictions: lowerRestrictions(context),
    guards: lowerGuards(context, accounts),
  };
  return { model, inherited: addressContext.inherited };
}

/** Pool name to scope name, whether or not the pool is sound. */
function declaredPools({ ipam }: Configuration): Map<string, string> {
  const scopes = Object.entries(ipam?.scopes ?? {});
  return new Map(
    scopes.flatMap(([scope, { pools = {} }]) => Object.keys(pools).map((pool) => [pool, scope])),
  );
}
