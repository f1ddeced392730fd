/** Mutation on the committed organisation: what can be sabotaged in its Terraform JSON is found, kind by kind. */
import { runCli } from "../../src/cli/cli";
import { directoryOf } from "../../src/project/directory";
import { readEmitted } from "../../src/project/emitted";
import { loadProject } from "../../src/project/project";
import { readNetwork } from "../../src/verify/readers/read-network";
import type { StackJson } from "../../src/verify/terraform/stack";
import { verify } from "../../src/verify/verify";
import { projectHost } from "../support/project-host";
import { turnOf } from "../support/rotation";
import type { Sabotage } from "../support/sabotage/edit";
import { SABOTAGE } from "../support/sabotage/sabotage";

/** Each question is asked of the whole organisation, on machines that have other work too. */
jest.setTimeout(120_000);

/** Of a kind, so many victims are tried: not every route is one that somebody expects to work. */
const VICTIMS = 6;

/** Kinds that change nothing here, and why. The hand-written organisation has a victim for each of them. */
const HARMLESS: Readonly<Record<string, string>> = {
  "subnet moved to another zone": "its tiers have other names",
  "requester's route to the peer removed": "routes over peerings are in the accept stack on both sides",
  "route to the VPN gateway removed": "its VPN ends at the transit gateway",
  "VPN gateway detached": "its VPN ends at the transit gateway",
  "network ACL's reply entry removed": "it has no network ACLs",
  "network ACL's entry turned to deny": "it has no network ACLs",
  "network ACL opened": "it has no network ACLs",
  "network ACL's port range widened": "it has no network ACLs",
  "network ACL's reply ports cut off": "it has no network ACLs",
  "egress to the prefix list removed":
    "the tier has NAT, so the way to packages and Session Manager lets out the same port",
  "forwarder's egress removed": "its way to the AWS API lets out the same port",
  "gateway endpoint put into a restricted tier's table": "its data tier may reach S3",
  "service's private name changed": "names of its services are in the consumers' zones",
  "target removed": "another target serves every AZ",
  "target moved to another address": "another target serves every AZ",
};

describe("of the committed configuration", () => {
  let stacks: readonly StackJson[];
  let errorsOf: (changed: readonly StackJson[]) => string[];

  beforeAll(async () => {
    const host = projectHost("config");
    expect(await runCli(["synth", "--quiet"], host)).toBe(0);
    const { model } = loadProject(host, "config");
    if (!model) throw new Error("config has errors");
    const directory = directoryOf(model);
    stacks = readEmitted(host, "cdktf.out") as readonly StackJson[];
    errorsOf = (changed) =>
      verify(readNetwork(changed).network, directory, model.expectations).flatMap(({ code, severity }) =>
        severity === "error" ? [code] : [],
      );
  });

  /** The codes that tell of the first victim whose change is found. */
  function found({ apply }: Sabotage): string[] {
    for (let nth = 0; nth < VICTIMS; nth++) {
      const changed = apply(stacks, nth);
      const codes = changed ? errorsOf(changed) : [];
      if (!changed || codes.length > 0) return codes;
    }
    return [];
  }

  const kinds = SABOTAGE.filter(({ name }) => HARMLESS[name] === undefined);

  test("there is nothing to find before", () => expect(errorsOf(stacks)).toEqual([]));

  test("more than forty kinds have a victim", () => {
    expect(kinds.length).toBeGreaterThan(40);
    const names = SABOTAGE.map(({ name }) => name);
    expect(Object.keys(HARMLESS).filter((name) => !names.includes(name))).toEqual([]);
  });

  test.each(SABOTAGE.filter(({ name }) => HARMLESS[name]).map((kind) => [kind.name, kind] as const))(
    "%s is still harmless",
    (_, { apply }) => {
      const changed = apply(stacks);
      expect(changed ? errorsOf(changed) : []).toEqual([]);
    },
  );

  test.each(turnOf(kinds, 8).map((kind) => [kind.name, kind] as const))("%s is found", (_, kind) => {
    expect(found(kind)).not.toEqual([]);
  });
});
