/** What every planned thing carries: its stable name and the configuration that asked for it. */
import type { SourceRange } from "../../diagnostics/source";

/** The configuration behind a planned thing: a config ref and where it is written. */
export interface Because {
  readonly ref: string;
  readonly at?: SourceRange;
}

export interface PlannedBase {
  /**
   * The stable name, `payments-prod/us-east-1/main/app/use1-az1`: account, region, then names from the
   * configuration. Never a position. Terraform addresses are made from it.
   */
  readonly ref: string;
  readonly because: Because;
}

/** AWS tags, key to value. */
export type Tags = Readonly<Record<string, string>>;
