/** Prefix lists: AWS's own (a service) and customer-managed ones (entries). */
import type { Prefix } from "../../ip/prefix";
import { Unread } from "../terraform/value";
import type { BlockReader } from "./block-reader";
import { serviceOf } from "./service-name";

export interface PrefixList {
  readonly prefixes: readonly Prefix[];
  /** `us-east-1/s3` when the list is an AWS service's. */
  readonly service?: string;
}

/** The prefix list an argument names; one that cannot be read is noted and empty. */
export function prefixListOf(block: BlockReader, argument: string): PrefixList {
  const symbol = block.symbol(argument);
  if (!symbol) {
    const value = block.value(argument);
    if (!(value instanceof Unread)) block.note(argument, "a literal prefix list ID cannot be looked up");
    return { prefixes: [] };
  }
  const list = block.of(symbol.block);
  if (symbol.block.type === "aws_vpc_endpoint") return ofService(block, argument, list.text("service_name"));
  if (symbol.block.mode === "data") return ofService(block, argument, list.text("name"));
  return {
    prefixes: list.sections("entry").flatMap((entry) => entry.prefix("cidr") ?? []),
  };
}

function ofService(block: BlockReader, argument: string, name: string | undefined): PrefixList {
  const service = name === undefined ? undefined : serviceOf(name);
  if (service !== undefined) return { prefixes: [], service };
  block.note(argument, "the prefix list's service is not known");
  return { prefixes: [] };
}
