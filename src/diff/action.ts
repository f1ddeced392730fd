/** What Terraform will do with a resource, in its own words, from the most to the least serious. */

/** `move`: the same thing under another address, which costs nothing. */
export type Action = "replace" | "delete" | "update" | "create" | "move";

export const ACTIONS: readonly Action[] = ["replace", "delete", "update", "create", "move"];
