/** Names of a configuration, from names that people gave in AWS. */

/** Lower-case letters, digits and hyphens, beginning with a letter; undefined where nothing is left of it. */
export function slug(text: string): string | undefined {
  const name = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "")
    .slice(0, 40)
    .replace(/-+$/, "");
  return name === "" ? undefined : name;
}

/** The first of `name`, `name-2`, `name-3` that nobody has; it is then taken. */
export function fresh(name: string, taken: Set<string>): string {
  let found = name;
  for (let count = 2; taken.has(found); count += 1) found = `${name}-${count}`;
  taken.add(found);
  return found;
}

/** What a name says of where a thing is: an AZ, a letter or number of one, a region. */
const PLACES = [
  /\b(?:af|ap|ca|cn|eu|eusc|il|me|mx|sa|us)(?:-gov|-iso[a-z]?|-de)?-(?:north|south)?(?:central|north|south|east|west)-\d[a-z]?\b/g,
  /\b[a-z]{3,4}\d-az\d\b/g,
  /\baz-?[a-z0-9]\b/g,
  /(?:^|-)(?:[a-f]|\d{1,2}[a-f]?)(?=-|$)/g,
];

/** The role of a subnet in its name: `prod-private-us-east-1a` of the VPC `prod` is `private`. */
export function roleIn(subnet: string, vpc: string): string | undefined {
  if (/^subnet-[0-9a-f]+$/.test(subnet)) return undefined;
  const plain = subnet.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  const without = PLACES.reduce((text, place) => text.replace(place, "-"), plain);
  const own = slug(vpc);
  const role = slug(without.replace(/-+/g, "-").replace(/^-|-$/g, ""));
  if (role === undefined || role === own) return undefined;
  const rest = own !== undefined && role.startsWith(`${own}-`) ? role.slice(own.length + 1) : role;
  return slug(rest.replace(/^subnet-|-subnet$/g, ""));
}
