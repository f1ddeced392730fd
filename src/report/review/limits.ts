/** What every comment keeps to. */

/** By this CI finds the comment that it wrote before, and updates it in place. */
export const MARKER = "<!-- cadastre-review -->";

/** What GitHub takes, in characters; GitLab and Bitbucket take more. */
export const LONGEST_COMMENT = 65_536;
