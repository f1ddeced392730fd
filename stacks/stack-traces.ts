/** Runs CDKTF without the stack traces that it records for every token. */

/**
 * CDKTF records where each token was made, by V8's `Error.captureStackTrace`, and lifts `Error.stackTraceLimit` for
 * it, so that switch does not help. Where an engine offers no traces it records none (`captureStackTrace` in its
 * tokens/private/stack-trace), and while `run` runs, this engine offers none. Most of the time of building a stack
 * goes into them otherwise; `npm run bench` shows the figure. Nothing of them is in the output.
 */
export function withoutStackTraces<T>(run: () => T): T {
  const capture = Error.captureStackTrace;
  Error.captureStackTrace = () => undefined;
  try {
    return run();
  } finally {
    Error.captureStackTrace = capture;
  }
}
