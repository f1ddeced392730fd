/** The library that makes stacks. To swap it for another with its API, change this file and `package.json`. */

/** What `#cdktf` and `#aws/*` stand for in `package.json`, which a test holds to this. */
export const LIBRARY = { name: "cdktf", bindings: "@cdktf/provider-aws" } as const;

/** The version that the library writes into stacks and manifest; a test holds it to the installed package's. */
export const LIBRARY_VERSION = "0.21.0";

/** The packages that commands need to write stacks. */
export const SYNTHESIS_PACKAGES: Readonly<Record<string, string>> = {
  "@cdktf/provider-aws": "^21.22.1",
  cdktf: "^0.21.0",
  constructs: "^10.8.1",
};
