/** Prefix lists: AWS's own (a service) and customer-managed ones (entries). */
import type { Prefix } from "../../ip/prefix";
import type { Block } from "../terraform/stack";
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
  const entries = [...list.sections("entry"), ...entriesBeside(block, symbol.block)];
  return { prefixes: entries.flatMap((entry) => entry.prefix("cidr") ?? []) };
}

const ENTRY = "aws_ec2_managed_prefix_list_entry";

/** The entries that resources of the list's own stack add to it. */
function entriesBeside(block: BlockReader, list: Block): BlockReader[] {
  const isOf = (entry: BlockReader) => entry.symbol("prefix_list_id")?.block === list;
  return list.stack.blocks
    .filter(({ mode, type }) => mode === "resource" && type === ENTRY)
    .map((entry) => block.of(entry))
    .filter(isOf);
}

/** `aws_ec2_managed_prefix_list_entry`: read with its list, unless that is in another stack. */
export function readPrefixListEntry(block: BlockReader): void {
  const list = block.symbol("prefix_list_id")?.block;
  if (list?.stack !== block.block.stack)
    block.note("prefix_list_id", "entries of a list that is not in the same stack are not read");
}

function ofService(block: BlockReader, argument: string, name: string | undefined): PrefixList {
  const service = name === undefined ? undefined : serviceOf(name);
  if (service !== undefined) return { prefixes: [], service };
  block.note(argument, "the prefix list's service is not known");
  return { prefixes: [] };
}
