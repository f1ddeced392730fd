#!/usr/bin/env node
/** What cdktf's CLI runs in a repository that uses the package: stacks go where it asks for them. */
const { CADASTRE_BASE, CADASTRE_CONFIG, CADASTRE_STEP, CDKTF_OUTDIR, CDKTF_TARGET_STACK_ID } = process.env;

process.argv.splice(
  2,
  Infinity,
  "synth",
  "--quiet",
  ...(CADASTRE_CONFIG ? ["--config", CADASTRE_CONFIG] : []),
  ...(CADASTRE_BASE ? ["--steps", CADASTRE_BASE] : []),
  ...(CADASTRE_STEP ? ["--step", CADASTRE_STEP] : []),
  ...(CDKTF_OUTDIR ? ["--out", CDKTF_OUTDIR] : []),
  ...(CDKTF_TARGET_STACK_ID && !CADASTRE_BASE ? ["--stack", CDKTF_TARGET_STACK_ID] : []),
);
require("./program").run();
