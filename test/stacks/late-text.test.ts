/** Scripts and policies in a stack name what only apply knows. */
import type { OwnIdentifier } from "../../src/plan/planned/exchange";
import { lateText } from "../../stacks/late-text";

const own = (kind: OwnIdentifier["kind"], ref: string): OwnIdentifier => ({
  from: "stack",
  kind,
  ref,
  attribute: "id",
});

it("fills in the identifiers, and leaves the rest as it is", () => {
  const late = {
    "@@a@@": own("network-interface", "hub/us-east-1/main/forwarder/f/use1-az1"),
    "@@a@@b": own("route-table", "hub/us-east-1/main/app"),
  };
  expect(lateText('x=$${y} log=%%{+Q}[var] eni=@@a@@ table="@@a@@b"', late)).toBe(
    'x=$${y} log=%%{+Q}[var] eni=${aws_network_interface.main_forwarder_f_use1-az1.id} table="${aws_route_table.main_app.id}"',
  );
});
