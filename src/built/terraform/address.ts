/** Terraform's addresses of resources, taken apart: `module.vpc["a"].aws_subnet.private[0]`. */

export interface Step {
  readonly name: string;
  /** As written, `0` or `"a"`; absent without count and for_each. */
  readonly index?: string;
}

export interface Address {
  readonly modules: readonly Step[];
  /** `aws_subnet.private`, or `data.aws_vpc.x`. */
  readonly base: string;
  readonly index?: string;
}

const INDEX = String.raw`(?:\[(\d+|"(?:[^"\\]|\\.)*")\])?`;
const MODULE = new RegExp(String.raw`^module\.([\w-]+)${INDEX}\.`);
const RESOURCE = new RegExp(String.raw`^((?:data\.)?[\w-]+\.[\w-]+)${INDEX}$`);

/** Undefined for what is no address of a resource. */
export function parseAddress(text: string): Address | undefined {
  const modules: Step[] = [];
  let rest = text;
  for (let found = MODULE.exec(rest); found; found = MODULE.exec(rest)) {
    modules.push(stepOf(found[1] as string, found[2]));
    rest = rest.slice(found[0].length);
  }
  const found = RESOURCE.exec(rest);
  return found
    ? { modules, base: found[1] as string, ...(found[2] !== undefined && { index: found[2] }) }
    : undefined;
}

function stepOf(name: string, index: string | undefined): Step {
  return { name, ...(index !== undefined && { index }) };
}

/** Whether a module's instance is the one that is meant, or one of several of which none is named. */
export function isWithin(modules: readonly Step[], meant: readonly Step[]): boolean {
  return (
    modules.length === meant.length &&
    modules.every(({ name, index }, depth) => {
      const other = meant[depth] as Step;
      return name === other.name && (other.index === undefined || index === other.index);
    })
  );
}
