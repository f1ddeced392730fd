/** One question to AWS, and the file that its answer goes to. */

/** As IAM's actions and the AWS SDK's packages are grouped. */
export type AwsService =
  | "autoscaling"
  | "directconnect"
  | "ec2"
  | "elasticloadbalancing"
  | "route53"
  | "route53resolver"
  | "sts";

export interface Call {
  readonly service: AwsService;
  /** As in the API reference of the service. */
  readonly operation: string;
  /** The command of the AWS CLI that gives the same JSON, with what tells several calls of it apart. */
  readonly file: string;
  /** The member that pages are joined in; absent for an answer that has no pages. */
  readonly list?: string;
  readonly input?: object;
  /** It is asked for each thing that another answer lists, and goes to a file for each. */
  readonly each?: {
    readonly file: string;
    /** Its member; a dot leads into each thing of a list. */
    readonly list: string;
    readonly id: string;
    /** The argument that takes the ID. */
    readonly argument: string;
    /** It is not asked for AWS's own things, which are the same for everybody. */
    readonly exceptOwner?: "AWS";
  };
  /** For services that know no regions: it is asked in this one only. */
  readonly isGlobal?: true;
}

/** Where the answer for one thing goes: `describe-listeners.app_web_50dc6c495c0c9188.json`. */
export function fileOf(file: string, id?: string): string {
  return id === undefined ? `${file}.json` : `${file}.${shortId(id)}.json`;
}

/** An ID as a part of a file's name, without what all IDs of its kind begin with. */
function shortId(id: string): string {
  return id
    .replace(/^arn:.*?:(?:loadbalancer|targetgroup)\//, "")
    .replace(/^\/hostedzone\//, "")
    .replace(/[^\w.-]/g, "_");
}

/** What a member of an answer lists. */
export function listed(answer: unknown, path: string): readonly Readonly<Record<string, unknown>>[] {
  return path
    .split(".")
    .reduce<unknown[]>((things, name) => things.flatMap((thing) => membersOf(thing)[name] ?? []), [answer])
    .map(membersOf);
}

function membersOf(thing: unknown): Readonly<Record<string, unknown>> {
  return typeof thing === "object" && thing !== null ? (thing as Readonly<Record<string, unknown>>) : {};
}
