/** What a call starts once its words are read: commands are loaded only then. */
import type { ExitCode } from "./exit-code";

export type Start = () => ExitCode | Promise<ExitCode>;

export type Choose = (start: Start) => void;
