/** Sabotage of PrivateLink services and load balancers. */
import { mentions, removed, sabotage, set } from "./edit";

const SERVICE = "aws_vpc_endpoint_service";

export const privateLinkSabotage = [
  sabotage("service opened to everybody", SERVICE, set({ allowed_principals: ["*"] })),
  sabotage("service opened to a stranger", SERVICE, (body) => {
    body.allowed_principals = [...(body.allowed_principals as string[]), "arn:aws:iam::999999999999:root"];
    return undefined;
  }),
  sabotage("service's principals removed", SERVICE, set({ allowed_principals: [] })),
  sabotage("service's load balancers removed", SERVICE, set({ network_load_balancer_arns: [] })),
  sabotage(
    "service's private name changed",
    SERVICE,
    set({ private_dns_name: "other.internal.acme.example" }),
  ),
  sabotage("service removed", SERVICE, removed),
  sabotage("connection left unaccepted", "aws_vpc_endpoint_connection_accepter", removed),
  sabotage("listener removed", "aws_lb_listener", removed),
  sabotage("listener's port moved", "aws_lb_listener", set({ port: 444 })),
  sabotage("target removed", "aws_lb_target_group_attachment", removed),
  sabotage(
    "target moved to another address",
    "aws_lb_target_group_attachment",
    set({ target_id: "10.1.99.20" }),
  ),
  sabotage("target group's port moved", "aws_lb_target_group", set({ port: 9 })),
  sabotage("load balancer faced to the internet", "aws_lb", set({ internal: false })),
  sabotage(
    "proxies' group taken off the load balancer",
    "aws_autoscaling_group",
    set({ target_group_arns: [] }),
    mentions("target_group_arns", "aws_lb_target_group"),
  ),
];
