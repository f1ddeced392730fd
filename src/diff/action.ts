/** What Terraform will do with a resource, in its own words, from the most to the least serious. */

/** `adopt`: it is there already, and is imported. `move`: the same thing under another address. Both cost nothing. */
export type Action = "replace" | "delete" | "update" | "create" | "adopt" | "move";

export const ACTIONS: readonly Action[] = ["replace", "delete", "update", "create", "adopt", "move"];
