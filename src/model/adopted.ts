/** A resource that was built before this configuration; Terraform imports it and leaves its tags and name alone. */
import type { SourceRange } from "../diagnostics/source";

export interface Adopted {
  /** `payments-prod/us-east-1/main/app/use1-az1`. */
  readonly ref: string;
  /** Terraform's type, `aws_subnet`. */
  readonly type: string;
  /** What `terraform import` takes. */
  readonly id: string;
  readonly at: SourceRange;
}
