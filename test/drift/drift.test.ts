/** What AWS has is held to what is emitted: nothing that somebody changes by hand goes unseen. */

import type { Json } from "../../src/built/survey/answers";
import { readSurvey } from "../../src/built/survey/read-survey";
import { runCli } from "../../src/cli/cli";
import { driftBetween } from "../../src/drift/drift";
import { readEmitted } from "../../src/project/emitted";
import { driftText, isAlike } from "../../src/report/drift";
import { projectHost } from "../support/project-host";
import { BEGINNER, beginnerFiles, changedBy, PLACE } from "../support/survey/beginner";
import { removalsFrom } from "../support/survey/removals";

const CONFIG = ["--config", "examples/beginner/cadastre.yaml"];

async function beginner() {
  const host = projectHost("examples/beginner");
  expect(await runCli(["synth", ...CONFIG, "--quiet"], host)).toBe(0);
  for (const [path, json] of Object.entries(BEGINNER)) host.files.set(`survey/${path}`, JSON.stringify(json));
  return host;
}

const DIRECTORY = { accounts: [{ id: PLACE.account, name: "first", ou: "" }], external: [] };

async function emitted() {
  const stacks = readEmitted(await beginner(), "cdktf.out");
  if ("problem" in stacks) throw new Error(stacks.problem);
  return stacks;
}

const driftAfter = async (change: (files: Record<string, Json>) => void) =>
  driftText(driftBetween(await emitted(), readSurvey(changedBy(change)), DIRECTORY));

/** A list of an answer, to be changed. */
const listIn = (files: Record<string, Json>, file: string, list: string) =>
  files[file]?.[list] as Record<string, unknown>[];

const named = (things: readonly Record<string, unknown>[], name: string) =>
  things.find(({ Tags }) => (Tags as { Value: string }[]).some(({ Value }) => Value === name)) as Record<
    string,
    unknown
  >;

test("what is built as it is emitted has no drift", async () => {
  const drift = driftBetween(await emitted(), readSurvey(changedBy(() => {})), DIRECTORY);
  expect(drift).toMatchObject({ flows: [], missing: [], changed: [], unclaimed: [], unread: [] });
  expect(drift.alike).toBe(17);
});

test("a transit gateway's table that AWS told in part only is named as not read", async () => {
  const text = await driftAfter((files) => {
    files["search-transit-gateway-routes.tgw-rtb-0a1b"] = { AdditionalRoutesAvailable: true, Routes: [] };
  });
  expect(text).toContain(
    "search-transit-gateway-routes.tgw-rtb-0a1b: the table has more routes than AWS told",
  );
});

test("who accepts a peering of their own makes one thing, not two", async () => {
  const side = (VpcId: string) => ({ OwnerId: PLACE.account, Region: PLACE.region, VpcId });
  const text = await driftAfter((files) => {
    files["describe-vpc-peering-connections"] = {
      VpcPeeringConnections: [
        {
          VpcPeeringConnectionId: "pcx-1",
          Status: { Code: "active" },
          RequesterVpcInfo: side("vpc-1"),
          AccepterVpcInfo: side("vpc-2"),
        },
      ],
    };
  });
  expect(text).toContain("1 thing in AWS that no stack describes\n  peering pcx-1 in");
});

test("each thing that AWS has lost is told", async () => {
  const stacks = await emitted();
  const removals = removalsFrom([{ at: PLACE, files: beginnerFiles() }]);
  expect(removals.length).toBeGreaterThan(6);
  const unseen = removals.filter(({ survey }) =>
    isAlike(driftBetween(stacks, readSurvey(survey), DIRECTORY)),
  );
  expect(unseen.map(({ what }) => what)).toEqual([]);
});

test("a route that is gone is told by the flows that it carried, first", async () => {
  const text = await driftAfter((files) => {
    const table = named(listIn(files, "describe-route-tables", "RouteTables"), "main-app");
    table.Routes = (table.Routes as Json[]).filter((route) => route.NatGatewayId === undefined);
  });
  expect(text).toBe(`2 flows differ
  first/main/app to aws:s3, every port: closed in AWS, open as emitted; route table first/us-east-1/main/app has no route to the addresses of us-east-1/s3
  first/main/app to internet, every port: closed in AWS, open as emitted; route table first/us-east-1/main/app has no route to 203.0.113.10

1 resource missing in AWS
  route first/us-east-1/main/app/default (first_us-east-1_base:aws_route.main_app_default), examples/beginner/cadastre.yaml:21:11

16 resources are in AWS as emitted.
`);
});

