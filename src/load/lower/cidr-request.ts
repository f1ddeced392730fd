/** Lowers a request for addresses, resolving the scope that a pool or a bare pin belongs to. */
import type { Collector } from "../../diagnostics/collector";
import { listed } from "../../diagnostics/suggest";
import { formatPrefix, type Prefix, prefix, prefixHolding } from "../../ip/prefix";
import type { CidrRequest } from "../../model/request";
import type { ConfigPath } from "../shape/path";
import type { CidrShape } from "../shape/vpc-settings";
import type { Inherited } from "../text/inherit";
import { type AddressContext, checkKnown, profileOf } from "./context";

/** Undefined when the request cannot be understood; why is in the collector. `owner` is for the message. */
export function lowerCidrRequest(
  context: AddressContext,
  inherited: Inherited,
  path: ConfigPath,
  shape: CidrShape,
  owner: string,
): CidrRequest | undefined {
  const { collector, poolScopes, scopes } = context;
  const request = typeof shape === "string" ? { cidr: shape } : shape;
  const at = inherited.locate(path);
  const pin = request.cidr === undefined ? undefined : prefix(request.cidr);
  const prefixLength = pin?.length ?? request.prefixLength;
  const profile = profileOf(inherited);
  const lacking = profile && `${profile} ${path.join(".")}`;
  if (prefixLength === undefined) {
    collector.report("REQUEST_WITHOUT_SIZE", at, { owner }, [], lacking);
    return undefined;
  }
  if (pin && request.prefixLength !== undefined && request.prefixLength !== pin.length) {
    reportPinAndSize(collector, inherited, path, { owner, pin, length: request.prefixLength });
    return undefined;
  }
  const pinned = pin && { pin };
  const sizeAt = typeof shape === "string" ? at : inherited.locate([...path, pin ? "cidr" : "prefixLength"]);
  if (request.pool !== undefined) {
    if (!checkKnown(collector, "pool", request.pool, poolScopes, inherited.locate([...path, "pool"])))
      return undefined;
    const scope = poolScopes.get(request.pool) as string;
    if (request.scope !== undefined && request.scope !== scope) {
      const data = { owner, pool: request.pool, poolScope: scope, scope: request.scope };
      collector.report("POOL_SCOPE_CLASH", inherited.locate([...path, "scope"]), data);
      return undefined;
    }
    return { pool: request.pool, scope, prefixLength, ...pinned, at, sizeAt };
  }
  if (!pin) {
    const data = { owner, pools: listed(poolScopes.keys()) };
    collector.report("REQUEST_WITHOUT_POOL", at, data, [], lacking);
    return undefined;
  }
  if (request.scope !== undefined) {
    const names = scopes.map((s) => s.name);
    if (!checkKnown(collector, "scope", request.scope, names, inherited.locate([...path, "scope"])))
      return undefined;
    return { scope: request.scope, prefixLength, pin, at, sizeAt };
  }
  const routed = scopes.filter((s) => !s.overlapAllowed);
  if (routed.length !== 1) {
    collector.report("SCOPE_UNCLEAR", at, { owner, scopes: scopes.map((s) => s.name) });
    return undefined;
  }
  return { scope: (routed[0] as (typeof routed)[0]).name, prefixLength, pin, at, sizeAt };
}

/** One level asks for a block and for another size; between levels the inner one wins. */
export function reportPinAndSize(
  collector: Collector,
  inherited: Inherited,
  path: ConfigPath,
  { owner, pin, length }: { readonly owner: string; readonly pin: Prefix; readonly length: number },
): void {
  const layer = inherited.layerOf([...path, "prefixLength"]) ?? inherited.innermost;
  const place = [...layer.path, ...path, "prefixLength"].map(String);
  const cidr = formatPrefix(pin);
  const other = formatPrefix(prefixHolding(pin.base, length));
  const fixes = [
    { words: `ask for a /${pin.length}, or leave out prefixLength`, steps: [{ set: place, to: pin.length }] },
    { words: `pin a /${length}, as ${other}`, steps: [{ set: [...place.slice(0, -1), "cidr"], to: other }] },
  ];
  collector.report("PIN_AND_SIZE", inherited.locate([...path, "prefixLength"]), {
    owner,
    cidr,
    length,
    fixes,
  });
}
