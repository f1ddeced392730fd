/** Writes the policy of each endpoint: a template's limits or a file's text, filled in and checked for that endpoint. */
import { objectsOfAws } from "../../aws/aws-owned";
import { formatPolicy } from "../../aws/endpoint-policy/document";
import { lintPolicy } from "../../aws/endpoint-policy/lint";
import { fillPlaceholders, rawOffset } from "../../aws/endpoint-policy/placeholders";
import {
  bucketArns,
  packagesAmong,
  policyWithin,
  readActions,
  tableArns,
} from "../../aws/endpoint-policy/templates";
import { findService } from "../../aws/endpoint-services";
import { iamPrefix } from "../../aws/iam-prefixes";
import type { Collector } from "../../diagnostics/collector";
import { placeIn } from "../../diagnostics/source";
import type { Endpoint, PolicyChoice } from "../../model/endpoint";
import {
  type EndpointPolicy,
  OWN_ACCOUNT,
  type PolicyFile,
  type PolicyLimits,
} from "../../model/endpoint-policy";
import type { NetworkModel } from "../../model/network-model";
import type { Vpc } from "../../model/vpc";
import { reportPolicyProblem } from "./policy-problems";

/** A VPC ID to check a policy with; the real one is known to AWS alone. */
const SOME_VPC = "vpc-0123456789abcdef0";

export class PolicyWriter {
  readonly #model: NetworkModel;
  readonly #collector: Collector;
  readonly #policies: ReadonlyMap<string, EndpointPolicy>;
  readonly #accountIds: ReadonlyMap<string, string>;

  constructor(model: NetworkModel, collector: Collector) {
    this.#model = model;
    this.#collector = collector;
    this.#policies = new Map(model.policies.map((policy) => [policy.name, policy]));
    this.#accountIds = new Map(model.accounts.map(({ name, id }) => [name, id]));
  }

  /** The policy's JSON, with `{vpc}` where the VPC's ID goes; undefined for full access. */
  write(vpc: Vpc, endpoint: Endpoint): string | undefined {
    const choice = endpoint.policy;
    if (!choice || !this.#isTaken(vpc, endpoint, choice)) return undefined;
    const policy = this.#policies.get(choice.name) as EndpointPolicy;
    const { source } = policy;
    const text =
      source.from === "file"
        ? this.#fromFile(vpc, endpoint, policy, source)
        : this.#fromLimits(vpc, endpoint, policy, source, choice);
    return text === FULL_ACCESS ? undefined : text;
  }

  /** Whether the service takes a policy. One that is for all endpoints is left out where it is not known to. */
  #isTaken(vpc: Vpc, { ref, service }: Endpoint, { name, byDefault, at }: PolicyChoice): boolean {
    if (name === "full-access") return false;
    const supported = findService(service, vpc.region)?.policy?.supported;
    if (supported || byDefault) return supported ?? false;
    if (supported === false) {
      const data = { service, endpoint: ref, policy: name };
      this.#collector.report("ENDPOINT_POLICY_UNSUPPORTED", at, data);
      return false;
    }
    this.#collector.report("ENDPOINT_POLICY_UNSURE", at, { service, policy: name });
    return true;
  }

  #fromLimits(
    vpc: Vpc,
    endpoint: Endpoint,
    policy: EndpointPolicy,
    limits: PolicyLimits,
    choice: PolicyChoice,
  ): string | undefined {
    const { partition, id } = this.#model.organization;
    if (limits.organization && id === undefined) {
      this.#collector.report(
        "ENDPOINT_POLICY_ORGANIZATION",
        choice.at,
        { policy: policy.name },
        [],
        "organization",
      );
      return undefined;
    }
    if (!this.#fitsService(endpoint, policy.name, limits, choice)) return undefined;
    const { region } = vpc;
    const account = this.#accountId(vpc);
    const { buckets, tables, accounts } = limits;
    const resources = [
      ...(buckets ? bucketArns(partition, buckets) : []),
      ...(tables ? tableArns({ partition, region, account }, tables) : []),
    ];
    // Without a condition on the principal the list of buckets lets packages be read already.
    const packages = limits.organization || accounts ? packagesAmong(partition, buckets ?? []) : [];
    const besides = [
      ...(endpoint.service === "s3" ? objectsOfAws(limits.awsOwned, partition, region) : []),
      ...(packages.length > 0 ? [{ action: "s3:GetObject", resources: packages } as const] : []),
    ];
    const document = policyWithin({
      ...(limits.organization && { organization: id as string, ownResources: limits.ownResources }),
      ...(accounts && { accounts: accounts.map((a) => (a === OWN_ACCOUNT ? account : a)) }),
      ...(resources.length > 0 && { resources }),
      ...(limits.readOnly && { actions: readActions(iamPrefix(endpoint.service)) }),
      besides,
    });
    for (const problem of lintPolicy(document, this.#lintContext(endpoint, false))) {
      reportPolicyProblem(this.#collector, policy.name, endpoint.service, problem, policy.at ?? choice.at);
    }
    return formatPolicy(document);
  }

  /** Buckets are S3's and tables DynamoDB's; for another service such a policy would let nothing through. */
  #fitsService(
    { ref, service }: Endpoint,
    policy: string,
    { buckets, tables }: PolicyLimits,
    { at }: PolicyChoice,
  ): boolean {
    const isS3 = /^s3(?:-|express|$)/.test(service);
    const isDynamoDb = /^dynamodb/.test(service);
    const misfit =
      buckets && !isS3 ? ["buckets", "s3"] : tables && !isDynamoDb ? ["tables", "dynamodb"] : undefined;
    if (!misfit) return true;
    const [limit, wanted] = misfit as [string, string];
    const data = { policy, limit, wanted, service, endpoint: ref };
    this.#collector.report("ENDPOINT_POLICY_OTHER_SERVICE", at, data);
    return false;
  }

  #fromFile(
    vpc: Vpc,
    endpoint: Endpoint,
    { name, at }: EndpointPolicy,
    { file, text, restricted }: PolicyFile,
  ): string | undefined {
    const { partition, id } = this.#model.organization;
    if (id === undefined && text.includes("{organization}")) {
      this.#collector.report("ENDPOINT_POLICY_ORGANIZATION", at, { policy: name }, [], "organization");
      return undefined;
    }
    const values = {
      account: this.#accountId(vpc),
      organization: id ?? "",
      region: vpc.region,
      vpc: SOME_VPC,
      partition,
    };
    const problems = lintPolicy(fillPlaceholders(text, values), this.#lintContext(endpoint, restricted));
    for (const problem of problems) {
      const place = placeIn(file, text, rawOffset(text, values, problem.offset ?? 0));
      reportPolicyProblem(this.#collector, name, endpoint.service, problem, place);
    }
    if (problems.length > 0) return undefined;
    return JSON.stringify(JSON.parse(fillPlaceholders(text, { ...values, vpc: "{vpc}" })));
  }

  /** Whether the service takes policies has been said by now. */
  #lintContext({ type, service }: Endpoint, restricted: boolean) {
    const { id } = this.#model.organization;
    return {
      endpointType: type,
      service,
      servicePolicies: true,
      restricted,
      ...(id && { organization: id }),
    };
  }

  #accountId({ account }: Vpc): string {
    return this.#accountIds.get(account) as string;
  }
}

/** AWS's own default, which is what an endpoint has without a policy. */
const FULL_ACCESS = formatPolicy(policyWithin({}));
