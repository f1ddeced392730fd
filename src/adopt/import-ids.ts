/** The ID by which Terraform imports a thing that is built. */
import { IMPORTABLE, type ImportableType } from "../aws/data/importable";
import type { Side } from "../built/match/side";
import { idOf } from "../built/module";
import type { Block } from "../verify/terraform/stack";

export function isImportable(type: string): type is ImportableType {
  return Object.hasOwn(IMPORTABLE, type);
}

/** Undefined where a part of the ID is not known. */
export function importIdOf(thing: Block, built: Side): string | undefined {
  const joined = (sign: string, ...paths: readonly string[]) => {
    const parts = paths.map((path) => partOf(thing, path, built));
    return parts.some((part) => part === undefined) ? undefined : parts.join(sign);
  };
  switch (thing.type) {
    case "aws_route_table_association":
      return joined("/", "subnet_id", "route_table_id");
    case "aws_default_route_table":
      return partOf(thing, "default_route_table_id", built);
    case "aws_dx_gateway_association":
      return joined("/", "dx_gateway_id", "associated_gateway_id");
    default:
      return idOf(thing);
  }
}

/** What an argument means, by AWS's ID of it; of a part of a VPC, the VPC's. */
function partOf(thing: Block, path: string, built: Side): string | undefined {
  const key = built.meant(thing, path)?.split("#")[0];
  if (key === undefined) return built.said(thing, path);
  const meant = built.byKey(key);
  return meant && idOf(meant);
}
