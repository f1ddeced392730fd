/** Identifiers that cross from one stack to another: exported by one, imported by others, and nothing else crosses. */
import type { PlannedKind } from "./kind";
import type { PlannedBase } from "./planned";

/** An attribute of something in the same stack; `attribute` is Terraform's name for it, `id` or `arn` as a rule. */
export interface OwnIdentifier {
  readonly from: "stack";
  readonly kind: PlannedKind;
  readonly ref: string;
  readonly attribute: string;
}

/** A value that another stack exports. */
export interface ImportedIdentifier {
  readonly from: "import";
  /** The ref of the {@link PlannedImport} in the same stack. */
  readonly ref: string;
  readonly name: string;
}

/** AWS's own ID of a thing that somebody else made, as the configuration gives it. */
export interface GivenIdentifier {
  readonly from: "given";
  readonly id: string;
}

export type Identifier = OwnIdentifier | ImportedIdentifier | GivenIdentifier;

/** Where exported values lie: one small JSON object in the exchange bucket. */
export interface ExchangeObject {
  readonly bucket: string;
  /** The bucket's region. */
  readonly region: string;
  readonly key: string;
}

export interface PlannedExport extends PlannedBase {
  readonly kind: "export";
  readonly object: ExchangeObject;
  readonly values: Readonly<Record<string, OwnIdentifier>>;
  /** True where the account's default tags are more than S3 takes on an object, which then has none. */
  readonly untagged?: boolean;
}

export interface PlannedImport extends PlannedBase {
  readonly kind: "import";
  readonly object: ExchangeObject;
  /** The values that are used here, where another account writes them: it may write anything. */
  readonly values?: readonly ImportedValue[];
}

/** What a value has to look like before anything is done with it. */
export interface ImportedValue {
  readonly value: string;
  /** A regular expression, as Terraform's `regex` takes it. */
  readonly pattern: string;
  /** The sentence that Terraform stops with, without commas or quotes. */
  readonly otherwise: string;
}
