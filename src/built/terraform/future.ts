/** What a plan does not know yet, or does not say. */

/** An attribute of a resource that an apply will make. */
export class Future {
  constructor(
    readonly address: string,
    readonly attribute: string,
  ) {}
}

/** An argument that is set, by what a plan does not tell: a local value, or one of several. */
export const UNREADABLE = Symbol("unreadable");

/** Stands for such an argument in a thing's values; the module has an expression there that nobody can read. */
export class Unsaid {
  constructor(readonly argument: string) {}
}
