/** What diagnostics are made of: how bad it is, and the values that go into their sentences. */

export type Severity = "error" | "warning";

/** A value that may go into a diagnostic's sentence. */
export type Datum = string | number | readonly string[];
export type DiagnosticData = Readonly<Record<string, Datum>>;
