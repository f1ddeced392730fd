// Jest reads TypeScript through Babel; the compiler itself checks the types (`npm run typecheck`).
module.exports = {
  presets: [["@babel/preset-env", { targets: { node: "20" } }], "@babel/preset-typescript"],
};
