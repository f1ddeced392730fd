/** The union of all diagnostic codes, gathered from one file per domain. */
import { addressCodes } from "./codes/address";
import { codeCodes } from "./codes/code";
import { configCodes } from "./codes/config";
import { connectivityCodes } from "./codes/connectivity";
import { endpointCodes } from "./codes/endpoint";
import { endpointPolicyCodes } from "./codes/endpoint-policy";
import type { CodeEntry, Placeholders } from "./codes/entry";
import { extraCodes } from "./codes/extra";
import { forwarderCodes } from "./codes/forwarder";
import { guardCodes } from "./codes/guard";
import { hostCodes } from "./codes/host";
import { hubCodes } from "./codes/hub";
import { lockCodes } from "./codes/lock";
import { namingCodes } from "./codes/naming";
import { outputCodes } from "./codes/output";
import { proxyCodes } from "./codes/proxy";
import { serviceCodes } from "./codes/service";
import type { Datum } from "./facts";

const ENTRIES = {
  ...configCodes,
  ...addressCodes,
  ...lockCodes,
  ...outputCodes,
  ...endpointCodes,
  ...endpointPolicyCodes,
  ...hubCodes,
  ...connectivityCodes,
  ...proxyCodes,
  ...guardCodes,
  ...serviceCodes,
  ...forwarderCodes,
  ...hostCodes,
  ...namingCodes,
  ...extraCodes,
  ...codeCodes,
};

export type Code = keyof typeof ENTRIES;

/** What a diagnostic of a code must carry: a value for every placeholder of its words. */
export type DataOf<C extends Code> = Readonly<
  Record<Placeholders<(typeof ENTRIES)[C]["message" | "why" | "help"]>, Datum>
>;

export const CODES: Readonly<Record<Code, CodeEntry>> = ENTRIES;
