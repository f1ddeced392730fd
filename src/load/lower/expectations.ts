/** Lowers expectations and restrictions: their selectors are understood where the network is. */
import type { Expectation, Restriction } from "../../model/expectation";
import type { LowerContext } from "./context";

export function lowerExpectations({ configuration, merged }: LowerContext): Expectation[] {
  return (configuration.expectations ?? []).map(({ from, to, port, protocol, expect }, index) => ({
    from,
    to,
    ...(port !== undefined && { port }),
    ...(protocol && { protocol }),
    expect,
    at: merged.locate(["expectations", index]),
  }));
}

export function lowerRestrictions({ configuration, merged }: LowerContext): Restriction[] {
  return (configuration.restrictions ?? []).map(({ from, to }, index) => ({
    from,
    to,
    at: merged.locate(["restrictions", index]),
  }));
}
