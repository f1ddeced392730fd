/** Tells where a policy keeps a VPC from buckets of AWS's own that a service there does not work without. */
import { neededOfAws, objectsOfAws } from "../../aws/aws-owned";
import { admitsUnsigned } from "../../aws/endpoint-policy/unsigned";
import { Collector } from "../../diagnostics/collector";
import type { Endpoint } from "../../model/endpoint";
import { namedEndpoints } from "../../model/named-endpoints";
import type { NetworkModel } from "../../model/network-model";
import { allVpcs, vpcPhrase } from "../../model/rules/rules";
import type { Vpc } from "../../model/vpc";
import { PolicyWriter } from "./policy";

/** A policy, what it keeps away, and the VPCs that it keeps it from. */
interface ShutOut {
  readonly s3: Endpoint;
  readonly service: Endpoint;
  readonly needed: NonNullable<ReturnType<typeof neededOfAws>>;
  readonly objects: readonly string[];
  readonly vpcs: string[];
}

export function checkShutOut(model: NetworkModel, collector: Collector): void {
  // What is wrong with a policy itself is told where endpoints are planned.
  const writer = new PolicyWriter(model, new Collector());
  const admits = memoised((vpc: Vpc, s3: Endpoint, action: string, object: string) => {
    const policy = writer.write(vpc, s3);
    return policy === undefined || admitsUnsigned(policy, action, object);
  });
  const found = new Map<string, ShutOut>();
  for (const vpc of allVpcs(model)) {
    const named = namedEndpoints(model, vpc);
    for (const s3 of waysToS3(vpc, named)) {
      for (const service of named) {
        const needed = neededOfAws(service.service);
        if (!needed || !s3.policy || s3.confirmed || service.confirmed) continue;
        const objects = objectsOfAws([needed.name], model.organization.partition, vpc.region);
        const lost = objects.flatMap(({ action, resources }) =>
          resources.filter((one) => !admits(vpc, s3, action, one.replace("*", "any"))),
        );
        if (lost.length === 0) continue;
        const key = `${s3.policy.name} ${needed.name}`;
        const shut = found.get(key) ?? { s3, service, needed, objects: lost, vpcs: [] };
        found.set(key, shut);
        shut.vpcs.push(vpc.ref);
      }
    }
  }
  for (const { s3, service, needed, objects, vpcs } of found.values()) {
    const { name, at } = s3.policy as NonNullable<Endpoint["policy"]>;
    const data = {
      policy: name,
      s3: s3.ref,
      vpcs: vpcPhrase([...new Set(vpcs)]),
      what: needed.what,
      name: needed.name,
      service: service.name,
      objects,
    };
    collector.report("ENDPOINT_POLICY_SHUTS_OUT", at, data, [
      { at: service.at, note: `${service.name} stands here` },
    ]);
  }
}

/** Gateway endpoints for the tiers that have one, and else what answers for S3's names. */
function waysToS3(vpc: Vpc, named: readonly Endpoint[]): Endpoint[] {
  const gateways = vpc.endpoints.gateways.filter(({ service }) => service === "s3");
  return gateways.length > 0 ? gateways : named.filter(({ service }) => service === "s3");
}

type Admits = (vpc: Vpc, s3: Endpoint, action: string, object: string) => boolean;

/** Of policies that differ in their account alone one is asked. */
function memoised(admits: Admits): Admits {
  const known = new Map<string, boolean>();
  return (vpc, s3, action, object) => {
    const key = `${s3.policy?.name} ${s3.type} ${action} ${object}`;
    const answer = known.get(key) ?? admits(vpc, s3, action, object);
    known.set(key, answer);
    return answer;
  };
}
