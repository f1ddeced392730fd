/** Where in the configuration a request for addresses is made, so that a fix can change it there. */
import type { FixStep, Setting } from "../../diagnostics/fix";
import { formatPrefix, type Prefix } from "../../ip/prefix";
import type { Container } from "./container";
import { refKind } from "./ref-kind";
import type { AllocationRequest } from "./request";

export function poolPath(scope: string, pool: string): string[] {
  return ["ipam", "scopes", scope, "pools", pool];
}

export function vpcPath(ref: string): string[] {
  const [account = "", , vpc = ""] = ref.split("/");
  return ["accounts", account, "vpcs", vpc];
}

/** Asks for exactly this block; undefined for a pool, whose blocks are a list. */
export function pinStep(request: AllocationRequest, from: Container, block: Prefix): FixStep | undefined {
  const path = pathOf(request.ref);
  const cidr = formatPrefix(block);
  if (!path) return undefined;
  const place = from.site ? { pool: from.site.name } : { scope: request.scope };
  return { set: path, to: refKind(request.ref) === "subnet" ? { cidr } : { ...place, cidr } };
}

/** Asks for another size; undefined where the request says none. */
export function sizeStep(
  request: AllocationRequest,
  from: Container,
  prefixLength: number,
): FixStep | undefined {
  const { ref, scope } = request;
  if (request.kind === "pool") {
    const [, pool = "", block] = ref.split("/");
    const path = poolPath(scope, pool);
    return {
      set: block === undefined ? [...path, "prefixLength"] : [...path, "blocks", block],
      to: prefixLength,
    };
  }
  const path = pathOf(ref);
  const place: Setting = from.site && refKind(ref) !== "subnet" ? { pool: from.site.name } : {};
  return path && { set: path, to: { ...place, prefixLength } };
}

function pathOf(ref: string): string[] | undefined {
  const [, , , ...below] = ref.split("/");
  switch (refKind(ref)) {
    case "pool":
      return undefined;
    case "primary":
      return [...vpcPath(ref), "cidr"];
    case "secondary":
      return [...vpcPath(ref), "secondaryCidrs", below[1] ?? ""];
    case "subnet":
      return [...vpcPath(ref), "subnets", below[0] ?? "", "perAz", below[1] ?? ""];
  }
}
