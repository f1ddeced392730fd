/** The scene of a network without some things, with the classes of the whole one. */
import { Scene } from "../scene";
import { setApart } from "../world/set-apart";
import type { Takeover } from "./takeover";
import type { Thing } from "./things";
import { without } from "./without";

export interface FailedScene {
  readonly scene: Scene;
  readonly takeovers: readonly Takeover[];
}

export function failedScene(whole: Scene, things: readonly Thing[]): FailedScene {
  const { network, takeovers } = without(whole.world.network, things);
  const apart = new Set(things.flatMap(({ homes }) => homes));
  const { directory } = whole.world;
  return {
    scene: new Scene(network, directory, whole.nameNow, () => setApart(whole.strictClasses, apart)),
    takeovers,
  };
}
