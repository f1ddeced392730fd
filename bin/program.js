/** Reads the program with what V8 made of it when it was built, so that starting it is not compiling it again. */
const { readFileSync } = require("node:fs");
const { createRequire, wrap } = require("node:module");
const { dirname, join } = require("node:path");
const { Script } = require("node:vm");

const file = join(__dirname, "../dist/program/cadastre.js");
/** V8 leaves it aside where it is of another version than the one that built. */
const compiled = `${file}.compiled`;

/** The program as a script, and a function that runs it. */
function program() {
  const script = new Script(wrap(readFileSync(file, "utf8")), {
    filename: file,
    cachedData: readIfThere(compiled),
  });
  const run = () => script.runInThisContext()({}, createRequire(file), { exports: {} }, file, dirname(file));
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
