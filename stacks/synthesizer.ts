/** Synthesises many stacks; those of one shape are made by CDKTF once, and filled in after that. */
import type { PlannedStack } from "../src/plan/planned/stack";
import { shapeOf } from "./shape";
import { fill, type Template, takeApart } from "./template";

/** Has CDKTF make the text of each of these, in their order. */
export type Make = (stacks: readonly PlannedStack[]) => Promise<readonly string[]>;

/** Templates of earlier runs, by shape. */
export interface TemplateStore {
  find(shape: string): Template | undefined;
  keep(shape: string, template: Template): void;
}

/** How many templates are kept at hand. An organisation has few shapes; where every stack has its own none is used twice. */
const MOST_TEMPLATES = 256;

/** A shape's template, and how often it was used: one that is used twice is worth putting away for later runs. */
interface Known {
  readonly template: Template;
  uses: number;
}

export class Synthesizer {
  readonly #make: Make;
  readonly #store: TemplateStore | undefined;
  /** By shape, least recently used first. */
  readonly #known = new Map<string, Known>();

  constructor(make: Make, store?: TemplateStore) {
    this.#make = make;
    this.#store = store;
  }

  /** The texts that `synthesizeStack` answers, in the order of the stacks; a test holds the two against each other. */
  async synthesize(stacks: readonly PlannedStack[]): Promise<readonly string[]> {
    const shaped = stacks.map((planned) => ({ planned, shape: shapeOf(planned) }));
    const shapes = new Map(shaped.flatMap(({ shape }) => (shape ? [[shape.key, shape.blank] as const] : [])));
    const unknown = [...shapes].filter(([key]) => !this.#isKnown(key));
    const alone = shaped.flatMap(({ planned, shape }) => (shape ? [] : [planned]));
    const asked = [...unknown.map(([, blank]) => blank), ...alone];
    const made = asked.length > 0 ? await this.#make(asked) : [];
    for (const [index, [key]] of unknown.entries()) {
      this.#known.set(key, { template: takeApart(made[index] as string), uses: 0 });
    }
    let next = unknown.length;
    const texts = shaped.map(({ shape }) =>
      shape ? fill(this.#use(shape.key), shape.fillings) : (made[next++] as string),
    );
    this.#forgetOldest();
    return texts;
  }

  #isKnown(shape: string): boolean {
    if (this.#known.has(shape)) return true;
    const template = this.#store?.find(shape);
    if (template) this.#known.set(shape, { template, uses: 2 });
    return template !== undefined;
  }

  #use(shape: string): Template {
    const known = this.#known.get(shape) as Known;
    known.uses++;
    if (known.uses === 2) this.#store?.keep(shape, known.template);
    this.#known.delete(shape);
    this.#known.set(shape, known);
    return known.template;
  }

  #forgetOldest(): void {
    for (const key of this.#known.keys()) {
      if (this.#known.size <= MOST_TEMPLATES) break;
      this.#known.delete(key);
    }
  }
}
