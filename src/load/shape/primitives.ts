/** The small shapes all others are made of: names, CIDR blocks, tags, account IDs. */
import type { Code, DataOf } from "../../diagnostics/codes";
import { isPrefix, parsePrefix } from "../../ip/prefix";
import { z } from "./zod";

/** Says in a zod check which diagnostic its failure is; `load/shape-problems.ts` reads it back. */
export type CheckFailure<C extends Code = Code> = C extends Code
  ? { readonly diagnostic: C; readonly data: DataOf<C> }
  : never;

/** A string shape whose failures are diagnostics of our own. `test` returns the failure, or nothing. */
export function checkedText<C extends Code>(
  meta: { description: string; pattern?: string; examples?: readonly string[] },
  test: (text: string) => CheckFailure<C> | undefined,
) {
  return z
    .string()
    .superRefine((text, context) => {
      const failure = test(text);
      if (failure) context.addIssue({ code: "custom", message: failure.diagnostic, params: { ...failure } });
    })
    .meta(meta);
}

const NAME = /^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** A name in refs, and so in Terraform addresses: no underscore, so that joining names with one stays unambiguous. */
export const name = checkedText(
  { description: "Lower-case letters, digits and hyphens, beginning with a letter.", pattern: NAME.source },
  (text) => (NAME.test(text) ? undefined : { diagnostic: "NAME_SYNTAX", data: { text } }),
);

const OU_PATH = /^[a-z](?:[a-z0-9-]*[a-z0-9])?(?:\/[a-z](?:[a-z0-9-]*[a-z0-9])?)*$/;

export const ouPath = checkedText(
  {
    description: "The path of an organisational unit below the root.",
    pattern: OU_PATH.source,
    examples: ["workloads/prod"],
  },
  (text) => (OU_PATH.test(text) ? undefined : { diagnostic: "NAME_SYNTAX", data: { text } }),
);

const AZ_ID = /^[a-z]{2,5}\d-az\d$/;

export const azId = checkedText(
  {
    description:
      "An availability zone by its ID, which is the same in every account (names such as us-east-1a differ).",
    pattern: AZ_ID.source,
    examples: ["use1-az1"],
  },
  (text) => (AZ_ID.test(text) ? undefined : { diagnostic: "AZ_ID_SYNTAX", data: { text } }),
);

const REGION = /^[a-z]{2,4}(?:-[a-z]+)+-\d$/;

export const regionName = checkedText(
  { description: "An AWS region.", pattern: REGION.source, examples: ["us-east-1"] },
  (text) => (REGION.test(text) ? undefined : { diagnostic: "REGION_SYNTAX", data: { text } }),
);

function accountIdFailure(value: unknown): CheckFailure {
  // A map may have a key called toString, so only plain values are made a text of.
  if (typeof value === "object")
    return { diagnostic: "ACCOUNT_ID_SYNTAX", data: { text: "a map or a list" } };
  const text = String(value);
  return typeof value === "number"
    ? { diagnostic: "ACCOUNT_ID_NOT_TEXT", data: { text, quoted: `"${text.padStart(12, "0")}"` } }
    : { diagnostic: "ACCOUNT_ID_SYNTAX", data: { text } };
}

/** An account ID as text; a bare number loses leading zeros, so it is refused with a hint of its own. */
export const accountId = z
  .unknown()
  .superRefine((value, context) => {
    if (typeof value === "string" && /^\d{12}$/.test(value)) return;
    const params = accountIdFailure(value);
    context.addIssue({ code: "custom", message: params.diagnostic, params: { ...params } });
  })
  .transform((value) => value as string)
  .meta({ type: "string", description: "The 12-digit account ID, in quotes.", pattern: "^\\d{12}$" });

const CIDR = "\\d{1,3}(\\.\\d{1,3}){3}/\\d{1,2}";

function cidrFailure(text: string) {
  const parsed = parsePrefix(text);
  if (isPrefix(parsed)) return undefined;
  if (parsed.reason === "host-bits") {
    return { diagnostic: "CIDR_HOST_BITS", data: { text, canonical: parsed.hint ?? "" } } as const;
  }
  if (parsed.reason === "leading-zero") {
    const suggestion = parsed.hint ? ` Did you mean ${parsed.hint}?` : "";
    return { diagnostic: "CIDR_LEADING_ZERO", data: { text, suggestion } } as const;
  }
  return { diagnostic: "CIDR_SYNTAX", data: { text } } as const;
}

export const cidrBlock = checkedText(
  {
    description: "An IPv4 CIDR block in canonical form: no host bits, no leading zeros.",
    pattern: `^${CIDR}$`,
    examples: ["10.0.0.0/16"],
  },
  cidrFailure,
);

const EXTERNAL = "external:[a-z][a-z0-9-]*";

export const external = z
  .string()
  .regex(new RegExp(`^${EXTERNAL}$`))
  .meta({ examples: ["external:dallas"] });

/** What begins with a digit is judged as a CIDR block, and anything else as a name. */
export const cidrOrExternal = z
  .string()
  .superRefine((text, context) => {
    const failure = /^\d/.test(text) ? cidrFailure(text) : undefined;
    if (failure) context.addIssue({ code: "custom", message: failure.diagnostic, params: { ...failure } });
    else if (!new RegExp(`^(?:\\d|${EXTERNAL}$)`).test(text))
      context.addIssue({ code: "invalid_format", format: "regex", input: text, pattern: EXTERNAL });
  })
  .meta({ pattern: `^(?:${CIDR}|${EXTERNAL})$`, examples: ["external:dallas", "10.200.0.0/16"] });

export const cidrBlocks = z.array(cidrBlock).min(1);

/** The number after the slash. Its meaning for AWS is checked where its use is known. */
export const prefixLength = z
  .int()
  .min(0)
  .max(32)
  .meta({ description: "The number after the slash: 24 means 256 addresses." });
