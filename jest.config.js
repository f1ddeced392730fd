/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  modulePathIgnorePatterns: ["<rootDir>/dist", "<rootDir>/cdktf.out"],
  setupFiles: ["<rootDir>/test/support/property-seed.ts"],
  reporters: ["default", "<rootDir>/tools/tally-reporter.js"],
};
