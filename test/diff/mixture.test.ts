/** What is built between two applies: a stack that is not applied again keeps the IDs that it had read. */
import { Mixture } from "../../src/diff/mixture";
import type { ResourceChange } from "../../src/diff/resource-change";
import type { WayStep } from "../../src/diff/way-step";
import { parseStack, type Stack } from "../../src/verify/terraform/stack";

const BUCKET = "exchange";
const CIDR = "10.0.0.0/16";

/** A VPC with one table, under a name that may change; others read the table's ID from `key`. */
function producer(table: string, key: string): Stack {
  return parseStack({
    name: "a_base",
    json: {
      provider: { aws: [{ region: "us-east-1", allowed_account_ids: ["111111111111"] }] },
      resource: {
        aws_vpc: { main: { cidr_block: CIDR } },
        aws_internet_gateway: { main: { vpc_id: "${aws_vpc.main.id}" } },
        aws_route_table: { [table]: { vpc_id: "${aws_vpc.main.id}" } },
        aws_s3_object: {
          told: {
            bucket: BUCKET,
            key,
            content: `\${jsonencode({ id = aws_route_table.${table}.id, gateway = aws_internet_gateway.main.id })}`,
          },
        },
      },
    },
  });
}

/** A default route in the table that it has read of. */
function reader(key: string): Stack {
  return parseStack({
    name: "a_accept",
    json: {
      provider: { aws: [{ region: "us-east-1", allowed_account_ids: ["111111111111"] }] },
      data: { aws_s3_object: { told: { bucket: BUCKET, key } } },
      resource: {
        aws_route: {
          default: {
            route_table_id: "${jsondecode(data.aws_s3_object.told.body).id}",
            destination_cidr_block: "0.0.0.0/0",
            gateway_id: "${jsondecode(data.aws_s3_object.told.body).gateway}",
          },
        },
      },
    },
  });
}

const step = (stacks: readonly Stack[], changes: readonly Partial<ResourceChange>[]): WayStep => ({
  purpose: "build",
  changes: changes.map(
    (change) => ({ stack: "a_base", type: "aws_route_table", ...change }) as ResourceChange,
  ),
  waves: stacks.map(({ name }) => [name]),
  stacks: new Map(stacks.map((stack) => [stack.name, stack])),
  handedOver: [],
});

/** How many routes beside the local one each table has. */
function routesOf(mixture: Mixture): Record<string, number> {
  const { routeTables } = mixture.network();
  const own = [...routeTables.values()].filter(({ origin }) => origin.address !== "aws_vpc.main");
  return Object.fromEntries(own.map(({ origin, routes }) => [origin.address, routes.length]));
}

const built = () => new Mixture([producer("old", "table.json"), reader("table.json")]);

test("a table that is renamed keeps the routes that others have put into it", () => {
  const mixture = built();
  expect(routesOf(mixture)).toEqual({ "aws_route_table.old": 1 });
  const renamed = producer("new", "renamed.json");
  mixture.apply(
    step([renamed], [{ action: "move", address: "aws_route_table.new", movedFrom: "aws_route_table.old" }]),
    ["a_base"],
  );
  expect(routesOf(mixture)).toEqual({ "aws_route_table.new": 1 });
  mixture.apply(step([reader("renamed.json")], []), ["a_accept"]);
  expect(routesOf(mixture)).toEqual({ "aws_route_table.new": 1 });
});

test("a table that is made anew under its name has none of them until these are applied again", () => {
  const mixture = built();
  mixture.apply(
    step([producer("old", "table.json")], [{ action: "replace", address: "aws_route_table.old" }]),
    ["a_base"],
  );
  expect(routesOf(mixture)).toEqual({ "aws_route_table.old": 0 });
  // Its text is as before, and what it leads to is not.
  expect(mixture.apply(step([reader("table.json")], []), ["a_accept"])).toBe(true);
  expect(routesOf(mixture)).toEqual({ "aws_route_table.old": 1 });
});

test("what is told under the same key and means something else is no news to who has read it before", () => {
  const mixture = built();
  const beside = producer("new", "table.json");
  const { resource, ...rest } = beside.json as { resource: Record<string, Record<string, unknown>> };
  const both = {
    ...rest,
    resource: {
      ...resource,
      aws_route_table: { ...resource.aws_route_table, old: { vpc_id: "${aws_vpc.main.id}" } },
    },
  };
  mixture.apply(
    step(
      [parseStack({ name: "a_base", json: both })],
      [{ action: "create", address: "aws_route_table.new" }],
    ),
    ["a_base"],
  );
  expect(routesOf(mixture)).toEqual({ "aws_route_table.old": 1, "aws_route_table.new": 0 });
});
