/** What diagnostics are made of: how bad it is, and the values that go into their sentences. */

import type { Fix } from "./fix";

export type Severity = "error" | "warning";

/** A value that may go into a diagnostic's sentence. */
export type Datum = string | number | readonly string[] | readonly Fix[];
export type DiagnosticData = Readonly<Record<string, Datum>>;
