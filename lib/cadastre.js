/** The library, for `require("cadastre")`; docs/library.md says how it is used. */
const { NOT_BUILT, program } = require("../bin/program");

const built = program();
if (!built) throw new Error(`cadastre: ${NOT_BUILT}`);
module.exports = built.library();
