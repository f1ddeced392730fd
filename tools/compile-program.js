/** Runs the built program once, and keeps what V8 compiled of it. */
const { writeFileSync } = require("node:fs");
const { compiled, program } = require("../bin/program");

const { script, main } = program();
process.argv.splice(2, Infinity, "validate", "--quiet", "--config", "examples/joined");
process.on("exit", () => writeFileSync(compiled, script.createCachedData()));
main();
