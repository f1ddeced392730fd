/** Changes of files that a new piece needs: all are worked out before the first is written. */
const { existsSync, mkdirSync, readFileSync, writeFileSync } = require("node:fs");
const { dirname, join } = require("node:path");

/** A file that is not there yet. */
const create = (file, text) => ({ file, text });

/** A line in an existing list, before or after the one line that matches. */
const insert = (file, where, pattern, line) => ({ file, where, pattern, line });

/** Throws, with a sentence, before anything is written. */
function apply(root, edits) {
  const texts = new Map();
  for (const edit of edits) {
    const path = join(root, edit.file);
    if (edit.text !== undefined && existsSync(path)) throw new Error(`${edit.file} is there already`);
    const before = edit.text ?? texts.get(path) ?? readFileSync(path, "utf8");
    texts.set(path, edit.text === undefined ? inserted(before, edit) : before);
  }
  for (const [path, text] of texts) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return [...new Set(edits.map(({ file }) => file))];
}

function inserted(text, { file, where, pattern, line }) {
  const lines = text.split("\n");
  const at =
    where === "before"
      ? lines.findIndex((one) => pattern.test(one))
      : lines.findLastIndex((one) => pattern.test(one));
  if (at < 0) throw new Error(`${file} has no line like ${pattern}`);
  lines.splice(where === "before" ? at : at + 1, 0, line);
  return lines.join("\n");
}

/** `transit-table` as a constant, a type, a function. */
const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
const pascal = (name) => camel(`-${name}`);
const upper = (name) => name.replace(/-/g, "_").toUpperCase();

/** A line that does not compile: the compiler prints the sentence. */
const open = (sentence) => `const open: ${JSON.stringify(sentence)} = undefined;`;

module.exports = { apply, camel, create, insert, open, pascal, upper };
