/**
 * Makes the package that others install, in dist/package: the built program, and the room that writes stacks. CDKTF and
 * the AWS bindings are optional peers, which commands that write stacks ask for.
 */
const { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
const { dirname, join, relative } = require("node:path");

const root = join(__dirname, "..");
const out = join(root, "dist/package");
const own = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** What only the room of stacks needs and every command that uses it has: it comes along. */
const BUNDLED = ["json-stable-stringify"];
const SDK = Object.keys(own.dependencies).filter((name) => name.startsWith("@aws-sdk/"));
const packageOf = (path) =>
  path
    .split("/")
    .slice(0, path.startsWith("@") ? 2 : 1)
    .join("/");
const LIBRARY = Object.values(own.imports).map(packageOf);
const PEERS = [...LIBRARY, ...SDK, "constructs", "elkjs"].sort();

function copy(path) {
  mkdirSync(dirname(join(out, path)), { recursive: true });
  cpSync(join(root, path), join(out, path), { recursive: true });
}

/** A built file, and what it requires of ours. */
function copyModule(file, done = new Set()) {
  if (done.has(file)) return;
  done.add(file);
  copy(relative(root, file));
  for (const [, name] of readFileSync(file, "utf8").matchAll(/require\("(\.[^"]+)"\)/g)) {
    const there = [`${join(dirname(file), name)}.js`, join(dirname(file), name, "index.js")].find(existsSync);
    if (there) copyModule(there, done);
  }
}

/** A package and all that it needs. */
function copyPackage(name, done = new Set()) {
  if (done.has(name)) return;
  done.add(name);
  copy(`node_modules/${name}`);
  const { dependencies = {} } = JSON.parse(
    readFileSync(join(root, "node_modules", name, "package.json"), "utf8"),
  );
  for (const needed of Object.keys(dependencies)) copyPackage(needed, done);
}

rmSync(out, { recursive: true, force: true });
for (const file of [
  "bin",
  "dist/program/cadastre.js",
  "dist/program/write-worker.js",
  "config/schema",
  "docs/workflows",
  "docs/reference/library.d.ts",
  "lib",
  "LICENSE",
  "LICENSES",
  "NOTICE",
  "CHANGELOG.md",
  "SECURITY.md",
])
  copy(file);
copyModule(join(root, "dist/stacks/output/write-stacks.js"));
copyModule(join(root, "dist/stacks/output/emit-texts.js"));
copyModule(join(root, "dist/stacks/output/manifest.js"));
copyModule(join(root, "dist/stacks/stable-json.js"));
copyModule(join(root, "dist/stacks/extension/added.js"));
copyModule(join(root, "dist/stacks/extension/merge.js"));
for (const name of BUNDLED) copyPackage(name);
cpSync(join(root, "tools/package-readme.md"), join(out, "README.md"));

const ranges = (names) => Object.fromEntries(names.map((name) => [name, own.dependencies[name]]));
const { name, version, description, license, engines, main, types, exports: entries, bin, imports } = own;
const manifest = {
  name,
  version,
  description,
  license,
  keywords: ["aws", "terraform", "cdktf", "ipam", "network", "vpc", "landing-zone"],
  engines,
  main,
  types,
  exports: entries,
  bin,
  imports,
  dependencies: ranges(BUNDLED),
  bundleDependencies: BUNDLED,
  peerDependencies: ranges(PEERS),
  peerDependenciesMeta: Object.fromEntries(PEERS.map((peer) => [peer, { optional: true }])),
};
writeFileSync(join(out, "package.json"), `${JSON.stringify(manifest, undefined, 2)}\n`);
