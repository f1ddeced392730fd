/** `npm run new -- noun|rule|invariant|code NAME`: lays the files of a new piece, each of which says what it still needs. */
const { join } = require("node:path");
const { parseArgs } = require("node:util");
const { apply } = require("./edits");
const PIECES = require("./pieces");

const USAGE = `npm run new -- noun NAME --type aws_TYPE
npm run new -- rule NAME [--code CODE]
npm run new -- invariant NAME [--code CODE]
npm run new -- code NAME [--domain FILE]     a file of src/diagnostics/codes, without .ts`;

function main(words) {
  const options = { type: { type: "string" }, code: { type: "string" }, domain: { type: "string" } };
  const { positionals, values } = parseArgs({ args: words, options, allowPositionals: true });
  const [piece, name] = positionals;
  if (!Object.hasOwn(PIECES, piece ?? "") || name === undefined) throw new Error(USAGE);
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    throw new Error(`${name}: a name is words in small letters with dashes between`);
  const files = apply(join(__dirname, "../.."), PIECES[piece](name, values));
  console.log([...files, "", "npm run typecheck says what each of them still needs."].join("\n"));
}

try {
  main(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
