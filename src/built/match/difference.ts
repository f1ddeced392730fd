/** What one argument of a thing says on the two sides. */
export interface Difference {
  /** A path into the resource, `tags.Name`. */
  readonly argument: string;
  /** As the described resource says it, of what AWS has; empty where it says nothing. */
  readonly described: string;
  /** As AWS has it. */
  readonly built: string;
}
