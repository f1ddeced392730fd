/** VPCs that are alike for some questions: they may change places, and of both the same is asked. */
import type { Scene } from "./scene";
import type { Selection } from "./world/selector";

/** `sides` are both sides of all questions. The same text means the same kind. */
export function vpcKinds(scene: Scene, sides: readonly Selection[]): (vpc: string) => string {
  const { strictClasses: classes, world } = scene;
  const unique = [...new Map(sides.map((side) => [side.text, side])).values()];
  const chosen = unique.map((side) => ({
    subnets: new Set(side.kind === "subnets" ? side.subnets.map(({ key }) => key) : []),
    named: scene.namedBy(side),
  }));
  const known = new Map<string, string>();
  const kindOf = (vpc: string) => {
    const own = world.subnetsOf.get(vpc) ?? [];
    const asked = chosen.map(({ subnets, named }) =>
      named.has(vpc) ? vpc : own.map(({ key }) => (subnets.has(key) ? classes.placeOf(key) : "")).join(),
    );
    return [classes.vpcClass(vpc), ...asked].join(" | ");
  };
  return (vpc) => {
    const kind = known.get(vpc) ?? kindOf(vpc);
    known.set(vpc, kind);
    return kind;
  };
}
