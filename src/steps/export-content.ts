/** What an object of the exchange holds: fields by name, each with the expression that gives it. */

const CONTENT = /^\$\{jsonencode\(\{ (.*) \}\)\}$/s;

export type Fields = ReadonlyMap<string, string>;

/** Undefined for content of another form. */
export function fieldsOf(content: unknown): Fields | undefined {
  const inner = typeof content === "string" ? CONTENT.exec(content)?.[1] : undefined;
  if (inner === undefined) return undefined;
  return new Map(
    inner.split(", ").map((field) => {
      const [name, ...expression] = field.split(" = ");
      return [name as string, expression.join(" = ")];
    }),
  );
}

export function contentOf(fields: Fields): string {
  const sorted = [...fields].sort(([a], [b]) => (a < b ? -1 : 1));
  return `\${jsonencode({ ${sorted.map(([name, expression]) => `${name} = ${expression}`).join(", ")} })}`;
}
