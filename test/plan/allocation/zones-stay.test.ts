/** The AZs that a number took, and NAT gateways, stay where they are when the configuration around them grows. */
import { errorsOf, NO_LOCK, type Outcome, planTexts } from "../../support/draft/planning";

interface Words {
  readonly offered: string;
  readonly vpc: string;
  readonly subnets: string;
  readonly renames?: string;
}

const PUBLIC = "public: { prefixLength: 27, access: public }";
const ALB = "alb: { prefixLength: 27, access: public }";
const APP = "app: { prefixLength: 25 }";
const BEFORE: Words = {
  offered: "use1-az1, use1-az2, use1-az4",
  vpc: "availabilityZones: 2, natGateways: single",
  subnets: `${PUBLIC}, ${APP}`,
};

function planned(words: Partial<Words>, lock = NO_LOCK): Outcome {
  const { offered, vpc, subnets, renames = "" } = { ...BEFORE, ...words };
  const text = `
organization: { name: azx }
regions: { us-east-1: { availabilityZones: [${offered}] } }
ipam: { scopes: { corporate: { pools: { root: { cidrs: [10.0.0.0/8] } } } } }
accounts:
  a:
    id: "222222222222"
    vpcs:
      main:
        { region: us-east-1, cidr: { pool: root, prefixLength: 22 }, internetGateway: true, ${vpc}, subnets: { ${subnets} } }
renames: [${renames}]
`;
  return planTexts({ "c.yaml": text }, lock);
}

/** Subnets by ref with their blocks, and NAT gateways with their subnets. */
function placesOf(outcome: Outcome): string[] {
  expect(errorsOf(outcome)).toEqual([]);
  const resources = outcome.plan?.stacks.flatMap((stack) => stack.resources) ?? [];
  return resources.flatMap((one) => {
    if (one.kind === "subnet") return [`${one.ref} ${one.availabilityZoneId} ${one.cidrBlock}`];
    return one.kind === "nat-gateway" ? [`${one.ref} in ${one.subnet}`] : [];
  });
}

const lockOf = (outcome: Outcome): string => outcome.lock ?? "";
/** As written before choices were remembered. */
const withoutChoices = (lock: string) => {
  const text = lock.replace(/^choices:\n(?: .*\n)*/m, "");
  const entries = text.split("\n").filter((line) => /^ {6}\S/.test(line)).length;
  return text.replace(/^entries: \d+$/m, `entries: ${entries}`);
};

const GROWN = [
  "use1-az6, use1-az1, use1-az2, use1-az4",
  "use1-az1, use1-az6, use1-az2, use1-az4",
  "use1-az4, use1-az2, use1-az1",
];

// An old lock does not say in which order AZs were used, so a list that is reordered at the same time is no case.
// Fails when a number takes the first of the list (`firstInUse` answering `offered`).
test.each([
  ...GROWN.map((offered) => [offered, false] as const),
  ...GROWN.slice(0, 2).map((offered) => [offered, true] as const),
])("a VPC of two AZs stays where it is with the region's list %s, with an old lock: %s", (offered, old) => {
  const first = planned({});
  const lock = old ? withoutChoices(lockOf(first)) : lockOf(first);
  const second = planned({ offered }, lock);
  expect(placesOf(second).sort()).toEqual(placesOf(first).sort());
  expect(lockOf(planned({ offered }, lockOf(second)))).toBe(lockOf(second));
});

test("a tier's and an endpoint's number of AZs keep them too", () => {
  const endpoint = "endpoints: { interface: { ssm: { tier: app, availabilityZones: 1 } } }";
  const words = {
    vpc: `${endpoint}, natGateways: single`,
    subnets: `${PUBLIC}, app: { prefixLength: 25, availabilityZones: 2 }`,
  };
  const first = planned(words);
  const second = planned({ ...words, offered: GROWN[0] as string }, lockOf(first));
  const subnetsOf = (outcome: Outcome) =>
    outcome.plan?.stacks.flatMap(({ resources }) =>
      resources.flatMap((one) => (one.kind === "interface-endpoint" ? one.subnets : [])),
    );
  expect(placesOf(second)).toEqual(expect.arrayContaining(placesOf(first)));
  expect(placesOf(second).filter((place) => place.includes("/app/")).length).toBe(2);
  expect(subnetsOf(second)).toEqual(subnetsOf(first));
});

