/** A resource that is built, as the AWS provider would describe it, with IDs where Terraform has references. */

export interface Thing {
  /** The provider's name of its type, `aws_vpc`. */
  readonly type: string;
  /** Unique for its type, but for names of people: AWS's own ID where it has one, and what the provider calls it otherwise. */
  readonly id: string;
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  /** Arguments of the provider's resource. */
  readonly values: Readonly<Record<string, unknown>>;
  /**
   * Texts by which other things mean it or a part of it, and the attribute that has them: `vpc-1` is `id`, and
   * `rtb-1` is `main_route_table_id`.
   */
  readonly known: Readonly<Record<string, string>>;
  /** What a person calls it: its address in somebody's Terraform. */
  readonly name?: string;
  /** People chose its ID, which is unique in its account and region only, and by which nothing else means it. */
  readonly isNamedByPeople?: boolean;
  /** It is somebody else's, such as a prefix list of AWS, and only looked up. */
  readonly isLookup?: boolean;
}

/** Where things are: an account and a region. */
export interface Whereabouts {
  readonly account: string;
  readonly region: string;
}

/** A thing that others know by its ID alone. */
export function thing(
  { account, region }: Whereabouts,
  type: string,
  id: string,
  values: Thing["values"],
  known: Thing["known"] = {},
): Thing {
  return { type, id, account, region, values, known: { [id]: "id", ...known } };
}
