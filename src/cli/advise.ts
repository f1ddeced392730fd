/** Prints the advice on ways to AWS services and between VPCs, by our prices or the reader's own. */
import { US_EAST_1 } from "../aws/data/prices-us-east-1";
import type { PriceTable } from "../aws/prices";
import type { Host } from "../host/host";
import { readPrices } from "../load/prices";
import type { NetworkModel } from "../model/network-model";
import { adviseEndpoints } from "../plan/advice/advise";
import { adviseRelations } from "../plan/advice/relations";
import type { Plan } from "../plan/planned/plan";
import { adviceText } from "../report/advice-text";
import { relationText } from "../report/relation-text";
import { EXIT, type ExitCode } from "./exit-code";

export interface AdviceOptions {
  readonly format: string;
  readonly prices?: string;
  readonly gb: string;
}

export function advise(host: Host, model: NetworkModel, plan: Plan, options: AdviceOptions): ExitCode {
  const gb = Number(options.gb);
  if (!Number.isFinite(gb) || gb < 0) {
    host.stderr(`cadastre: --gb takes a number of GB, not ${options.gb}\n`);
    return EXIT.usage;
  }
  const prices = pricesFrom(host, options.prices);
  if (!prices) return EXIT.usage;
  const endpoints = adviseEndpoints(model, prices, gb);
  const relations = adviseRelations(model, plan.addresses, prices, gb);
  const isJson = options.format === "json";
  host.stdout(
    isJson
      ? `${JSON.stringify({ ...endpoints, relations }, undefined, 2)}\n`
      : `${adviceText(endpoints)}${relationText(relations, endpoints)}`,
  );
  return EXIT.good;
}

function pricesFrom(host: Host, file: string | undefined): PriceTable | undefined {
  if (file === undefined) return US_EAST_1;
  const text = host.readText(file);
  if (text === undefined) {
    host.stderr(`cadastre: there is no ${file}\n`);
    return undefined;
  }
  const prices = readPrices(text, US_EAST_1);
  if (!("problem" in prices)) return prices;
  host.stderr(`cadastre: ${file} is no price file: ${prices.problem}\n`);
  return undefined;
}
