/** Transit gateways: attachments of VPCs, route tables, and what goes in and out of them. */
import { type Thing, thing } from "../thing";
import type { Answered, Answers } from "./answers";

const GONE = new Set(["deleted", "deleting", "failed", "rejected", "rejecting", "failing"]);

const isThere = (one: Answered) => !GONE.has(one.text("State"));

/** Whoever a gateway is shared with sees it too; it is its owner's, and for others only looked up. */
export function transitGatewaysOf(at: Answers): Thing[] {
  return at
    .list("describe-transit-gateways", "TransitGateways")
    .filter(isThere)
    .map((gateway) => {
      if (gateway.text("OwnerId") !== at.account) return lookedUp(at, gateway);
      const options = gateway.part("Options");
      return thing(
        at,
        "aws_ec2_transit_gateway",
        gateway.text("TransitGatewayId"),
        {
          amazon_side_asn: options.optional("AmazonSideAsn"),
          auto_accept_shared_attachments: options.text("AutoAcceptSharedAttachments") || "disable",
          default_route_table_association: options.text("DefaultRouteTableAssociation") || "enable",
          default_route_table_propagation: options.text("DefaultRouteTablePropagation") || "enable",
          dns_support: options.text("DnsSupport") || "enable",
          ...(options.text("SecurityGroupReferencingSupport") && {
            security_group_referencing_support: options.text("SecurityGroupReferencingSupport"),
          }),
          tags: gateway.tags(),
        },
        defaultsOf(options),
      );
    });
}

function lookedUp(at: Answers, gateway: Answered): Thing {
  const values = {
    owner_id: gateway.text("OwnerId"),
    amazon_side_asn: gateway.part("Options").optional("AmazonSideAsn"),
  };
  return {
    ...thing(at, "aws_ec2_transit_gateway", gateway.text("TransitGatewayId"), values),
    isLookup: true,
  };
}

function defaultsOf(options: Answered): Readonly<Record<string, string>> {
  const table = options.text("AssociationDefaultRouteTableId");
  return table === "" ? {} : { [table]: "association_default_route_table_id" };
}

/** An attachment is made by the VPC's owner, and accepted by the gateway's where that is another and has to be asked. */
export function attachmentsOf(at: Answers): Thing[] {
  const asking = new Set(
    at
      .list("describe-transit-gateways", "TransitGateways")
      .filter((gateway) => gateway.text("OwnerId") === at.account)
      .filter((gateway) => gateway.part("Options").text("AutoAcceptSharedAttachments") !== "enable")
      .map((gateway) => gateway.text("TransitGatewayId")),
  );
  return at
    .list("describe-transit-gateway-vpc-attachments", "TransitGatewayVpcAttachments")
    .filter(isThere)
    .flatMap((attachment): Thing[] => {
      const id = attachment.text("TransitGatewayAttachmentId");
      const gateway = attachment.text("TransitGatewayId");
      if (attachment.text("VpcOwnerId") !== at.account) {
        if (!asking.has(gateway) || attachment.text("State") !== "available") return [];
        const type = "aws_ec2_transit_gateway_vpc_attachment_accepter";
        return [{ ...thing(at, type, id, { transit_gateway_attachment_id: id }), known: {} }];
      }
      const options = attachment.part("Options");
      return [
        thing(at, "aws_ec2_transit_gateway_vpc_attachment", id, {
          transit_gateway_id: gateway,
          vpc_id: attachment.text("VpcId"),
          subnet_ids: attachment.texts("SubnetIds"),
          appliance_mode_support: options.text("ApplianceModeSupport") || "disable",
          dns_support: options.text("DnsSupport") || "enable",
          ...(options.text("SecurityGroupReferencingSupport") && {
            security_group_referencing_support: options.text("SecurityGroupReferencingSupport"),
          }),
          // What it is associated with and sends to, the tables tell.
          transit_gateway_default_route_table_association: false,
          transit_gateway_default_route_table_propagation: false,
          tags: attachment.tags(),
        }),
      ];
    });
}

