/** The library, for `import … from "cadastre"`; docs/library.md says how it is used. */
import cadastre from "./cadastre.js";

export const { Organization, Refused, load, plan, review, synthesize, trace, verify } = cadastre;
