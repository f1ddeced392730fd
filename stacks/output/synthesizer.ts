/** Makes the texts of stacks: what is of one shape is made by CDKTF once, and filled in after that. */
import type { Planned, PlannedStack } from "../../src/plan/planned/stack";
import { addedBlock } from "../added";
import { compose } from "../templates/compose";
import { BLANK_STACK, type Shape, Shaper } from "../templates/shape";
import {
  type Block,
  blockAt,
  fill,
  hasBlankKeys,
  type Template,
  takeApart,
  takeHeadApart,
} from "../templates/template";

type Cdktf = typeof import("../synthesize");

/** Templates by shape; null for a shape that cannot be filled in. */
export interface Shapes {
  find(key: string): Template | null | undefined;
  keep(key: string, template: Template | null): void;
}

/** What a stack has beside its resources. */
type Head = Omit<PlannedStack, "resources" | "dependsOn" | "phase" | "renames" | "adopted">;

export class Synthesizer {
  readonly #shapes: Shapes;

  constructor(shapes: Shapes) {
    this.#shapes = shapes;
  }

  /** The text that `synthesizeStack` answers; a test holds the two against each other. */
  synthesize(planned: PlannedStack): string {
    // The `moved` blocks of a rename, and `import` blocks, are one list, which no resource has a part of its own in.
    if (planned.renames.length + planned.adopted.length > 0) return cdktf().synthesizeStack(planned);
    const shaper = new Shaper(planned);
    const blocks: Block[] = [];
    const regions = new Set<string>();
    for (const resource of planned.resources) {
      if (resource.kind === "addition") {
        blocks.push(blockAt(addedBlock(resource)));
        continue;
      }
      const [template, fillings] = this.#resource(planned, resource, shaper.shapeOf(resource));
      for (const block of fill(template, fillings)) blocks.push(block);
      for (const region of template.regions) regions.add(region);
    }
    const { name, account, region, provider, backend } = planned;
    blocks.push(...this.#head({ name, account, region, provider, backend }, [...regions], shaper));
    return compose(name, blocks);
  }

  /** A template, and what to fill it with. */
  #resource(stack: PlannedStack, resource: Planned, shape: Shape | undefined): [Template, readonly string[]] {
    const key = shape && `${stack.region} ${shape.key}`;
    let template = key === undefined ? null : this.#shapes.find(key);
    if (template === undefined) {
      template = takeApart(
        cdktf().stackJson(alone({ ...BLANK_STACK, region: stack.region }, JSON.parse(shape?.key as string))),
      );
      if (hasBlankKeys(template)) template = null;
      this.#shapes.keep(key as string, template);
    }
    return template
      ? [template, shape?.fillings as readonly string[]]
      : [takeApart(cdktf().stackJson(alone(stack, resource)), "as-is"), []];
  }

  #head(head: Head, regions: readonly string[], shaper: Shaper): Block[] {
    const shape = shaper.shapeOf({ ...head, regions });
    if (!shape) return fill(takeHeadApart(headJson(head, regions), "as-is"), []);
    let template = this.#shapes.find(shape.key);
    if (!template) {
      template = takeHeadApart(headJson(JSON.parse(shape.key), regions));
      this.#shapes.keep(shape.key, template);
    }
    return fill(template, shape.fillings);
  }
}

/** CDKTF is loaded when it is first used, so that who needs none of it does not wait for it. */
function cdktf(): Cdktf {
  return require("../synthesize");
}

function headJson(head: Head, regions: readonly string[]): Record<string, unknown> {
  const stack = { ...head, phase: "base", dependsOn: [], renames: [], adopted: [], resources: [] } as const;
  return cdktf().stackJson(stack, regions);
}

/** A stack with one resource, of which nothing but the resource's own blocks is of use. */
function alone(stack: Pick<PlannedStack, "name" | "account" | "region">, resource: Planned): PlannedStack {
  const { name, account, region } = stack;
  return {
    name,
    account,
    region,
    phase: "base",
    dependsOn: [],
    renames: [],
    adopted: [],
    provider: { requiredVersion: "", awsProvider: "", defaultTags: {} },
    backend: { type: "local", path: "" },
    resources: [resource],
  };
}
