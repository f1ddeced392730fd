/** `cadastre ipam`: what is free of a pool, where it is, and where a new block would go. */
import { runCli } from "../../src/cli/cli";
import { memoryHost } from "../support/memory-host";

const organisation = (more: string) => `
organization: { name: hello }
regions: { us-east-1: { availabilityZones: [use1-az1] } }
terraform: { deployRole: "arn:aws:iam::{account}:role/NetworkDeployer" }
ipam:
  scopes:
    main:
      pools: { all: { cidrs: [10.0.0.0/20] }, dev: { from: all, prefixLength: 22 } }
      reserved: { later: { cidrs: [10.0.12.0/23] } }
accounts:
  first:
    id: "123456789012"
    defaults: { region: us-east-1 }
    vpcs: { a: { cidr: { pool: all, prefixLength: 22 } }, b: { cidr: { pool: dev, prefixLength: 24 } }${more} }
`;

async function run(text: string, words: readonly string[]) {
  const host = memoryHost({ "cadastre.yaml": text });
  const code = await runCli(["ipam", ...words], host);
  return { code, ...host.output };
}

test("a pool is drawn to scale, with the places of its free blocks", async () => {
  const { stdout } = await run(organisation(""), ["all", "--width", "40"]);
  expect(stdout).toMatchInlineSnapshot(`
    "all (scope main): 10.0.0.0/20, 62.5 % used
    free: 1 × /22, 1 × /23
    at:   10.0.4.0/22, 10.0.14.0/23

    10.0.0.0/20, 32 addresses a mark
    10.0.0.0         ################
    10.0.2.0         ################
    10.0.4.0         ................
    10.0.6.0         ................
    10.0.8.0         ########========
    10.0.10.0        ================
    10.0.12.0        ----------------
    10.0.14.0        ................
    . free   - in use elsewhere or reserved   = pool   # allocation   x tombstone

    10.0.0.0/22   #  first/us-east-1/a
    10.0.8.0/22   =  pool/dev
    10.0.8.0/24   #  first/us-east-1/b
    10.0.12.0/23  -  reserved range later
    "
  `);
});

// Fails when --where has a search of its own that does not keep out of reserved ranges.
test.each([20, 21, 22, 23, 24, 28])("where a /%s would go is where the next plan puts it", async (length) => {
  for (const pool of ["all", "dev"]) {
    const { code, stdout } = await run(organisation(""), [pool, "--where", `/${length}`]);
    const more = `, c: { cidr: { pool: ${pool}, prefixLength: ${length} } }`;
    const host = memoryHost({ "cadastre.yaml": organisation("") });
    await runCli(["plan", "--quiet"], host);
    host.files.set("cadastre.yaml", organisation(more));
    const planned = await runCli(["plan", "--quiet"], host);
    const line = /first\/us-east-1\/c: (\S+)/.exec(host.files.get("network.lock.yaml") ?? "")?.[1];
    expect([code, stdout]).toEqual(
      planned === 0 ? [0, `a /${length} from ${pool} would be ${line}\n`] : [1, ""],
    );
  }
});
