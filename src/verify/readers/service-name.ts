/** An AWS service as `region/name`, from the name an endpoint or a prefix list gives it. */

const REGION = /^[a-z]{2}(?:-[a-z]+)+-\d$/;

/** `com.amazonaws.us-east-1.ecr.api` is `us-east-1/ecr.api`; undefined for a PrivateLink service of others. */
export function serviceOf(name: string): string | undefined {
  if (name.includes(".vpce.")) return undefined;
  const parts = name.split(".");
  const region = parts.findIndex((part) => REGION.test(part));
  if (region >= 0) return `${parts[region]}/${parts.slice(region + 1).join(".")}`;
  return parts.length > 2 ? `global/${parts.slice(2).join(".")}` : undefined;
}

/** Services whose host name is not the service name read backwards. */
const HOSTS: Readonly<Record<string, string>> = {
  "kinesis-streams": "kinesis",
  "kinesis-firehose": "firehose",
  "ecs-agent": "ecs-a",
  "ecs-telemetry": "ecs-t",
  "appstream.api": "appstream2",
  "pinpoint-sms-voice-v2": "sms-voice",
};

/** The name clients use, `api.ecr.us-east-1.amazonaws.com` for `us-east-1/ecr.api`. */
export function hostOf(service: string): string {
  const [region, name = ""] = service.split("/");
  const host = HOSTS[name] ?? name.split(".").reverse().join(".");
  const suffix = region!.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
  return region === "global" ? `${host}.${suffix}` : `${host}.${region}.${suffix}`;
}
