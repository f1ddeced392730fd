/** What the program answers to the shell. */

/** 0 all is well, 1 there are findings or diagnostics, 2 the call itself was wrong. */
export const EXIT = { good: 0, findings: 1, usage: 2 } as const;

/**
 * What `review --exit-code` answers beside these: 3 a flow opens or closes or a group lets more through, 4 something is
 * destroyed or left behind, 5 something is replaced or may be, 6 an address moves.
 */
export const REVIEW_EXIT = { flows: 3, destroyed: 4, replaced: 5, moved: 6 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT] | (typeof REVIEW_EXIT)[keyof typeof REVIEW_EXIT];
