/** Sabotage of VPCs and subnets. */
import { refOf, removed, sabotage, set } from "./edit";

const tier = (name: string) => (body: Record<string, unknown>) => refOf(body).split("/")[3] === name;

export const addressSabotage = [
  sabotage("VPC's CIDR changed to a neighbour's", "aws_vpc", set({ cidr_block: "10.2.0.0/16" })),
  sabotage("subnet moved outside its VPC", "aws_subnet", set({ cidr_block: "172.20.0.0/24" })),
  sabotage(
    "subnet grown over its neighbour",
    "aws_subnet",
    (body, resources) => {
      body.cidr_block = Object.values(resources.aws_vpc!)[0]!.cidr_block;
      return undefined;
    },
    tier("app"),
  ),
  sabotage("subnet removed", "aws_subnet", removed, tier("app")),
  sabotage(
    "private subnet given public addresses",
    "aws_subnet",
    set({ map_public_ip_on_launch: true }),
    tier("app"),
  ),
  sabotage(
    "subnet moved to another zone",
    "aws_subnet",
    set({ availability_zone_id: "use1-az6" }),
    tier("transit"),
  ),
];
