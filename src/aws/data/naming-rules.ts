/** What AWS takes as the physical name of each kind of resource that is emitted with one; a row a resource type. */

export interface NamingRule {
  readonly least: number;
  readonly most: number;
  readonly pattern: RegExp;
  /** What `pattern` takes, for a sentence. */
  readonly takes: string;
  /** Beginnings that AWS keeps for itself. */
  readonly forbidden?: readonly string[];
  /** What is put before a name with a forbidden beginning. Such a name was never taken, so nothing built is renamed. */
  readonly before?: string;
  /** What is refused besides: parts within a name and endings. */
  readonly without?: readonly RegExp[];
  /** Within what a name stands once; absent where two may be called the same. */
  readonly unique?: "account" | "region" | "vpc";
  /** Whether names that differ only in case are one name. */
  readonly caseless?: boolean;
  readonly source: string;
}

const ELB = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference";
const IAM = "https://docs.aws.amazon.com/IAM/latest/APIReference";
const RESOLVER = "https://docs.aws.amazon.com/Route53/latest/APIReference";

const HYPHENATED = {
  least: 1,
  most: 32,
  pattern: /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/,
  takes: "letters, digits and hyphens, and no hyphen at either end",
  unique: "region",
} as const;

const IAM_NAME = {
  least: 1,
  pattern: /^[\w+=,.@-]+$/,
  takes: "letters, digits and _ + = , . @ -",
  unique: "account",
  caseless: true,
} as const;

const RESOLVER_NAME = {
  least: 1,
  most: 64,
  pattern: /^(?!\d+$)[A-Za-z0-9\-_' ]+$/,
  takes: "letters, digits, hyphens, underscores, apostrophes and spaces, and not digits alone",
} as const;

export const NAMING_RULES = {
  aws_lb: {
    ...HYPHENATED,
    forbidden: ["internal-"],
    before: "lb-",
    source: `${ELB}/API_CreateLoadBalancer.html`,
  },
  aws_lb_target_group: {
    ...HYPHENATED,
    // The page does not say so; AWS's refusal names the pattern: https://github.com/getmoto/moto/blob/master/moto/elbv2/models.py
    without: [/--/],
    source: `${ELB}/API_CreateTargetGroup.html`,
  },
  aws_security_group: {
    least: 1,
    most: 255,
    pattern: /^[A-Za-z0-9 ._\-:/()#,@[\]+=&;{}!$*]+$/,
    takes: "letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *",
    forbidden: ["sg-"],
    before: "vpc-",
    unique: "vpc",
    caseless: true,
    source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html",
  },
  aws_iam_role: { ...IAM_NAME, most: 64, source: `${IAM}/API_CreateRole.html` },
  aws_iam_instance_profile: { ...IAM_NAME, most: 128, source: `${IAM}/API_CreateInstanceProfile.html` },
  aws_cloudwatch_log_group: {
    least: 1,
    most: 512,
    pattern: /^[.\-_/#A-Za-z0-9]+$/,
    takes: "letters, digits and . - _ / #",
    forbidden: ["aws/"],
    unique: "region",
    source: "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html",
  },
  aws_launch_template: {
    least: 3,
    most: 128,
    pattern: /^[a-zA-Z0-9().\-/_]+$/,
    takes: "letters, digits and ( ) . - / _",
    unique: "region",
    source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html",
  },
  aws_autoscaling_group: {
    least: 1,
    most: 255,
    pattern: /^[\x21-\x39\x3b-\x7e]+$/,
    takes: "visible ASCII characters but the colon",
    unique: "region",
    source: "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html",
  },
  aws_route53_resolver_endpoint: {
    ...RESOLVER_NAME,
    source: `${RESOLVER}/API_route53resolver_CreateResolverEndpoint.html`,
  },
  aws_route53_resolver_rule: {
    ...RESOLVER_NAME,
    source: `${RESOLVER}/API_route53resolver_CreateResolverRule.html`,
  },
  aws_route53_resolver_rule_association: {
    ...RESOLVER_NAME,
    source: `${RESOLVER}/API_route53resolver_AssociateResolverRule.html`,
  },
  aws_route53profiles_profile: {
    ...RESOLVER_NAME,
    source: `${RESOLVER}/API_route53profiles_CreateProfile.html`,
  },
  aws_route53profiles_association: {
    ...RESOLVER_NAME,
    source: `${RESOLVER}/API_route53profiles_AssociateProfile.html`,
  },
  aws_s3_bucket: {
    least: 3,
    most: 63,
    pattern: /^[a-z0-9][a-z0-9.-]*[a-z0-9]$/,
    takes: "lower-case letters, digits, dots and hyphens, with a letter or digit at both ends",
    forbidden: ["xn--", "sthree-", "amzn-s3-demo-"],
    without: [/\.\./, /^\d+(?:\.\d+){3}$/, /(?:-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/],
    source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html",
  },
} as const satisfies Readonly<Record<string, NamingRule>>;
