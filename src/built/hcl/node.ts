/** What an expression of Terraform's language consists of, as far as it is read here. */
export type Node =
  | { readonly kind: "literal"; readonly value: string | number | boolean | null }
  | { readonly kind: "template"; readonly parts: readonly Node[] }
  | { readonly kind: "tuple"; readonly items: readonly Node[] }
  | { readonly kind: "object"; readonly entries: readonly (readonly [Node, Node])[] }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "attribute"; readonly of: Node; readonly name: string }
  | { readonly kind: "index"; readonly of: Node; readonly at: Node }
  /** `of[*]` with what is taken of each element, in which {@link ELEMENT} is the element. */
  | { readonly kind: "splat"; readonly of: Node; readonly each: Node }
  | {
      readonly kind: "call";
      readonly name: string;
      readonly args: readonly Node[];
      readonly isSpread: boolean;
    }
  | { readonly kind: "choice"; readonly test: Node; readonly yes: Node; readonly no: Node }
  | { readonly kind: "unary"; readonly operator: string; readonly of: Node }
  | { readonly kind: "binary"; readonly operator: string; readonly left: Node; readonly right: Node }
  | ForNode;

export interface ForNode {
  readonly kind: "for";
  readonly names: readonly string[];
  readonly over: Node;
  /** Present where an object is made. */
  readonly key?: Node;
  readonly value: Node;
  readonly test?: Node;
  readonly isGrouped: boolean;
}

/** No name in Terraform has a star. */
export const ELEMENT: Node = { kind: "name", name: "*" };

/** `resource "aws_vpc" "this" { … }` */
export interface HclBlock {
  readonly type: string;
  readonly labels: readonly string[];
  readonly body: HclBody;
}

export interface HclBody {
  /** Undefined where an expression is not understood. */
  readonly attributes: ReadonlyMap<string, Node | undefined>;
  readonly blocks: readonly HclBlock[];
}