/** Ways out are attachments too: a table means a VPN connection by its attachment's ID. */
export function vpnAttachmentsOf(at: Answers): ReadonlyMap<string, string> {
  return new Map(
    edgeAttachments(at, "vpn").map((one) => [one.text("ResourceId"), one.text("TransitGatewayAttachmentId")]),
  );
}

function edgeAttachments(at: Answers, kind: string): Answered[] {
  return at
    .list("describe-transit-gateway-attachments", "TransitGatewayAttachments")
    .filter((one) => isThere(one) && one.text("ResourceType") === kind);
}

/** What a Direct Connect gateway is told of is known where the gateway's own account was surveyed. */
export function directConnectsOf(at: Answers): Thing[] {
  const associations = at
    .each("describe-direct-connect-gateway-associations")
    .flatMap(({ answer }) => answer.list("directConnectGatewayAssociations"));
  return edgeAttachments(at, "direct-connect-gateway").map((attachment) => {
    const [gateway, far] = [attachment.text("TransitGatewayId"), attachment.text("ResourceId")];
    const association = associations.find(
      (one) =>
        one.part("associatedGateway").text("id") === gateway && one.text("directConnectGatewayId") === far,
    );
    const prefixes = association
      ?.list("allowedPrefixesToDirectConnectGateway")
      .map((one) => one.text("cidr"));
    const id = association?.text("associationId") || `${far}_${gateway}`;
    return thing(
      at,
      "aws_dx_gateway_association",
      id,
      {
        dx_gateway_id: far,
        associated_gateway_id: gateway,
        ...(prefixes && prefixes.length > 0 && { allowed_prefixes: prefixes }),
      },
      { [attachment.text("TransitGatewayAttachmentId")]: "transit_gateway_attachment_id" },
    );
  });
}

export function transitTablesOf(at: Answers): Thing[] {
  const tables = at
    .list("describe-transit-gateway-route-tables", "TransitGatewayRouteTables")
    .filter(isThere)
    .map((table) => {
      const values = { transit_gateway_id: table.text("TransitGatewayId"), tags: table.tags() };
      const id = table.text("TransitGatewayRouteTableId");
      return thing(at, "aws_ec2_transit_gateway_route_table", id, values);
    });
  return [
    ...tables,
    ...linksOf(at, "get-transit-gateway-route-table-associations", "Associations", "association"),
    ...linksOf(
      at,
      "get-transit-gateway-route-table-propagations",
      "TransitGatewayRouteTablePropagations",
      "propagation",
    ),
    ...transitRoutesOf(at),
  ];
}

function linksOf(at: Answers, file: string, list: string, kind: string): Thing[] {
  return at.each(file).flatMap(({ of, answer }) =>
    answer
      .list(list)
      .filter(
        (link) => !["disassociated", "disassociating", "disabled", "disabling"].includes(link.text("State")),
      )
      .map((link) => {
        const attachment = link.text("TransitGatewayAttachmentId");
        const values = { transit_gateway_attachment_id: attachment, transit_gateway_route_table_id: of };
        return thing(at, `aws_ec2_transit_gateway_route_table_${kind}`, `${of}_${attachment}`, values);
      }),
  );
}

function transitRoutesOf(at: Answers): Thing[] {
  return at.each("search-transit-gateway-routes").flatMap(({ of, answer }) =>
    answer
      .list("Routes")
      .filter((route) => route.text("Type") === "static")
      .map((route) => {
        const cidr = route.text("DestinationCidrBlock");
        const attachment = route.list("TransitGatewayAttachments")[0]?.text("TransitGatewayAttachmentId");
        return thing(at, "aws_ec2_transit_gateway_route", `${of}_${cidr}`, {
          transit_gateway_route_table_id: of,
          destination_cidr_block: cidr,
          // Without an attachment AWS drops the traffic, whoever meant that.
          ...(attachment ? { transit_gateway_attachment_id: attachment } : { blackhole: true }),
        });
      }),
  );
}
