/** Jest as ever, with one file broken. */
module.exports = {
  ...require("../../jest.config"),
  rootDir: "../..",
  transform: { "\\.[jt]sx?$": "<rootDir>/tools/breaks/transform.js" },
  reporters: [],
};
