/** Runs the built program once, and keeps what V8 made of the functions that ran. */
const { rmSync, writeFileSync } = require("node:fs");
const { compiled, program } = require("../bin/program");

rmSync(compiled, { force: true });
const { script, run } = program();
process.argv.splice(2, Infinity, "validate", "--quiet", "--config", "examples/joined");
process.on("exit", () => writeFileSync(compiled, script.createCachedData()));
run();
