/** Reads the program with what V8 compiled of it when it was built, so that starting it is not compiling it again. */
const { readFileSync } = require("node:fs");
const { createRequire, wrap } = require("node:module");
const { dirname, join } = require("node:path");
const { Script } = require("node:vm");

const file = join(__dirname, "../dist/program/cadastre.js");
/** V8 leaves it aside where it is of another version than the one that built. */
const compiled = `${file}.compiled`;

const NOT_BUILT = "the program is not built yet, which npm run build does";

/** The program as a script, and what it gives; undefined where it is not built. */
function program() {
  const text = readIfThere(file);
  if (text === undefined) return undefined;
  const script = new Script(wrap(text.toString()), { filename: file, cachedData: readIfThere(compiled) });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file));
  return { script, ...module.exports };
}

/** Runs the command that the process was started with. */
function run() {
  const built = program();
  if (built) return built.main();
  process.stderr.write(`cadastre: ${NOT_BUILT}\n`);
  process.exitCode = 2;
}

function readIfThere(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

module.exports = { NOT_BUILT, compiled, program, run };
