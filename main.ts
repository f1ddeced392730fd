/** What the CDKTF CLI runs: configuration, plan, one stack per account, region and phase, synthesis. */
import { runCli } from "./src/cli/cli";
import { keepHeapSmall } from "./src/host/heap";
import { nodeHost } from "./src/host/node-host";

const { CADASTRE_CONFIG, CDKTF_OUTDIR, CDKTF_TARGET_STACK_ID } = process.env;

const words = [
  "synth",
  "--quiet",
  ...(CADASTRE_CONFIG ? ["--config", CADASTRE_CONFIG] : []),
  ...(CDKTF_OUTDIR ? ["--out", CDKTF_OUTDIR] : []),
  ...(CDKTF_TARGET_STACK_ID ? ["--stack", CDKTF_TARGET_STACK_ID] : []),
];

keepHeapSmall();
runCli(words, nodeHost(process.cwd())).then((code) => {
  process.exitCode = code;
});
