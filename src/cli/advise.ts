/** Prints the advice on ways to AWS services and between VPCs, by our prices or the reader's own. */
import { adviseEndpoints } from "../advice/advise";
import { adviseRelations } from "../advice/relations";
import { line } from "../diagnostics/shown";
import type { Host } from "../host/host";
import type { NetworkModel } from "../model/network-model";
import type { Plan } from "../plan/planned/plan";
import { adviceText } from "../report/advice-text";
import { relationText } from "../report/relation-text";
import { EXIT, type ExitCode } from "./exit-code";
import { pricesFrom } from "./prices";

export interface AdviceOptions {
  readonly format: string;
  readonly prices?: string;
  readonly gb: string;
}

export function advise(host: Host, model: NetworkModel, plan: Plan, options: AdviceOptions): ExitCode {
  const gb = Number(options.gb);
  if (!Number.isFinite(gb) || gb < 0) {
    host.stderr(line`cadastre: --gb takes a number of GB, not ${options.gb}`);
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
