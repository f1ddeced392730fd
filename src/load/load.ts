/** Texts in; the organisation's model, or everything that is wrong with them, out. */
import { Collector } from "../diagnostics/collector";
import type { Diagnostic } from "../diagnostics/diagnostic";
import type { NetworkModel } from "../model/network-model";
import { checkModel } from "../model/rules/check-model";
import { readDocument, type SourceDocument, type SourceText } from "./document";
import { type Explanation, explain } from "./explain";
import { Locator } from "./locate";
import { lowerAccounts } from "./lower/accounts";
import { lowerConnectivity } from "./lower/connectivity/connectivity";
import { type AddressContext, type LowerContext, namesIn } from "./lower/context";
import { lowerPolicies, policyNames } from "./lower/endpoint-policies";
import { lowerExpectations, lowerRestrictions } from "./lower/expectations";
import { lowerGuards } from "./lower/guards";
import { lowerHubs, lowerResolvers } from "./lower/hubs";
import { lowerScopes } from "./lower/scopes";
import { lowerServices } from "./lower/services/services";
import { lowerOrganization, lowerRegions, lowerTerraform } from "./lower/terraform";
import { mergeDocuments } from "./merge";
import { configuration } from "./shape/configuration";
import { reportShapeProblems } from "./shape-problems";
import { wholeFile } from "./source-ranges";

export interface LoadResult {
  /** Absent when there are errors. */
  readonly model?: NetworkModel;
  /** Sorted by place. */
  readonly diagnostics: readonly Diagnostic[];
  /** What gave each setting of a VPC its value; undefined for a ref that is no VPC's. */
  explain(vpc: string): readonly Explanation[] | undefined;
}

/** Finds a file that the configuration names by a path beside it, as a policy's; undefined if there is none. */
export type Companion = (path: string) => SourceText | undefined;

/** Told how far reading has come. */
export type OnRead = (done: number, total: number) => void;

/**
 * Loads a configuration. Stages gate one another: text, then shape, then names, then rules, so that one mistake is
 * told once and not again by everything that stands on it.
 */
export function load(
  texts: readonly SourceText[],
  companion: Companion = () => undefined,
  onRead: OnRead = () => undefined,
): LoadResult {
  const collector = new Collector();
  const documents = texts.flatMap((text, index) => {
    onRead(index, texts.length);
    return readDocument(text, collector) ?? [];
  });
  onRead(texts.length, texts.length);
  if (collector.hasErrors()) return { diagnostics: collector.sorted(), explain: () => undefined };

  if (documents.length > 0 && documents.every(({ value }) => value === null)) {
    const file = (documents[0] as SourceDocument).file;
    collector.report("NO_CONFIGURATION", wholeFile(file), { where: file });
    return { diagnostics: collector.sorted(), explain: () => undefined };
  }
  const merged = mergeDocuments(documents, new Locator(documents), collector);
  if (!merged) return { diagnostics: collector.sorted(), explain: () => undefined };
  const checked = configuration.safeParse(merged.value);
  if (!checked.success) {
    reportShapeProblems(configuration, merged.value, checked.error.issues, merged.locate, collector);
  }
  if (!checked.success || collector.hasErrors())
    return { diagnostics: collector.sorted(), explain: () => undefined };

  const context: LowerContext = { configuration: checked.data, merged, collector, companion };
  const scopes = lowerScopes(context);
  const poolScopes = new Map(scopes.flatMap((s) => s.pools.map((p) => [p.name, s.name] as const)));
  const policies = lowerPolicies(context);
  const addressContext: AddressContext = {
    ...context,
    scopes,
    poolScopes,
    policies: policyNames(context),
    hubs: namesIn(checked.data.endpointHubs),
    resolvers: namesIn(checked.data.resolvers),
    declaredVpcs: new Set(),
    inherited: new Map(),
  };
  const accounts = lowerAccounts(addressContext);
  const model: NetworkModel = {
    organization: lowerOrganization(context),
    regions: lowerRegions(context),
    terraform: lowerTerraform(context),
    scopes,
    accounts,
    endpointHubs: lowerHubs(addressContext, accounts),
    resolvers: lowerResolvers(addressContext, accounts),
    connectivity: lowerConnectivity(context, accounts, scopes),
    services: lowerServices(addressContext, accounts),
    policies,
    renames: (checked.data.renames ?? []).map((r, index) => ({
      ...r,
      at: merged.locate(["renames", index]),
    })),
    expectations: lowerExpectations(context),
    restrictions: lowerRestrictions(context),
    guards: lowerGuards(context, accounts),
  };
  if (!collector.hasErrors()) checkModel(model, collector);
  return {
    ...(!collector.hasErrors() && { model }),
    diagnostics: collector.sorted(),
    explain(vpc) {
      const inherited = addressContext.inherited.get(vpc);
      return inherited && explain(inherited);
    },
  };
}
