/** Plain values, as they stand in a configuration. */

export type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value };
export type Settings = Readonly<Record<string, Value>>;
