/** The shapes of texts that are neither names nor CIDR blocks: prose, tags, refs, ARNs, host names, versions, folders. */
import { signsNotInTags } from "../../aws/tag-signs";
import { type CheckFailure, checkedText } from "./primitives";
import { z } from "./zod";

/** Control characters but for line feed and tab, halves of characters, and marks that turn the writing around. */
const CONTROLS = /(?![\n\t])[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** Text for people, of any length and in any language. */
export function prose(meta: { description: string }) {
  return checkedText(meta, (text) => {
    const control = CONTROLS.exec(text)?.[0];
    return control === undefined
      ? undefined
      : { diagnostic: "CONTROL_CHARACTER", data: { character: codePoint(control) } };
  });
}

/** The same where it cannot be left empty. */
export function sentence(about: string) {
  return prose({ description: about }).min(1).meta({ description: about });
}

function codePoint(character: string): string {
  const hex = (character.codePointAt(0) as number).toString(16).toUpperCase();
  return `U+${hex.padStart(4, "0")}`;
}

/** AWS limits: 128 characters a key, 256 a value, and `aws:` is AWS's own. */
export const tagKey = checkedText<"TAG_KEY" | "TAG_SIGNS">({ description: "A tag key." }, (text) =>
  text.length >= 1 && text.length <= 128 && !/^aws:/i.test(text)
    ? tagSigns(text, "key")
    : { diagnostic: "TAG_KEY", data: { text } },
);

export const tagValue = checkedText<"TAG_VALUE" | "TAG_SIGNS">({ description: "A tag value." }, (text) =>
  text.length <= 256 ? tagSigns(text, "value") : { diagnostic: "TAG_VALUE", data: { length: text.length } },
);

function tagSigns(text: string, part: string): CheckFailure<"TAG_SIGNS"> | undefined {
  const signs = signsNotInTags(text).map((sign) =>
    /[\p{C}\p{Z}\p{M}]/u.test(sign) ? codePoint(sign) : sign,
  );
  return signs.length === 0
    ? undefined
    : { diagnostic: "TAG_SIGNS", data: { part, signs: signs.slice(0, 8).join(" ") } };
}

export function text(pattern: RegExp, example: string) {
  return z
    .string()
    .regex(pattern)
    .meta({ examples: [example] });
}

/** A ref or the beginning of one, an account, `ou:PATH`, `external:NAME`, an address: whatever it is, it is in these signs. */
export const refText = text(/^[a-z0-9][a-z0-9._:/-]{0,511}$/, "payments-prod/us-east-1/main");

/** What is renamed: a ref, or a tier in every VPC of an OU's accounts. */
export const renameText = text(
  /^(?:[a-z0-9][a-z0-9._:/-]{0,511}|ou:[a-z0-9/-]{1,255}\/\*\/[a-z0-9-]{1,63})$/,
  "payments-prod/us-east-1/main",
);

/** A route's destination as it is declared. */
export const destinationText = text(/^[a-z0-9][a-z0-9.:/-]{0,255}$/, "external:dallas");

const LABEL = "[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?";

/** Lower case, with or without a dot in it. */
export const hostName = text(new RegExp(`^(?=.{1,253}$)${LABEL}(?:\\.${LABEL})*$`), "github.com");

/** A host name, or `*.` and one for all below it. */
export const hostPattern = text(
  new RegExp(`^(?=.{1,253}$)(?:\\*\\.)?${LABEL}(?:\\.${LABEL})*$`),
  "github.com",
).meta({
  examples: ["github.com", "*.github.com"],
});

/** With the port, if it is not 443. */
export const hostWithPort = text(
  new RegExp(`^(?=.{1,253}$)${LABEL}(?:\\.${LABEL})*(?::\\d{1,5})?$`),
  "app.terraform.io",
);

/** The name of a service as AWS writes it, short or full. */
export const serviceText = text(/^[a-z0-9](?:[a-z0-9._-]{0,253}[a-z0-9])?$/, "s3");

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
export const bucketName = text(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "acme-ledger");

/** A bucket, with a folder if wanted; https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-create-flow-log.html */
export const bucketArn = text(
  /^arn:aws[a-z-]*:s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](?:\/[A-Za-z0-9._=/-]{0,512})?$/,
  "arn:aws:s3:::acme-flow-logs",
);

const REGION = "[a-z]{2,4}(?:-[a-z]+)+-\\d";

/** Of ACM, or of IAM where a Region has no ACM. */
export const certificateArn = text(
  new RegExp(
    `^arn:aws[a-z-]*:(?:acm:${REGION}:\\d{12}:certificate/[A-Za-z0-9-]{1,64}|iam::\\d{12}:server-certificate/[\\w+=,.@/-]{1,512})$`,
  ),
  "arn:aws:acm:us-east-1:111111111111:certificate/12345678-1234-1234-1234-123456789012",
);

export const applicationBalancerArn = text(
  new RegExp(
    `^arn:aws[a-z-]*:elasticloadbalancing:${REGION}:\\d{12}:loadbalancer/app/[A-Za-z0-9-]{1,32}/[0-9a-f]{1,32}$`,
  ),
  "arn:aws:elasticloadbalancing:us-east-1:111111111111:loadbalancer/app/web/50dc6c495c0c9188",
);

/** AWS takes more; what is left out are signs that nobody types into a name on purpose. */
export const autoScalingGroupName = text(/^[\w./+=@-](?:[\w ./+=@-]{0,253}[\w./+=@-])?$/, "web-servers");

/** What an HTTP request may ask for, RFC 3986: path and query. */
export const httpPath = text(/^\/(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2}){0,1023}$/, "/health");

const VERSION = "(?:(?:=|!=|>=?|<=?|~>) ?)?\\d+(?:\\.\\d+){0,2}(?:-[0-9A-Za-z.-]+)?";

/** https://developer.hashicorp.com/terraform/language/expressions/version-constraints */
export const versionConstraint = text(new RegExp(`^${VERSION}(?:, ?${VERSION})*$`), ">= 5.100.0, < 7.0.0");

export const cloudOrganization = text(/^[A-Za-z0-9_-]{1,64}$/, "acme");

/** https://developer.hashicorp.com/terraform/cloud-docs/projects/manage */
export const cloudProject = text(/^[A-Za-z0-9_-](?:[A-Za-z0-9_ -]{0,38}[A-Za-z0-9_-])?$/, "network");

const FOLDER = "\\.?[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*";

/**
 * Relative to a stack's folder, which is three below the project's: it goes up at its beginning alone, and no further.
 * No folder ends in a dot, as Windows would leave that out, and none is git's own.
 */
export const stateFolder = text(
  new RegExp(
    `^(?!(?:.*/)?\\.[Gg][Ii][Tt](?:/|$))(?:\\.\\.(?:/\\.\\.){0,2}(?:/${FOLDER})*|${FOLDER}(?:/${FOLDER})*)$`,
  ),
  "../../../state",
);

export const description = prose({ description: "For people; nothing is made from it." });

export const tags = z
  .record(tagKey, tagValue)
  .meta({ description: "AWS tags. Inner levels add to outer ones and win where both name a key." });

export const domain = z
  .string()
  .regex(/^(?=.{1,253}$)[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/)
  .meta({ description: "The domain, without a dot at its end.", examples: ["corp.acme.example"] });
