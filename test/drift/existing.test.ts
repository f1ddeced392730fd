/** What others made and the stacks only look up: it is held to a survey, and what it is in itself is nobody's drift. */
import { driftBetween } from "../../src/drift/drift";
import type { StackJson } from "../../src/verify/terraform/stack";

const ID = "tgw-0fedcba9876543210";
const OWN = "111111111111";

const provider = { aws: [{ region: "us-east-1", allowed_account_ids: [OWN] }] };

const emitted: StackJson = {
  name: "app",
  json: {
    provider,
    data: {
      aws_ec2_transit_gateway: {
        partner: {
          id: ID,
          lifecycle: {
            postcondition: [
              { condition: '${self.owner_id == "999988887777"}', error_message: "not theirs" },
              { condition: "${self.amazon_side_asn == 64700}", error_message: "another ASN" },
            ],
          },
        },
      },
    },
    resource: {},
  },
};

/** A survey that sees the gateway as its owner and ASN say, or does not see it. */
function surveyed(gateway?: object, resource: object = {}): StackJson {
  const seen = gateway ? { [ID]: { ...gateway, "//": { cadastre: { id: ID } } } } : {};
  return { name: "survey", json: { provider, data: { aws_ec2_transit_gateway: seen }, resource } };
}

const driftOf = (survey: StackJson, isRead?: () => boolean) =>
  driftBetween([emitted], survey, { accounts: [], external: [] }, isRead);

test("a foreign gateway that is as it was declared is no drift", () => {
  const drift = driftOf(surveyed({ owner_id: "999988887777", amazon_side_asn: 64700 }));
  expect(drift).toMatchObject({ missing: [], changed: [], unclaimed: [] });
});

test("one that the account does not see any more is missing, where the account was surveyed", () => {
  expect(driftOf(surveyed()).missing.map(({ origin }) => origin.key)).toEqual([
    "app:data.aws_ec2_transit_gateway.partner",
  ]);
  expect(driftOf(surveyed(), () => false).missing).toEqual([]);
});

test("one of another owner or ASN than declared is changed", () => {
  const [changed, ...more] = driftOf(surveyed({ owner_id: "123412341234", amazon_side_asn: 64701 })).changed;
  expect(more).toEqual([]);
  expect(changed?.differences).toEqual([
    { argument: "owner_id", described: "999988887777", built: "123412341234" },
    { argument: "amazon_side_asn", described: "64700", built: "64701" },
  ]);
});

test("tables that its owner has in an existing gateway of our account are the owner's", () => {
  const table = { transit_gateway_id: `\${aws_ec2_transit_gateway.${ID}.id}` };
  const resource = {
    aws_ec2_transit_gateway: { [ID]: { amazon_side_asn: 64700, "//": { cadastre: { id: ID } } } },
    aws_ec2_transit_gateway_route_table: { theirs: table },
  };
  expect(driftOf(surveyed(undefined, resource)).unclaimed).toEqual([]);
});
