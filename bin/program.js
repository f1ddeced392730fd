/** Reads the program with what V8 compiled of it when it was built, so that starting it is not compiling it again. */
const { readFileSync } = require("node:fs");
const { createRequire, wrap } = require("node:module");
const { dirname, join } = require("node:path");
const { Script } = require("node:vm");

const file = join(__dirname, "../dist/program/cadastre.js");
/** V8 leaves it aside where it is of another version than the one that built. */
const compiled = `${file}.compiled`;

/** The program as a script, and a function that runs it. */
function program() {
  const text = readIfThere(file);
  if (text === undefined) {
    process.stderr.write("cadastre: the program is not built yet, which npm run build does\n");
    process.exit(2);
  }
  const script = new Script(wrap(text.toString()), { filename: file, cachedData: readIfThere(compiled) });
  const module = { exports: {} };
  const run = () =>
    script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file));
  return { script, run };
}

function readIfThere(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

module.exports = { compiled, program };
