/**
 * Makes one file of the program and the packages that every command needs: four hundred small ones take longer to find than
 * to run. `rollup` is its WebAssembly build, which is the same package on every platform.
 */
import { rmSync } from "node:fs";
import { isBuiltin } from "node:module";
import commonjs from "@rollup/plugin-commonjs";
import nodeResolve from "@rollup/plugin-node-resolve";

/** Loaded by the commands that need it, from where it is. */
const STAYS = /^(cdktf|constructs|@cdktf|@aws-sdk|elkjs)(\/|$)|\/stacks\//;

/** Stacks know the generator by its files, so these are not mixed with others. */
const besideStacks = {
  name: "beside-stacks",
  transform: (code) => code.replace(/require\("(\.\.\/)+stacks\//g, 'require("../stacks/'),
};

const PROGRAM = "dist/program/cadastre.js";

/** V8 knows the text by its length alone, so what was compiled of another one has to be gone before there is a new one. */
const forgetCompiled = {
  name: "forget-compiled",
  buildStart: () => rmSync(`${PROGRAM}.compiled`, { force: true }),
};

/** V8 keeps a text in half the memory when every character of it fits a byte. */
const bytesAlone = {
  name: "bytes-alone",
  renderChunk: (code) => code.replace(/[^\0-\xff]/g, (character) => `\\u${hex(character)}`),
};
const hex = (character) => character.charCodeAt(0).toString(16).padStart(4, "0");

const bundle = (input, file) => ({
  input,
  output: { file, format: "cjs" },
  treeshake: false,
  // A module runs when it is first asked for, as it does outside a bundle.
  plugins: [
    forgetCompiled,
    besideStacks,
    nodeResolve(),
    commonjs({ strictRequires: true, ignore: (name) => isBuiltin(name) || STAYS.test(name) }),
    bytesAlone,
  ],
  onwarn(warning) {
    if (warning.code === "UNRESOLVED_IMPORT") throw new Error(warning.message);
  },
});

export default [
  bundle("dist/src/cli/main.js", PROGRAM),
  bundle("dist/src/host/write-worker.js", "dist/program/write-worker.js"),
];
