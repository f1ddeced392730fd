/** What the built file gives: the program, and the library that a project's own program asks for. Either runs when it is asked for. */

/** The real world, the words of the call, the exit code. */
export function main(): void {
  const { endWithOutput } = require("../host/end-with-output") as typeof import("../host/end-with-output");
  const { nodeHost } = require("../host/node-host") as typeof import("../host/node-host");
  const { runCli } = require("./cli") as typeof import("./cli");
  endWithOutput();
  runCli(process.argv.slice(2), nodeHost(process.cwd())).then((code) => {
    process.exitCode = code;
  });
}

export function library(): typeof import("../library/cadastre") {
  return require("../library/cadastre") as typeof import("../library/cadastre");
}
