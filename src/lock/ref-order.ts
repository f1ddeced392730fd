/** Refs as the lock knows them: text whose segments nest. */

/** Whether a ref is `beginning` or lies below it. */
export function isBelow(ref: string, beginning: string): boolean {
  return ref === beginning || ref.startsWith(`${beginning}/`);
}
