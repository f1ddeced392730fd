/** The local API has one answer for a private name in a VPC, with AWS's own codes. */
import { describeEngine } from "../support/engine/describe-engine";
import { useEngine } from "../support/engine/engine";
import { NETWORK, REGION } from "../support/engine/hand-written";

const SQS = "sqs.us-east-1.amazonaws.com";

describeEngine("local API: private names", (tools) => {
  const engine = useEngine(tools);
  const call = <Answer = Record<string, unknown>>(service: string, operation: string, params: object) =>
    engine().reader.read<Answer>(NETWORK, REGION, service, operation, params as Record<string, unknown>);
  const vpc = async () => {
    const { Vpc } = await call<{ Vpc: { VpcId: string } }>("ec2", "create_vpc", { CidrBlock: "10.9.0.0/24" });
    return Vpc.VpcId;
  };
  const endpoint = (VpcId: string, PrivateDnsEnabled: boolean, ServiceName = "com.amazonaws.us-east-1.sqs") =>
    call<{ VpcEndpoint: { VpcEndpointId: string } }>("ec2", "create_vpc_endpoint", {
      VpcId,
      ServiceName,
      VpcEndpointType: "Interface",
      PrivateDnsEnabled,
    });
  const zone = (VPCId: string, Name = SQS) =>
    call("route53", "create_hosted_zone", {
      Name,
      CallerReference: `${VPCId} ${Name}`,
      VPC: { VPCId, VPCRegion: REGION },
    });

  test("a zone does not come to a VPC whose endpoint answers for it, until that no longer does", async () => {
    const id = await vpc();
    const { VpcEndpoint } = await endpoint(id, true);
    await expect(zone(id)).rejects.toThrow("(ConflictingDomainExists)");
    await zone(id, `queue.${SQS}`);
    await call("ec2", "modify_vpc_endpoint", {
      VpcEndpointId: VpcEndpoint.VpcEndpointId,
      PrivateDnsEnabled: false,
    });
    await zone(id);
    await expect(
      call("ec2", "modify_vpc_endpoint", {
        VpcEndpointId: VpcEndpoint.VpcEndpointId,
        PrivateDnsEnabled: true,
      }),
    ).rejects.toThrow("(InvalidParameter)");
  });

  test("an endpoint does not get a name that a zone or another endpoint answers for", async () => {
    const [zoned, taken] = [await vpc(), await vpc()];
    await zone(zoned);
    await expect(endpoint(zoned, true)).rejects.toThrow("(InvalidParameter)");
    await endpoint(zoned, false);
    await endpoint(zoned, true, "com.amazonaws.us-east-1.ecr.api");
    await endpoint(taken, true);
    await expect(endpoint(taken, true)).rejects.toThrow("(InvalidParameter)");
    expect(engine().api.log()).toBe("");
  });
});
