/** An AWS account and what is planned in it. */
import type { SourceRange } from "../diagnostics/source";
import type { StackAddition } from "./addition";
import type { Vpc } from "./vpc";

export interface Account {
  readonly name: string;
  /** Twelve digits. */
  readonly id: string;
  /** The path of its organisational unit. */
  readonly ou?: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly vpcs: readonly Vpc[];
  readonly additions: readonly StackAddition[];
  readonly at: SourceRange;
}

/** Whether an OU path is `ou` or lies below it. */
export function isWithinOu(path: string | undefined, ou: string): boolean {
  return path === ou || (path?.startsWith(`${ou}/`) ?? false);
}
