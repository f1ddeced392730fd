/** A way to a value in a configuration, and which part of an entry is meant. */

/** Keys and indexes from the top of a file. */
export type ConfigPath = readonly (string | number)[];

/** Which half of a `key: value` pair to point at. */
export type Part = "key" | "value";
