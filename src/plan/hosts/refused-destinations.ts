/** Where an allowed name must not lead: private space, and without the internet all space, but for what is listed. */
import { subtract } from "../../ip/aggregate";
import type { Prefix } from "../../ip/prefix";
import type { Party } from "../../model/party";
import { EVERYWHERE, PRIVATE } from "../reach/ranges";

export function refusedDestinations(destinations: readonly Party[], allowed: readonly Prefix[]): Prefix[] {
  const internet = destinations.some(({ kind }) => kind === "internet");
  const inward = allowed.filter(({ length }) => length > 0);
  return subtract(internet ? PRIVATE : [EVERYWHERE], inward);
}
