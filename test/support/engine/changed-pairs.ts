/** Goes all pairs of one domain with real Terraform: one network is built, and each change is made and taken back. */
import { type Domain, pairsOf } from "../steps/pairs/pairs";
import { BuiltNetwork, type ChangedNetwork } from "./changed-network";
import { describeEngine } from "./describe-engine";
import { useEngine } from "./engine";
import { standing } from "./standing";

const ACCOUNTS = ["111111111111", "222222222222", "333333333333"];

/** @param inEveryRun the change that each run makes; `WHOLE=1` makes all of them, which takes over an hour */
export function goPairs(domain: Domain, inEveryRun: string): void {
  describeEngine(`changes of ${domain} by their steps`, (tools) => {
    const engine = useEngine(tools);
    const { base, pairs } = pairsOf(domain);
    let network: BuiltNetwork;
    let first: Record<string, number>;

    beforeAll(async () => {
      await engine().api.foundOrganization({
        id: "o-a1b2c3d4e5",
        managementAccount: "111111111111",
        accounts: ACCOUNTS,
      });
      network = BuiltNetwork.at(engine(), domain);
      await network.build(base);
      first = await standing(engine().reader, ACCOUNTS);
    });

    const expectDone = ({ told, left }: ChangedNetwork) => {
      expect(told.steps.length).toBeGreaterThan(0);
      expect(left).toEqual({});
      expect(engine().api.log()).toBe("");
    };

    const gone = pairs.filter(({ name }) => process.env.WHOLE !== undefined || name === inEveryRun);
    test.each(gone.map((pair) => [pair.name, pair] as const))("%s", async (_, pair) => {
      expectDone(await network.change(pair.there));
      expectDone(await network.change(pair.back));
      // What no state has any more is seen by asking the API alone.
      expect(await standing(engine().reader, ACCOUNTS)).toEqual(first);
    });
  });
}
