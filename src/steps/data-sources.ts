/** The data sources and locals that a block uses, and what these use themselves. */
import { asObject, type Block, type Stack } from "../verify/terraform/stack";
import { addressesIn, localsIn } from "./rewrite";

export function dataUsedBy(block: Block): Block[] {
  return [...usedBy(block.stack, block.body).data.values()];
}

export interface Used {
  /** By address, `data.aws_s3_object.x`. */
  readonly data: ReadonlyMap<string, Block>;
  readonly locals: ReadonlySet<string>;
}

/** What a piece of a stack's JSON needs of the stack beside resources. */
export function usedBy(stack: Stack, value: unknown): Used {
  const data = new Map<string, Block>();
  const locals = new Set<string>();
  const visit = (piece: unknown): void => {
    for (const address of addressesIn(piece)) {
      const block = address.startsWith("data.") ? stack.byAddress.get(address) : undefined;
      if (!block || data.has(address)) continue;
      data.set(address, block);
      visit(block.body);
    }
    for (const name of localsIn(piece)) {
      if (locals.has(name)) continue;
      locals.add(name);
      visit(asObject(stack.json.locals)[name]);
    }
  };
  visit(value);
  return { data, locals };
}
