/** The committed configuration and every example do what they say: what is emitted meets their expectations. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { runCli } from "../../src/cli/cli";
import type { MemoryHost } from "../support/memory-host";
import { PROJECT_ROOT } from "../support/plans";
import { projectHost } from "../support/project-host";

/** A whole organisation is emitted and read, on machines that have other work too. */
jest.setTimeout(120_000);

/**
 * `endpoints` shows hubs alone, and joins no VPCs; its plan warns that nobody reaches them. `extra` adds a way that one of its
 * expectations forbids, to show how that is told: test/verify/additions. `extended` does the same by code of its own.
 */
const LEFT_OUT = ["generate", "endpoints", "extra", "extended"];

const EXAMPLES = readdirSync(join(PROJECT_ROOT, "examples"))
  .filter((name) => !LEFT_OUT.includes(name))
  .map((name) => `examples/${name}`);

async function synthesised(folder: string): Promise<MemoryHost> {
  const host = projectHost(folder);
  expect(await runCli(["synth", "--config", folder, "--quiet"], host)).toBe(0);
  return host;
}

/** Everything that is said about the emitted stacks; nothing when all is well. */
async function findings(host: MemoryHost, folder: string): Promise<string> {
  Object.assign(host.output, { stdout: "", stderr: "" });
  const code = await runCli(["verify", "--foreign", "--config", folder, "--quiet"], host);
  expect(code === 0).toBe(!/ error /.test(host.output.stdout));
  return host.output.stdout;
}

test.each(["config", ...EXAMPLES])("%s is verified, and all of it is read", async (folder) => {
  expect(await findings(await synthesised(folder), folder)).toBe("");
});

describe("the witness sees what an edit of the emitted services breaks", () => {
  let host: MemoryHost;
  beforeAll(async () => {
    host = await synthesised("config");
  });

  const edited = async (stack: string, from: RegExp, to: string) => {
    const file = `cdktf.out/stacks/${stack}/cdk.tf.json`;
    const text = host.files.get(file) as string;
    expect(text).toMatch(from);
    host.files.set(file, text.replace(from, to));
    const told = await findings(host, "config");
    host.files.set(file, text);
    return told;
  };

  test("a region that is taken from the service", async () => {
    const told = await edited(
      "shared-services_us-east-1_base",
      /"supported_regions": \[[^\]]*\]/,
      '"supported_regions": []',
    );
    expect(told).toContain("is not offered in eu-west-1");
  });

  test("a principal of nobody's", async () => {
    const told = await edited("shared-services_us-east-1_base", /:400000000002:root/, ":300000000004:root");
    expect(told).toContain("UNLISTED_CONSUMER");
    expect(told).toContain("contoso");
  });

  test("an accepter that is lost", async () => {
    const told = await edited(
      "shared-services_us-east-1_accept",
      /"\$\{jsondecode\(data\.aws_s3_object\.import_orders-dev_[^"]*"/,
      '"vpce-0123456789abcdef0"',
    );
    expect(told).toContain("nobody accepts the connection");
  });

  test("an endpoint of a partner's service that leads to another", async () => {
    const told = await edited(
      "payments-prod_us-east-1_link",
      /vpce-svc-0a1b2c3d4e5f60718/,
      "vpce-svc-0ffffffffffffffff",
    );
    expect(told).toContain("service/card-network");
  });
});
