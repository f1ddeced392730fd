/** Prints the advice on ways to AWS services, by our prices or the reader's own. */
import type { Host } from "../host/host";
import type { NetworkModel } from "../model/network-model";
import { adviseEndpoints } from "../plan/advice/advise";
import { adviceText } from "../report/advice-text";
import { EXIT, type ExitCode } from "./exit-code";
import { pricesFrom } from "./prices";

export interface AdviceOptions {
  readonly format: string;
  readonly prices?: string;
  readonly gb: string;
}

export function advise(host: Host, model: NetworkModel, options: AdviceOptions): ExitCode {
  const gb = Number(options.gb);
  if (!Number.isFinite(gb) || gb < 0) {
    host.stderr(`cadastre: --gb takes a number of GB, not ${options.gb}\n`);
    return EXIT.usage;
  }
  const prices = pricesFrom(host, options.prices);
  if (!prices) return EXIT.usage;
  const advice = adviseEndpoints(model, prices, gb);
  host.stdout(options.format === "json" ? `${JSON.stringify(advice, undefined, 2)}\n` : adviceText(advice));
  return EXIT.good;
}
