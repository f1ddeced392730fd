/** All kinds of sabotage. */
import { addressSabotage } from "./addressing";
import type { Sabotage } from "./edit";
import { endpointSabotage } from "./endpoints";
import { filterSabotage } from "./filters";
import { privateLinkSabotage } from "./private-link";
import { routeSabotage } from "./routes";
import { transitSabotage } from "./transit";

export const SABOTAGE: readonly Sabotage[] = [
  ...addressSabotage,
  ...routeSabotage,
  ...filterSabotage,
  ...transitSabotage,
  ...endpointSabotage,
  ...privateLinkSabotage,
];
