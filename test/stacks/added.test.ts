/** What a team adds reaches Terraform as it was written, by both ways of emission, and under a name of its own. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { WORDS } from "../../src/plan/additions/planned-names";
import type { PlannedStack } from "../../src/plan/planned/stack";
import { Synthesizer } from "../../stacks/output/synthesizer";
import { synthesizeStack } from "../../stacks/synthesize";
import { PROJECT_ROOT, planOfTexts } from "../support/plans";

const ORGANISATION = `organization: { name: x, id: o-a1b2c3d4e5 }
regions: { us-east-1: { availabilityZones: [use1-az1, use1-az2] } }
ipam: { scopes: { main: { pools: { all: { cidrs: [10.0.0.0/16] } } } } }
accounts:
  app:
    id: "111111111111"
    extra: { notices: { region: us-east-1, resource: { aws_sns_topic: { notices: { name: n } } } } }
    vpcs:
      main:
        region: us-east-1
        cidr: { pool: all, prefixLength: 20 }
        subnets: { web: { prefixLength: 24 }, db: { prefixLength: 25, routeTables: per-az } }
        extra:
          own:
            resource: { aws_security_group: { web: { name: web } }, aws_lb: { web: { name: web } } }
            data: { aws_ami: { linux: { most_recent: true } } }
            locals: { port: 443 }
          probe: PROBE
      other: { region: us-east-1, cidr: { pool: all, prefixLength: 21 } }
`;

type Json = Record<string, Record<string, Record<string, unknown>>>;

/** Both texts of the stack, which have to be one. */
function emitted(probe: unknown): Json {
  const yaml = ORGANISATION.replace("PROBE", () => JSON.stringify(probe));
  const [stack] = planOfTexts({ "c.yaml": yaml }).stacks;
  if (!stack) throw new Error("no stack");
  const text = synthesizeStack(stack);
  const shapes = new Synthesizer({ find: () => undefined, keep: () => undefined });
  expect(shapes.synthesize(stack)).toBe(text);
  return JSON.parse(text) as Json;
}

function argument(text: unknown): unknown {
  const json = emitted({ resource: { terraform_data: { probe: { input: text } } } });
  return (json.resource?.terraform_data?.main__probe as { input: unknown } | undefined)?.input;
}

// Fails when a name in a quoted text is taken for one, or when what follows an index is.
test.each([
  ["${cadastre.vpc}", "${aws_vpc.main.id}"],
  ["${ cadastre.vpc.arn }", "${aws_vpc.main.arn}"],
  ["a ${cadastre.subnet.web.use1-az2} b", "a ${aws_subnet.main_web_use1-az2.id} b"],
  ["${cadastre.subnets.web}", "${[aws_subnet.main_web_use1-az1.id, aws_subnet.main_web_use1-az2.id]}"],
  ["${cadastre.route_table.web}", "${aws_route_table.main_web.id}"],
  [
    "${one(cadastre.route_tables.db.arn)}",
    "${one([aws_route_table.main_db_use1-az1.arn, aws_route_table.main_db_use1-az2.arn])}",
  ],
  ["${cadastre.vpcs.other.vpc.cidr_block}", "${aws_vpc.other.cidr_block}"],
  ["arn:aws:iam::${cadastre.account}:role/x", "arn:aws:iam::111111111111:role/x"],
  ["${upper(cadastre.account_name)}", '${upper("app")}'],
  [
    "${cadastre.region} ${cadastre.partition} ${cadastre.organization} ${cadastre.vpc_name}",
    "us-east-1 aws o-a1b2c3d4e5 main",
  ],
  ["${aws_security_group.web.id}", "${aws_security_group.main__web.id}"],
  ["${aws_sns_topic.notices.arn}", "${aws_sns_topic.extra__notices.arn}"],
  ["${data.aws_ami.linux.id}", "${data.aws_ami.main__linux.id}"],
  ["${local.port + 1}", "${local.main__port + 1}"],
  [
    '${join("-", [for s in aws_lb.web.subnets[*].aws_lb : "cadastre.vpc ${cadastre.vpc}"])}',
    '${join("-", [for s in aws_lb.main__web.subnets[*].aws_lb : "cadastre.vpc ${aws_vpc.main.id}"])}',
  ],
  ["%{ if cadastre.vpc == var_x }a%{ endif }", "%{ if aws_vpc.main.id == var_x }a%{ endif }"],
  ["$${cadastre.vpc} cadastre.vpc $$${x}", "$${cadastre.vpc} cadastre.vpc $$${x}"],
  ["${{ a = cadastre.vpc }}", "${{ a = aws_vpc.main.id }}"],
  // What CDKTF would take for its own.
  ["${TfToken[Token.0]}", "${TfToken[Token.0]}"],
  ["_", "_"],
  ["String Map Token Value", "String Map Token Value"],
  ["⟦0⟧ ⟦1.⟧:0:0", "⟦0⟧ ⟦1.⟧:0:0"],
  ["\ue000", "\ue000"],
])("%s becomes %s", (text, told) => {
  expect(argument(text)).toBe(told);
});

