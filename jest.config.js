/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  modulePathIgnorePatterns: ["<rootDir>/dist", "<rootDir>/cdktf.out"],
  // A bound that only a hang reaches, on a machine ten times as busy too.
  testTimeout: 120_000,
  setupFiles: ["<rootDir>/test/support/property-seed.ts"],
  reporters: ["default", "<rootDir>/tools/tally-reporter.js"],
};
