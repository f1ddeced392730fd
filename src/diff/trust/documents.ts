/** Policy documents that admit more than before: of endpoints, of the state's bucket and key, and of roles. */
import { gainedBy } from "../../aws/policy-change/widening";
import type { Arguments } from "../arguments";
import type { Gain, Look } from "./change";

/** What an endpoint without a policy has. */
const FULL_ACCESS = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }],
});

/** Nobody has said anything yet. */
const NOTHING = JSON.stringify({ Version: "2012-10-17", Statement: [] });

/**
 * A new endpoint is held to all of its account's endpoints of the service, or where there are none to the most open one
 * of the organization: it is a way out, and the usual one is no news.
 */
export function endpointPolicy({ after, formers, account, facts }: Look): Gain[] {
  const service = serviceIn(after);
  if (service === undefined && !after.has("policy")) return [];
  const noun = `the ${service ?? "service's"} endpoint`;
  const policy = policyOf(after);
  const against = (others: readonly Arguments[]) =>
    others.flatMap((other) => gains(policyOf(other), policy, noun, "use"));
  if (formers.length > 0) return against(formers);
  const usual = facts.usualIn(account, "aws_vpc_endpoint");
  const [here, everywhere] = [usual.here, usual.everywhere].map((others) =>
    others.filter((other) => serviceIn(other) === service),
  ) as [Arguments[], Arguments[]];
  if (here.length > 0) return against(here);
  if (everywhere.some((other) => gainedBy(policyOf(other), policy).length === 0)) return [];
  const fresh = everywhere.length === 0 ? gains(NOTHING, policy, noun, "use") : against(everywhere);
  return fresh.map((gain) => ({ ...gain, newcomer: everywhere.length === 0 }));
}

export function document(path: string, noun: string, verb: string): (look: Look) => Gain[] {
  return ({ after, formers }) => {
    const texts = formers.length > 0 ? formers.map((former) => textAt(former, path)) : [NOTHING];
    return texts.flatMap((text) => gains(text, textAt(after, path), noun, verb));
  };
}

function gains(before: string, after: string, noun: string, verb: string): Gain[] {
  return gainedBy(before, after).map(({ who, what, denial }) => {
    const may = denial ? "is no longer refused" : what === undefined ? `may now ${verb}` : "may now do";
    const how = what === undefined ? noun : `${what} through ${noun}`;
    return { who, now: `${may} ${how}` };
  });
}

function policyOf(endpoint: Arguments): string {
  return endpoint.has("policy") ? textAt(endpoint, "policy") : FULL_ACCESS;
}

/** Terraform's escapes are taken back: what is compared is the text that AWS gets. */
function textAt(all: Arguments, path: string): string {
  const text = all.get(path);
  return text === undefined ? NOTHING : String(text).replaceAll("$${", "${").replaceAll("%%{", "%{");
}

/** `s3` for `com.amazonaws.us-east-1.s3`; undefined for what is no service of AWS, whose endpoints take no policy. */
function serviceIn(endpoint: Arguments): string | undefined {
  const name = String(endpoint.get("service_name") ?? "");
  return /^(?:cn\.)?com\.amazonaws\.[a-z0-9-]+\.(?!vpce\.)(.+)$/.exec(name)?.[1];
}
