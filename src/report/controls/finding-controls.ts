/** Which published identifiers it supports that a kind of finding is absent. */
import type { FindingCode } from "../../verify/codes";
import type { IdentifierName } from "./identifiers";

export interface FindingControls {
  /** What holds when there is no such finding. */
  readonly shown: string;
  readonly supports: readonly IdentifierName[];
}

function when(shown: string, ...supports: IdentifierName[]): FindingControls {
  return { shown, supports };
}

/** Every kind: one that were missing here would be evidence that nobody sees. */
export const FINDING_CONTROLS: Readonly<Record<FindingCode, FindingControls>> = {
  EXPECTATION_NOT_MET: when(
    "Flows are delivered and denied as the configuration expects",
    "AC-4",
    "CA-9",
    "SC-7",
    "CM-3(2)",
  ),
  EXPECTATION_FAILS_WITHOUT: when("What is to outlive a failure does", "CM-3(2)"),
  EXPECTATION_UNDER_NOTHING: when("What is to fail is there", "CM-3(2)"),
  EXPECTATION_UNDECIDED: when("Every expectation could be decided", "CM-3(2)"),
  EXPECTATION_NAMES_NOTHING: when("Every expectation is about something that is emitted", "CM-3(2)"),
  ROUTABLE_OVERLAP: when(
    "Networks that are routed to one another share no address",
    "AC-4(21)",
    "SC-7",
    "CM-2",
  ),
  SUBNET_MISPLACED: when("Subnets lie in their VPC's blocks and in nobody else's", "CM-2", "CM-3(2)"),
  SUBNET_WITHOUT_TABLE: when("Every subnet has a route table of its own choosing", "CM-2", "SC-7"),
  ROUTE_TO_NOWHERE: when("Every route leads somewhere", "CM-2", "CM-3(2)"),
  NO_RETURN_PATH: when("What is reached can reply", "CM-2", "CM-3(2)"),
  INTERNET_INTO_PRIVATE: when(
    "The internet has no way into tiers that are not public",
    "AC-4",
    "AC-4(21)",
    "SC-7",
    "SC-7(5)",
    "SC-7(11)",
  ),
  PROVIDER_REACHES_CONSUMER: when(
    "Providers of PrivateLink services open no connection into their consumers",
    "AC-4",
    "AC-4(21)",
    "SC-7(21)",
  ),
  UNLISTED_CONSUMER: when("Only listed consumers reach PrivateLink services", "AC-3", "AC-4", "AC-6"),
  ENDPOINT_NAME_ASTRAY: when(
    "Names of AWS services lead to endpoints that can be reached",
    "CM-3(2)",
    "SC-7(4)",
  ),
  ENDPOINT_WITHOUT_ROUTE: when("Every gateway endpoint is in a route table", "CM-3(2)", "SC-7(4)"),
  ZONE_UNAUTHORISED: when(
    "Zones of other accounts answer only where they have authorised it",
    "CM-3(2)",
    "SC-7(4)",
  ),
  BALANCER_WITHOUT_TARGET: when("Load balancers have something behind them", "CM-3(2)"),
  RESTRICTED_PATH: when(
    "Restricted sides have no way to what is closed to them",
    "AC-4",
    "AC-4(21)",
    "SC-7(5)",
    "SC-7(21)",
  ),
  SECURITY_GROUP_OPEN: when(
    "No emitted security group admits more than the organisation's networks",
    "EC2.18",
    "EC2.19",
    "AC-4",
    "CM-7",
    "SC-7",
    "SC-7(5)",
    "SC-7(11)",
  ),
  REFERENCE_TO_NOTHING: when("Every reference in the emitted Terraform has something behind it", "CM-3(2)"),
  UNREAD: when("Everything emitted that bears on reachability was read", "CM-3(2)"),
  POLICY_BROKEN: when("The policies that the project has of its own are kept", "CM-3(2)"),
};