test("what somebody opened is told by who can now come in, and by what nobody described", async () => {
  const text = await driftAfter((files) => {
    const app = named(listIn(files, "describe-subnets", "Subnets"), "main-app-use1-az1");
    app.MapPublicIpOnLaunch = true;
    const tables = listIn(files, "describe-route-tables", "RouteTables");
    const gateway = listIn(files, "describe-internet-gateways", "InternetGateways")[0]?.InternetGatewayId;
    const routes = named(tables, "main-app").Routes as Record<string, unknown>[];
    routes.push({ DestinationCidrBlock: "198.51.100.0/24", GatewayId: gateway, State: "active" });
    const groups = listIn(files, "describe-security-groups", "SecurityGroups");
    const own = groups.find(({ VpcId }) => VpcId === app.VpcId)?.GroupId;
    listIn(files, "describe-security-group-rules", "SecurityGroupRules").push({
      SecurityGroupRuleId: "sgr-1",
      GroupId: own,
      IsEgress: false,
      IpProtocol: "tcp",
      FromPort: 22,
      ToPort: 22,
      CidrIpv4: "0.0.0.0/0",
      Tags: [],
    });
  });
  expect(text).toMatch(/2 things in AWS that no stack describes\n/);
  expect(text).toMatch(
    / {2}ingress rule sgr-1 in 123456789012 us-east-1: security_group_id vpc-\w+ \(default-group\), ip_protocol tcp, from_port 22, to_port 22, cidr_ipv4 0\.0\.0\.0\/0\n/,
  );
  expect(text).toMatch(/ {2}route rtb-\w+_198\.51\.100\.0\/24 in 123456789012 us-east-1: /);
  expect(text).toMatch(/map_public_ip_on_launch is true, emitted is false/);
});

test("a route that leads elsewhere is changed, whatever kind of thing it leads to", async () => {
  const text = await driftAfter((files) => {
    const gateway = listIn(files, "describe-internet-gateways", "InternetGateways")[0]?.InternetGatewayId;
    const routes = named(listIn(files, "describe-route-tables", "RouteTables"), "main-app").Routes as Json[];
    const index = routes.findIndex(({ NatGatewayId }) => NatGatewayId !== undefined);
    const { NatGatewayId: _, ...route } = routes[index] as Json;
    routes[index] = { ...route, GatewayId: gateway };
  });
  expect(text).toMatch(
    /1 resource changed in AWS\n {2}route first\/us-east-1\/main\/app\/default .*: gateway_id is igw-\w+, emitted is not set; nat_gateway_id is not set, emitted is nat-\w+\n/,
  );
});

test("tags are compared both ways", async () => {
  const text = await driftAfter((files) => {
    const vpc = named(listIn(files, "describe-vpcs", "Vpcs"), "main");
    vpc.Tags = [
      { Key: "Name", Value: "renamed" },
      { Key: "owner", Value: "somebody" },
    ];
  });
  expect(text).toMatch(
    /1 resource changed in AWS\n {2}VPC first\/us-east-1\/main \(first_us-east-1_base:aws_vpc\.main\), examples\/beginner\/cadastre\.yaml:\d+:\d+, vpc-\w+: tags\.Name is renamed, emitted is main; tags\.owner is somebody, emitted is not set\n/,
  );
});

