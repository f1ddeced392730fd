/** Terraform JSON in which addresses of resources are written otherwise. */

const ADDRESS = /(?<![\w.-])((?:data\.)?aws_\w+\.[\w-]+)/g;

/** A copy; `null` stands for an address that is left out where it is alone in a list, as in `depends_on`. */
export function rewritten<T>(value: T, addressOf: (address: string) => string | null): T {
  if (typeof value === "string") return rewrittenText(value, addressOf) as T;
  if (Array.isArray(value))
    return value
      .filter((one) => !(typeof one === "string" && isAddress(one) && addressOf(one) === null))
      .map((one) => rewritten(one, addressOf)) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, below]) => [key, key === "//" ? below : rewritten(below, addressOf)]),
  ) as T;
}

function rewrittenText(text: string, addressOf: (address: string) => string | null): string {
  if (!text.includes("aws_") || !(text.includes("${") || isAddress(text))) return text;
  return text.replace(ADDRESS, (address) => addressOf(address) ?? address);
}

function isAddress(text: string): boolean {
  return /^(?:data\.)?aws_\w+\.[\w-]+$/.test(text);
}

/** The addresses that a value names, data sources with their `data.`; those after `//` are comments. */
export function addressesIn(value: unknown): Set<string> {
  const found = new Set<string>();
  rewritten(value, (address) => {
    found.add(address);
    return address;
  });
  return found;
}

/** The names of the locals that a value uses. */
export function localsIn(value: unknown): Set<string> {
  // What nothing is said of has no text.
  const text = JSON.stringify(value) ?? "";
  return new Set([...text.matchAll(/\blocal\.([\w-]+)/g)].map((match) => match[1] as string));
}
