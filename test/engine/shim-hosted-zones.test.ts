/** The local API's private zones across accounts: authorised by the owner, associated by the VPC's account. */
import { applyAll, destroyAll, replanAll } from "../support/engine/deploy-all";
import { describeEngine } from "../support/engine/describe-engine";
import { useEngine } from "../support/engine/engine";
import { handWritten, NETWORK, outputOf, outputsOf, REGION, SPOKE } from "../support/engine/hand-written";

const spokeVpc = handWritten({
  account: SPOKE,
  resource: { aws_vpc: { spoke: { cidr_block: "10.1.0.0/24" } } },
  output: { vpc: { value: "${aws_vpc.spoke.id}" } },
});

const zone = handWritten({
  account: NETWORK,
  data: outputsOf("spoke-vpc"),
  resource: {
    aws_vpc: { hub: { cidr_block: "10.0.0.0/24" }, second: { cidr_block: "10.0.1.0/24" } },
    aws_route53_zone: {
      internal: {
        name: "internal.acme.example",
        vpc: [{ vpc_id: "${aws_vpc.hub.id}" }],
        lifecycle: { ignore_changes: ["vpc"] },
        tags: { Name: "internal" },
      },
      fixed: { name: "fixed.acme.example", vpc: [{ vpc_id: "${aws_vpc.hub.id}" }] },
    },
    aws_route53_zone_association: {
      second: { zone_id: "${aws_route53_zone.internal.zone_id}", vpc_id: "${aws_vpc.second.id}" },
    },
    aws_route53_vpc_association_authorization: {
      spoke: { zone_id: "${aws_route53_zone.internal.zone_id}", vpc_id: outputOf("spoke-vpc", "vpc") },
    },
    aws_route53_record: {
      auth: {
        zone_id: "${aws_route53_zone.internal.zone_id}",
        name: "auth.internal.acme.example",
        type: "A",
        ttl: 60,
        records: ["10.0.0.5"],
      },
    },
  },
  output: { zone: { value: "${aws_route53_zone.internal.zone_id}" } },
});

const association = handWritten({
  account: SPOKE,
  data: outputsOf("spoke-vpc", "zone"),
  resource: {
    aws_route53_zone_association: {
      spoke: { zone_id: outputOf("zone", "zone"), vpc_id: outputOf("spoke-vpc", "vpc") },
    },
  },
});

describeEngine("local API: private zones", (tools) => {
  const engine = useEngine(tools);

  test("another account's VPC is associated once authorised, replans empty and goes", async () => {
    const { terraform, reader, writeStack, api } = engine();
    const stacks = [
      writeStack("spoke-vpc", spokeVpc),
      writeStack("zone", zone),
      writeStack("association", association),
    ];
    const order = { dependsOn: { zone: ["spoke-vpc"], association: ["zone"] } };
    await applyAll(terraform, stacks, order);

    const { vpc } = await terraform.outputs(stacks[0]!);
    const seen = { VPCId: vpc, VPCRegion: REGION };
    expect(await reader.read(SPOKE, REGION, "route53", "list_hosted_zones_by_vpc", seen)).toMatchObject({
      HostedZoneSummaries: [{ Name: "internal.acme.example.", Owner: { OwningAccount: NETWORK } }],
    });

    expect(await replanAll(terraform, stacks)).toEqual({});
    await destroyAll(terraform, stacks, order);
    expect(await reader.read(NETWORK, REGION, "route53", "list_hosted_zones")).toMatchObject({
      HostedZones: [],
    });
    expect(api.log()).toBe("");
  });

  test("without the owner's authorisation the association is refused", async () => {
    const { reader } = engine();
    const makeVpc = async (account: string, CidrBlock: string) => {
      const made = await reader.read<{ Vpc: { VpcId: string } }>(account, REGION, "ec2", "create_vpc", {
        CidrBlock,
      });
      return { VPCId: made.Vpc.VpcId, VPCRegion: REGION };
    };
    const { HostedZone } = await reader.read<{ HostedZone: { Id: string } }>(
      NETWORK,
      REGION,
      "route53",
      "create_hosted_zone",
      { Name: "secret.example", CallerReference: "1", VPC: await makeVpc(NETWORK, "10.5.0.0/24") },
    );
    await expect(
      reader.read(SPOKE, REGION, "route53", "associate_vpc_with_hosted_zone", {
        HostedZoneId: HostedZone.Id,
        VPC: await makeVpc(SPOKE, "10.6.0.0/24"),
      }),
    ).rejects.toThrow("NotAuthorizedException");
  });
});