test("values that are no texts stay, and so does their order in lists", () => {
  const value = { list: [3, null, { b: true, a: {} }, []], number: -1.5e300, "key ${cadastre.vpc}": "x" };
  expect(argument(value)).toEqual(value);
});

test("what has to come first is named as such", () => {
  const body = {
    depends_on: ["cadastre.route_table.web", "aws_sns_topic.notices", "data.aws_ami.linux"],
    lifecycle: {
      replace_triggered_by: ["aws_security_group.web.id", "cadastre.vpc"],
      ignore_changes: ["input"],
    },
  };
  const json = emitted({ resource: { terraform_data: { probe: body } } });
  expect(json.resource?.terraform_data?.main__probe).toMatchObject({
    depends_on: ["aws_route_table.main_web", "aws_sns_topic.extra__notices", "data.aws_ami.main__linux"],
    lifecycle: {
      replace_triggered_by: ["aws_security_group.main__web.id", "aws_vpc.main"],
      ignore_changes: ["input"],
    },
  });
});

test("each block says whose it is, and keeps its comment", () => {
  const json = emitted({
    resource: { terraform_data: { probe: { "//": "ours" } } },
    output: { x: { value: 1 } },
  });
  const added = { because: "app/us-east-1/main/extra/probe", extra: true };
  const at = (column: number) => `c.yaml:18:${column}`;
  expect(json.resource?.terraform_data?.main__probe).toEqual({
    "//": {
      comment: "ours",
      cadastre: { ...added, ref: `${added.because}/terraform_data.probe`, source: at(49) },
    },
  });
  expect(json.output?.main__x).toEqual({
    value: 1,
    "//": {
      cadastre: { ...added, ref: `${added.because}/output.x`, source: expect.stringMatching(/^c.yaml:18:/) },
    },
  });
  expect(json.locals).toEqual({ main__port: 443 });
});

test("docs/extra.md has every word for what may be named", () => {
  const page = readFileSync(join(PROJECT_ROOT, "docs/extra.md"), "utf8");
  const words = Object.entries(WORDS).flatMap(([word, { all }]) => [word, ...(all ? [all] : [])]);
  expect(words.filter((word) => !page.includes(`\`cadastre.${word}`))).toEqual([]);
});

// Fails when a plan with additions is no plain data, and when stacks that are made by CDKTF alone lose them.
test("a stack whose resources have new names keeps its additions, also when its plan was read back from JSON", () => {
  const renamed = `${ORGANISATION.replace("PROBE", "none")}renames: [{ from: app/us-east-1/main/old, to: app/us-east-1/main/web }]\n`;
  const { stacks } = planOfTexts({ "c.yaml": renamed });
  const [stack] = JSON.parse(JSON.stringify(stacks)) as PlannedStack[];
  if (!stack) throw new Error("no stack");
  expect(stack.renames.length).toBe(1);
  const json = JSON.parse(synthesizeStack(stack)) as Json & { moved: unknown[] };
  expect(json.moved.length).toBeGreaterThan(0);
  expect(Object.keys(json.resource?.aws_lb ?? {})).toEqual(["main__web"]);
});
