/** What this program is, and what it writes stacks with. A test holds both to package.json. */
import { SYNTHESIS_PACKAGES } from "./cdktf";

export const VERSION = "0.1.0";

/** For `--version`; the defaults of `terraform` in a configuration. */
export const VERSION_TEXT = `cadastre ${VERSION}
for Terraform or OpenTofu >= 1.10 and the AWS provider >= 5.100.0, < 7.0.0`;

/** The packages that commands need to draw the report. */
export const REPORT_PACKAGES: Readonly<Record<string, string>> = { elkjs: "0.12.1" };

/** Those that ask AWS. */
export const SURVEY_PACKAGES: Readonly<Record<string, string>> = {
  "@aws-sdk/client-auto-scaling": "^3.1169.0",
  "@aws-sdk/client-direct-connect": "^3.1048.0",
  "@aws-sdk/client-ec2": "^3.1169.0",
  "@aws-sdk/client-elastic-load-balancing-v2": "^3.1142.0",
  "@aws-sdk/client-route-53": "^3.1169.0",
  "@aws-sdk/client-route53resolver": "^3.654.0",
  "@aws-sdk/client-sts": "^3.1174.0",
};

/** `npm install --save-dev cdktf@^0.21.0`, for what is missing; undefined for packages that are no choice of the user's. */
export function installCall(missing: string): string | undefined {
  const isOf = (set: Readonly<Record<string, string>>) =>
    Object.keys(set).some((name) => missing === name || missing.startsWith(`${name}/`));
  // What stands for the library is named by Node as it is in the source.
  const set = missing.startsWith("#")
    ? SYNTHESIS_PACKAGES
    : [SYNTHESIS_PACKAGES, REPORT_PACKAGES, SURVEY_PACKAGES].find(isOf);
  if (!set) return undefined;
  const wanted = Object.entries(set).map(([name, range]) => `"${name}@${range}"`);
  return `npm install --save-dev ${wanted.join(" ")}`;
}
