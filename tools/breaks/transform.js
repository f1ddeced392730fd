/** Babel's transform for Jest, but for the one file that is broken: `BREAK` is JSON, `{ file, from, to }`. */
const { join } = require("node:path");
const { createTransformer } = require("babel-jest").default;

const babel = createTransformer();
const broken = JSON.parse(process.env.BREAK ?? "{}");
const root = join(__dirname, "../..");

const sourceOf = (text, path) =>
  broken.file && path === join(root, broken.file) ? text.replace(broken.from, () => broken.to) : text;

module.exports = {
  ...babel,
  process: (text, path, options) => babel.process(sourceOf(text, path), path, options),
  getCacheKey: (text, path, options) => babel.getCacheKey(sourceOf(text, path), path, options),
};
