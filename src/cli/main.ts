/** The program's start: the real world, the words of the call, the exit code. */
import { keepHeapSmall } from "../host/heap";
import { nodeHost } from "../host/node-host";
import { runCli } from "./cli";

keepHeapSmall();
runCli(process.argv.slice(2), nodeHost(process.cwd())).then((code) => {
  process.exitCode = code;
});
