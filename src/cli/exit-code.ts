/** What the program answers to the shell. */

/** 0 all is well, 1 there are findings or diagnostics, 2 the call itself was wrong. */
export const EXIT = { good: 0, findings: 1, usage: 2 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
