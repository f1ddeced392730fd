/** Published identifiers that evidence here may support, each with where it is published. */

export type Framework = "AWS FSBP" | "CIS AWS Foundations v5.0.0" | "NIST SP 800-53 r5";

export interface ControlIdentifier {
  readonly framework: Framework;
  readonly id: string;
  readonly title: string;
  readonly source: string;
}

/** The page gives each of its controls the requirements of CIS and NIST that it is related to. */
const SECURITY_HUB = "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html";
const NIST = "https://csrc.nist.gov/pubs/sp/800/53/r5/upd1/final";

function hub(id: string, title: string): ControlIdentifier {
  return {
    framework: "AWS FSBP",
    id,
    title,
    source: `${SECURITY_HUB}#${id.toLowerCase().replace(".", "-")}`,
  };
}

/** As the page of Security Hub numbers them; their text is CIS's own. */
function cis(id: string, title: string, hubControl: string): ControlIdentifier {
  return {
    framework: "CIS AWS Foundations v5.0.0",
    id,
    title,
    source: `${SECURITY_HUB}#${hubControl}`,
  };
}

function nist(id: string, title: string): ControlIdentifier {
  return { framework: "NIST SP 800-53 r5", id, title, source: NIST };
}

export const IDENTIFIERS = {
  "EC2.2": hub("EC2.2", "VPC default security groups should not allow inbound or outbound traffic"),
  "EC2.6": hub("EC2.6", "VPC flow logging should be enabled in all VPCs"),
  "EC2.10": hub(
    "EC2.10",
    "Amazon EC2 should be configured to use VPC endpoints that are created for the Amazon EC2 service",
  ),
  "EC2.15": hub("EC2.15", "Amazon EC2 subnets should not automatically assign public IP addresses"),
  "EC2.18": hub(
    "EC2.18",
    "Security groups should only allow unrestricted incoming traffic for authorized ports",
  ),
  "EC2.19": hub("EC2.19", "Security groups should not allow unrestricted access to ports with high risk"),
  "EC2.23": hub(
    "EC2.23",
    "Amazon EC2 Transit Gateways should not automatically accept VPC attachment requests",
  ),
  "CIS 3.7": cis("3.7", "VPC flow logging in all VPCs", "ec2-6"),
  "CIS 5.5": cis("5.5", "The default security group of every VPC restricts all traffic", "ec2-2"),
  "AC-3": nist("AC-3", "Access Enforcement"),
  "AC-4": nist("AC-4", "Information Flow Enforcement"),
  "AC-4(21)": nist("AC-4(21)", "Physical or Logical Separation of Information Flows"),
  "AC-4(26)": nist("AC-4(26)", "Audit Filtering Actions"),
  "AC-6": nist("AC-6", "Least Privilege"),
  "AU-2": nist("AU-2", "Event Logging"),
  "AU-12": nist("AU-12", "Audit Record Generation"),
  "CA-9": nist("CA-9", "Internal System Connections"),
  "CA-9(1)": nist("CA-9(1)", "Compliance Checks"),
  "CM-2": nist("CM-2", "Baseline Configuration"),
  "CM-3(2)": nist("CM-3(2)", "Testing, Validation, and Documentation of Changes"),
  "CM-7": nist("CM-7", "Least Functionality"),
  "CM-8": nist("CM-8", "System Component Inventory"),
  "SC-7": nist("SC-7", "Boundary Protection"),
  "SC-7(4)": nist("SC-7(4)", "External Telecommunications Services"),
  "SC-7(5)": nist("SC-7(5)", "Deny by Default — Allow by Exception"),
  "SC-7(11)": nist("SC-7(11)", "Restrict Incoming Communications Traffic"),
  "SC-7(21)": nist("SC-7(21)", "Isolation of System Components"),
} as const satisfies Readonly<Record<string, ControlIdentifier>>;

export type IdentifierName = keyof typeof IDENTIFIERS;
