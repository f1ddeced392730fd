/** How many tags AWS takes on a resource, and where their keys are told apart otherwise than elsewhere. */

export interface TagRule {
  readonly most: number;
  /** Whether keys that differ only in case are one key. */
  readonly caseless: boolean;
  readonly source: string;
}

/** What holds for every resource that is not in `TAG_RULES`. */
export const USUAL_TAG_RULE: TagRule = {
  most: 50,
  caseless: false,
  source: "https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html",
};

export const TAG_RULES = {
  aws_s3_object: {
    most: 10,
    caseless: false,
    source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html",
  },
  aws_iam_role: {
    most: 50,
    caseless: true,
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html",
  },
} as const satisfies Readonly<Record<string, TagRule>>;
