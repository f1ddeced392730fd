/** Codes about what things are called and tagged in AWS. */
import { codes } from "./entry";

const TAGS = "https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html";

export const namingCodes = codes({
  PHYSICAL_NAME: {
    severity: "error",
    message: "AWS refuses the name {name} for the {thing} of {what}",
    why: "By AWS's rules for the names of this kind of resource: {problem}.",
    help: "Choose another name.",
  },
  PHYSICAL_NAME_TWICE: {
    severity: "error",
    message: "{what} and {other} would both have a {thing} called {name}",
    why: "AWS takes such a name once and refuses the second. A name that is too long is cut off.",
    help: "Rename one of them, so that they differ within these characters.",
  },
  TAGS_TOO_MANY: {
    severity: "error",
    message: "{what} would have {count} tags",
    why: "AWS takes {limit} on one resource. Name, and the tags of the account, its OUs and the organisation, count.",
    help: "Remove some, here or at a level above.",
    source: TAGS,
  },
  TAG_KEY_CASE: {
    severity: "error",
    message: "the tags {key} and {other} of {what} differ only in case",
    why: "The roles that are made for it have these tags too. IAM ignores the case of keys and refuses the second.",
    help: "Keep one of the two.",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html",
  },
});
