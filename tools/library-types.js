/**
 * Writes down what the library gives, in one file: every exported declaration, and what those are made of. The same file is
 * the package's types, so what is written down is what compilers hold callers to. With --check nothing is written.
 */
const { readFileSync, writeFileSync } = require("node:fs");
const { join, sep } = require("node:path");
const ts = require("typescript");

const root = join(__dirname, "..");
const FILE = "docs/reference/library.d.ts";
const ENTRY = join(root, "src/library/cadastre.ts");

const HEAD = `/**
 * What \`import … from "cadastre"\` gives, and what it is made of. Made by \`npm run docs\`, and installed with the package.
 * A change of this file is a change of the library: semantic versioning says which.
 */
`;

/** The declarations of every file, as tsc would write them. */
function declarations() {
  const { config } = ts.readConfigFile(join(root, "tsconfig.build.json"), ts.sys.readFile);
  // As in tsconfig.json: the names of package.json's imports are found by a bundler's rules alone.
  const base = {
    ...ts.parseJsonConfigFileContent(config, ts.sys, root).options,
    module: ts.ModuleKind.Preserve,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
  const options = {
    ...base,
    incremental: false,
    declaration: true,
    emitDeclarationOnly: true,
    stripInternal: true,
    noCheck: true,
    outDir: root,
  };
  delete options.tsBuildInfoFile;
  const texts = new Map();
  const program = ts.createProgram([ENTRY], options);
  program.emit(undefined, (file, text) => texts.set(file.split(sep).join("/"), text));
  return { texts, options: { ...base, incremental: false, noEmit: true } };
}

function programOf(texts, options) {
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  const hidden = (file) => file.startsWith(`${root}/src/`) || file.startsWith(`${root}/stacks/`);
  host.fileExists = (file) => texts.has(file) || (!hidden(file) && fileExists.call(host, file));
  host.readFile = (file) => texts.get(file) ?? readFile.call(host, file);
  host.getSourceFile = (file, ...rest) =>
    texts.has(file)
      ? ts.createSourceFile(file, texts.get(file), ts.ScriptTarget.ES2022, true)
      : getSourceFile.call(host, file, ...rest);
  return ts.createProgram([ENTRY.replace(/\.ts$/, ".d.ts")], options, host);
}

function libraryTypes() {
  const { texts, options } = declarations();
  const program = programOf(texts, options);
  const checker = program.getTypeChecker();
  const entry = program.getSourceFile(ENTRY.replace(/\.ts$/, ".d.ts"));
  const real = (symbol) =>
    symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(entry)).map(real);
  const imports = new Map();
  const written = new Map();
  const waiting = [...exported];
  for (let symbol = waiting.pop(); symbol; symbol = waiting.pop()) {
    const name = symbol.getName();
    if (written.has(name)) {
      if (written.get(name).symbol !== symbol) throw new Error(`two declarations are called ${name}`);
      continue;
    }
    const found = symbol.declarations.filter((node) => texts.has(node.getSourceFile().fileName));
    written.set(name, { symbol, texts: found.map((node) => textOf(node, usedBy(node))) });
  }
  return `${HEAD}${importLines()}${section(true)}${section(false)}export {};\n`;

  /** Looks up what a declaration names; answers where it does so by `import("…")`. */
  function usedBy(declaration) {
    const inline = [];
    const visit = (node) => {
      if (ts.isImportTypeNode(node)) inline.push(node);
      if (ts.isIdentifier(node)) use(real(checker.getSymbolAtLocation(node)));
      ts.forEachChild(node, visit);
    };
    visit(declaration);
    return inline;
  }

  function use(symbol) {
    const [declaration] = symbol?.declarations ?? [];
    if (!declaration || !isTopLevel(declaration)) return;
    const file = declaration.getSourceFile().fileName;
    if (texts.has(file)) waiting.push(symbol);
    const [, name] = /\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file) ?? [];
    if (name && name !== "typescript" && !name.startsWith("@types"))
      imports.set(name, (imports.get(name) ?? new Set()).add(symbol.getName()));
  }

  function importLines() {
    const lines = [...imports]
      .sort()
      .map(([from, names]) => `import type { ${[...names].sort().join(", ")} } from "${from}";\n`);
    return `${lines.join("")}\n`;
  }

  function section(isPublic) {
    return [...written]
      .filter(([, { symbol }]) => exported.includes(symbol) === isPublic)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([, { texts: own }]) => own.map((text) => text.replace("%%", isPublic ? "export " : "")))
      .map((text) => `${text}\n\n`)
      .join("");
  }
}

function isTopLevel(declaration) {
  return (
    ts.isSourceFile(declaration.parent) || ts.isVariableStatement(declaration.parent?.parent ?? declaration)
  );
}

/** A declaration with its own comment; `%%` is where it says whether it is exported. */
function textOf(declaration, inline) {
  const node = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
  const start = node.getStart();
  let text = node.getText();
  for (const one of inline.sort((a, b) => b.pos - a.pos))
    text = text.slice(0, one.getStart() - start) + one.qualifier.getText() + text.slice(one.getEnd() - start);
  const comment = node.jsDoc?.at(-1)?.getText();
  const plain = text.replace(/^(?:export )?(?:declare )?/, "");
  const isType = ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
  return `${comment ? `${comment}\n` : ""}%%${isType ? "" : "declare "}${plain}`;
}

const path = join(root, FILE);
if (!process.argv.includes("--check")) writeFileSync(path, libraryTypes());
else if (readFileSync(path, "utf8") !== libraryTypes()) {
  console.error(`${FILE} is not what the sources say; npm run docs writes it`);
  process.exitCode = 1;
}
