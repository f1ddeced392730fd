/** A well-meant addition: databases are to fetch their updates. `cadastre verify` says what else it opens. */
import { Route } from "@cdktf/provider-aws/lib/route";
import type { OnStack } from "cadastre";
import * as network from "./network";

export const onStack: OnStack = (stack, planned) => {
  network.onStack(stack, planned);
  const [nat] = planned.ofKind("nat-gateway");
  const tables = planned.ofKind("route-table").filter(({ ref }) => ref.split("/")[3] === "data");
  if (!nat) return;
  for (const table of tables)
    new Route(stack, `updates-${table.ref.split("/").slice(2).join("-")}`, {
      routeTableId: planned.idOf(table),
      destinationCidrBlock: "0.0.0.0/0",
      natGatewayId: planned.idOf(nat),
    });
};

export const { policies } = network;
