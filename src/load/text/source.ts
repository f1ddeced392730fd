/** The text of a configuration file, and the nodes that it has. */
import type { Document, LineCounter } from "yaml";

/** A configuration text and the name diagnostics give it. */
export interface SourceText {
  /** Relative to the project, with `/`. */
  readonly file: string;
  readonly text: string;
}

/** A text that was read: its value as plain data, and what is needed to find a value's place again. */
export interface SourceDocument {
  readonly file: string;
  readonly value: unknown;
  readonly document: Document;
  readonly lines: LineCounter;
}
