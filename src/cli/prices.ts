/** The prices that a call goes by: ours, or a file of the reader's own laid over them. */

import { US_EAST_1 } from "../aws/data/prices-us-east-1";
import type { PriceTable } from "../aws/prices";
import { line } from "../diagnostics/shown";
import type { Host } from "../host/host";
import { readPrices } from "../load/prices";

/** Undefined when the file cannot be used; why has been printed. */
export function pricesFrom(host: Host, file: string | undefined): PriceTable | undefined {
  if (file === undefined) return US_EAST_1;
  const text = host.readText(file);
  if (text === undefined) {
    host.stderr(line`cadastre: there is no ${file}`);
    return undefined;
  }
  const prices = readPrices(text, US_EAST_1);
  if (!("problem" in prices)) return prices;
  host.stderr(line`cadastre: ${file} is no price file: ${prices.problem}`);
  return undefined;
}