describe("the commands", () => {
  const call = async (host: Awaited<ReturnType<typeof beginner>>, ...words: string[]) => {
    host.output.stdout = "";
    host.output.stderr = "";
    const code = await runCli([...words, ...CONFIG], host);
    return { code, ...host.output };
  };

  test("drift says that all is well, and in which forms", async () => {
    const host = await beginner();
    expect(await call(host, "drift", "survey")).toEqual({
      code: 0,
      stdout: "17 resources are in AWS as emitted, and nothing else is there.\n",
      stderr: "",
    });
    expect(await call(host, "drift", "survey", "--quiet")).toMatchObject({ code: 0, stdout: "" });
    const { stdout } = await call(host, "drift", "survey", "--format", "json");
    expect(JSON.parse(stdout)).toMatchObject({
      flows: [],
      missing: [],
      changed: [],
      unclaimed: [],
      alike: 17,
    });
    host.files.delete("survey/123456789012/us-east-1/describe-internet-gateways.json");
    const markdown = await call(host, "drift", "survey", "--format", "markdown");
    expect(markdown.code).toBe(1);
    expect(markdown.stdout).toMatch(
      /^## Drift\n\n### \d+ flows? differs?\n\n- `first\/main\/app to aws:s3, every port: not known in AWS, /,
    );
  });

  test("drift as SARIF points at the lines that asked for what is missing", async () => {
    const host = await beginner();
    host.files.delete("survey/123456789012/us-east-1/describe-nat-gateways.json");
    const { stdout } = await call(host, "drift", "survey", "--format", "sarif");
    const { results } = JSON.parse(stdout).runs[0];
    expect(new Set(results.map(({ ruleId }: { ruleId: string }) => ruleId))).toEqual(
      new Set(["DRIFT_FLOW", "DRIFT_MISSING", "DRIFT_CHANGED"]),
    );
    const missing = results.find(({ ruleId }: { ruleId: string }) => ruleId === "DRIFT_MISSING");
    expect(missing.message.text).toMatch(/^NAT gateway first\/us-east-1\/main\/nat-gateway/);
    expect(missing.locations[0].physicalLocation.artifactLocation.uri).toBe(
      "examples/beginner/cadastre.yaml",
    );
  });

  test("drift refuses a folder that holds no survey, and stacks that are out of date", async () => {
    const host = await beginner();
    expect(await call(host, "drift", "nowhere")).toEqual({
      code: 2,
      stdout: "",
      stderr:
        "cadastre: there is no survey in nowhere; its files are nowhere/ACCOUNT/REGION/describe-vpcs.json and so on\n",
    });
    host.files.set("survey/123456789012/us-east-1/describe-vpcs.json", "{");
    expect((await call(host, "drift", "survey")).stderr).toBe(
      "cadastre: survey/123456789012/us-east-1/describe-vpcs.json is not JSON; survey this account again\n",
    );
    host.remove("cdktf.out");
    expect((await call(host, "drift", "survey")).stderr).toContain("OUTPUT_OUT_OF_DATE");
  });

  test("verify and trace answer for the network as it is", async () => {
    const host = await beginner();
    expect(await call(host, "verify", "--survey", "survey")).toEqual({
      code: 0,
      stdout: "",
      stderr: "survey: the networks in AWS meet 0 expectations and hold every invariant\n",
    });
    const open = await call(host, "trace", "first/main/app", "internet", "--survey", "survey");
    expect(open.code).toBe(0);
    expect(open.stdout).toContain("exits network: first/main/app (use1-az1) to internet tcp/443\n");
    host.files.delete("survey/123456789012/us-east-1/describe-nat-gateways.json");
    const closed = await call(host, "trace", "first/main/app", "internet", "--survey", "survey");
    expect(closed.code).toBe(1);
  });

  test("stacks of another version name what is built, and that is said", async () => {
    const host = await beginner();
    const [file] = [...host.files.keys()].filter((name) => /^cdktf\.out\/stacks\/.*\.json$/.test(name));
    host.files.set(file ?? "", (host.files.get(file ?? "") ?? "").replaceAll("main_app", "main_web"));
    const { code, stderr } = await call(host, "verify", "--survey", "survey");
    expect(code).toBe(0);
    expect(stderr).toContain(
      "cadastre: cdktf.out is not what this configuration gives, so names and lines are those of another version; cadastre synth writes it anew\n",
    );
  });

  test("what AWS refused to tell is no answer", async () => {
    const host = await beginner();
    const refused = [{ call: "describe-network-acls", why: "UnauthorizedOperation: no" }];
    host.files.set("survey/123456789012/us-east-1/not-read.json", JSON.stringify(refused));
    const { stdout } = await call(host, "trace", "first/main/app", "internet", "--survey", "survey");
    expect(stdout).toMatch(/^insufficient information: /);
    expect(stdout).toContain("UnauthorizedOperation: no");
  });
});