test("a larger number adds an AZ and a smaller one takes the last away", () => {
  const first = planned({});
  const three = planned(
    { vpc: "availabilityZones: 3, natGateways: single", offered: GROWN[0] as string },
    lockOf(first),
  );
  expect(placesOf(three)).toEqual(expect.arrayContaining(placesOf(first)));
  expect(placesOf(three).join()).toContain("use1-az6");
  expect(placesOf(planned({ offered: GROWN[0] as string }, lockOf(three))).sort()).toEqual(
    placesOf(first).sort(),
  );
});

test("AZs that are listed replace those that a number took", () => {
  const listed = planned({ vpc: "availabilityZones: [use1-az2, use1-az4]" }, lockOf(planned({})));
  expect(lockOf(listed)).toContain("a/us-east-1/main: use1-az2, use1-az4");
  const counted = planned({ vpc: "availabilityZones: 2" }, lockOf(listed));
  expect(placesOf(counted)).toEqual(placesOf(listed));
});

describe("NAT gateways", () => {
  const perAz = { vpc: "availabilityZones: 2, natGateways: per-az" };

  // Fails when the first public tier by name has them (`earlier` before `remembered`, or an empty `recall`).
  test.each([false, true])(
    "stay in their tier when another public tier is added, with an old lock: %s",
    (old) => {
      const first = planned(perAz);
      const lock = old ? withoutChoices(lockOf(first)) : lockOf(first);
      const second = planned({ ...perAz, subnets: `${ALB}, ${PUBLIC}, ${APP}` }, lock);
      expect(placesOf(second)).toEqual(expect.arrayContaining(placesOf(first)));
      const third = planned({ ...perAz, subnets: `${ALB}, ${PUBLIC}, ${APP}` }, lockOf(second));
      expect(lockOf(third)).toBe(lockOf(second));
    },
  );

  test("stay where they are when there is to be one in each AZ, and when there is one again", () => {
    const first = planned({});
    const each = planned({ ...perAz, offered: GROWN[0] as string }, lockOf(first));
    expect(placesOf(each)).toEqual(expect.arrayContaining(placesOf(first)));
    expect(placesOf(planned({ offered: GROWN[2] as string }, lockOf(each))).sort()).toEqual(
      placesOf(first).sort(),
    );
  });

  test("follow a renamed tier", () => {
    const first = planned({});
    const renamed = planned(
      {
        subnets: `alb: { prefixLength: 27, access: public }, front: { prefixLength: 27, access: public }, ${APP}`,
        renames: "{ from: a/us-east-1/main/public, to: a/us-east-1/main/front }",
      },
      lockOf(first),
    );
    expect(placesOf(renamed).join()).toContain("in a/us-east-1/main/front/use1-az1");
  });

  test("move to the tier that is named, and stay there when it is named no longer", () => {
    const both = { subnets: `${ALB}, ${PUBLIC}, ${APP}` };
    const named = planned({ ...both, vpc: "natGateways: single, natGatewayTier: alb" }, lockOf(planned({})));
    expect(placesOf(named).join()).toContain("in a/us-east-1/main/alb/use1-az1");
    expect(lockOf(named)).toContain("a/us-east-1/main/public: none");
    const unnamed = planned({ ...both, vpc: "natGateways: single" }, lockOf(named));
    expect(placesOf(unnamed)).toEqual(placesOf(named));
  });

  test("that are new beside two public tiers need a name, also where both are built", () => {
    const both = { subnets: `${ALB}, ${PUBLIC}, ${APP}`, vpc: "natGateways: single" };
    expect(errorsOf(planned(both)).join()).toContain("NAT_TIER_UNCLEAR");
    const without = planned({ ...both, vpc: "natGateways: none" }, lockOf(planned({})));
    expect(errorsOf(planned(both, lockOf(without))).join()).toContain("NAT_TIER_UNCLEAR");
  });
});
