/** Codes about the hosts that proxies and forwarders run on. */
import { codes } from "./entry";

export const hostCodes = codes({
  HOST_WITHOUT_PACKAGES: {
    severity: "warning",
    message: "the hosts of {what} cannot install their packages: {reason}",
    why: "Their first boot installs packages from the bucket {bucket} with dnf, which signs no requests. Nothing starts on them without these packages.",
    help: "Give the tier a gateway endpoint for s3 whose policy, if it has one, lists {bucket} under buckets, or lets anyone read it by a statement of its own. Where the tier has no such endpoint, NAT gateways do.",
    source: "https://repost.aws/knowledge-center/ec2-al1-al2-update-yum-without-internet",
  },
});
