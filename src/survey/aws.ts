/** Asks AWS itself, with the AWS SDK for JavaScript: by a role of each account, as often as AWS lets it. */
import { type Answer, type Enter, NotAnswered } from "./asker";
import type { AwsService } from "./call";

interface Client {
  send(command: unknown): Promise<Answer>;
}

type Settings = Readonly<Record<string, unknown>>;

interface Sdk {
  readonly make: (settings: Settings) => Client;
  /** Commands by name, `DescribeVpcsCommand`. */
  readonly commands: Readonly<Record<string, unknown>>;
}

/** The packages are big, so each is loaded when it is first asked. */
const SDKS: Readonly<Record<AwsService, () => Promise<Sdk>>> = {
  autoscaling: async () => sdkOf(await import("@aws-sdk/client-auto-scaling"), "AutoScalingClient"),
  directconnect: async () => sdkOf(await import("@aws-sdk/client-direct-connect"), "DirectConnectClient"),
  ec2: async () => sdkOf(await import("@aws-sdk/client-ec2"), "EC2Client"),
  elasticloadbalancing: async () =>
    sdkOf(await import("@aws-sdk/client-elastic-load-balancing-v2"), "ElasticLoadBalancingV2Client"),
  route53: async () => sdkOf(await import("@aws-sdk/client-route-53"), "Route53Client"),
  route53resolver: async () =>
    sdkOf(await import("@aws-sdk/client-route53resolver"), "Route53ResolverClient"),
  sts: async () => sdkOf(await import("@aws-sdk/client-sts"), "STSClient"),
};

function sdkOf(commands: object, client: string): Sdk {
  const named = commands as Readonly<Record<string, new (settings: Settings) => Client>>;
  return {
    commands: named,
    make: (settings) => new (named[client] as new (settings: Settings) => Client)(settings),
  };
}

/** AWS throttles describing by account and region; the SDK waits longer each time, and slows down by itself. */
const PATIENCE = { maxAttempts: 10, retryMode: "adaptive" };

export interface Role {
  /** In every account; absent for the credentials as they are. */
  readonly role?: string;
  readonly partition: string;
}

export function enterAws({ role, partition }: Role): Enter {
  const credentials = new Map<string, Promise<unknown>>();
  return async (account, region) => {
    if (role !== undefined && !credentials.has(account))
      credentials.set(account, assume(`arn:${partition}:iam::${account}:role/${role}`, region));
    const settings = {
      region,
      ...PATIENCE,
      ...(role !== undefined && { credentials: await credentials.get(account) }),
    };
    const clients = new Map<AwsService, Promise<Client>>();
    const clientOf = async (service: AwsService) => (await SDKS[service]()).make(settings);
    return {
      async ask(service, operation, input) {
        const client = clients.get(service) ?? clientOf(service);
        clients.set(service, client);
        return send(service, await client, operation, input);
      },
    };
  };
}

async function assume(arn: string, region: string): Promise<unknown> {
  const client = (await SDKS.sts()).make({ region, ...PATIENCE });
  const input = { RoleArn: arn, RoleSessionName: "cadastre-survey" };
  const { Credentials } = await send("sts", client, "AssumeRole", input);
  const { AccessKeyId, SecretAccessKey, SessionToken } = Credentials as Readonly<Record<string, string>>;
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}

async function send(service: AwsService, client: Client, operation: string, input: object): Promise<Answer> {
  const { commands } = await SDKS[service]();
  const Command = commands[`${operation}Command`] as new (input: object) => unknown;
  try {
    return await client.send(new Command(input));
  } catch (error) {
    const { name, message } = error as Error;
    throw new NotAnswered(name, message.split("\n")[0] ?? "");
  }
}
