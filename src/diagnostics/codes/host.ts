/** Codes about the hosts that proxies and forwarders run on. */
import { codes } from "./entry";

export const hostCodes = codes({
  HOST_NAME_TWICE: {
    severity: "error",
    message: "{what} and {other} would both have a {thing} called {name}",
    why: "AWS takes a name once in an account and region, a role's once in an account, and refuses the second; what is too long for it is cut off.",
    help: "Rename one of them, so that they differ within these characters.",
    source:
      "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/create-network-load-balancer.html",
  },
});
