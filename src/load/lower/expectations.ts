/** Lowers expectations and restrictions: their selectors are understood where the network is. */
import type { Expectation, Restriction, Under } from "../../model/expectation";
import type { LowerContext } from "./context";

/** Of a configuration, or of a file that holds nothing else. */
export interface ExpectationContext {
  readonly configuration: Pick<LowerContext["configuration"], "expectations">;
  readonly merged: LowerContext["merged"];
}

export function lowerExpectations({ configuration, merged }: ExpectationContext): Expectation[] {
  return (configuration.expectations ?? []).map(({ from, to, port, protocol, expect, under }, index) => ({
    from,
    to,
    ...(port !== undefined && { port }),
    ...(protocol && { protocol }),
    expect,
    ...(under && Object.keys(under).length > 0 && { under: present(under) }),
    at: merged.locate(["expectations", index]),
  }));
}

/** The keys that were written; a shape has all of them. */
function present(under: { readonly [K in keyof Under]?: Under[K] | undefined }): Under {
  return Object.fromEntries(Object.entries(under).filter(([, failing]) => failing !== undefined));
}

export function lowerRestrictions({ configuration, merged }: LowerContext): Restriction[] {
  return (configuration.restrictions ?? []).map(({ from, to }, index) => ({
    from,
    to,
    at: merged.locate(["restrictions", index]),
  }));
}
