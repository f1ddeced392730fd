/** Values by path, found step by step: no text is made of a path, as a large configuration asks for millions of places. */
import type { ConfigPath } from "../shape/path";

export class PathTree<V> {
  value: V | undefined;
  #below: Map<string, PathTree<V>> | undefined;

  /** What is one step further; undefined when nothing was put there or below. */
  step(step: string | number): PathTree<V> | undefined {
    return this.#below?.get(String(step));
  }

  /** The place for a path, made if it is not there yet. */
  place(path: ConfigPath): PathTree<V> {
    let tree: PathTree<V> = this;
    for (const step of path) tree = tree.step(step) ?? tree.#grow(String(step));
    return tree;
  }

  /** The deepest value on the way along a path, and how many steps of it that took. */
  deepest(path: ConfigPath): { readonly value: V; readonly depth: number } | undefined {
    let found: { value: V; depth: number } | undefined;
    let tree: PathTree<V> | undefined = this;
    for (let depth = 0; tree && depth < path.length; depth++) {
      tree = tree.step(path[depth] as string | number);
      if (tree?.value !== undefined) found = { value: tree.value, depth: depth + 1 };
    }
    return found;
  }

  #grow(step: string): PathTree<V> {
    const tree = new PathTree<V>();
    this.#below ??= new Map();
    this.#below.set(step, tree);
    return tree;
  }
}
