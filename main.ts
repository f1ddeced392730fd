/** What the CDKTF CLI runs: configuration, plan, one stack per account, region and phase, synthesis. */
import { runCli } from "./src/cli/cli";
import { endWithOutput } from "./src/host/end-with-output";
import { nodeHost } from "./src/host/node-host";

const { CADASTRE_BASE, CADASTRE_CONFIG, CADASTRE_STEP, CDKTF_OUTDIR, CDKTF_TARGET_STACK_ID } = process.env;

const words = [
  "synth",
  "--quiet",
  ...(CADASTRE_CONFIG ? ["--config", CADASTRE_CONFIG] : []),
  ...(CADASTRE_BASE ? ["--steps", CADASTRE_BASE] : []),
  ...(CADASTRE_STEP ? ["--step", CADASTRE_STEP] : []),
  ...(CDKTF_OUTDIR ? ["--out", CDKTF_OUTDIR] : []),
  ...(CDKTF_TARGET_STACK_ID && !CADASTRE_BASE ? ["--stack", CDKTF_TARGET_STACK_ID] : []),
];

endWithOutput();
runCli(words, nodeHost(process.cwd())).then((code) => {
  process.exitCode = code;
});
