/** A text put into values that renderers are given, wherever those have text that is not one of a few words. */

/** The value with `text` after each text in it, keys of maps apart. `isWord` tells what has to stay. */
export function injected<T>(value: T, text: string, isWord: (key: string, value: string) => boolean): T {
  const inject = (inner: unknown, key: string): unknown => {
    if (typeof inner === "string") return isWord(key, inner) ? inner : `${inner}${text}`;
    if (Array.isArray(inner)) return inner.map((item) => inject(item, key));
    if (typeof inner !== "object" || inner === null) return inner;
    if (inner instanceof Map)
      return new Map([...inner].map(([name, member]) => [name, inject(member, name)]));
    return Object.fromEntries(Object.entries(inner).map(([name, member]) => [name, inject(member, name)]));
  };
  return inject(value, "") as T;
}

/** `\u001b` as the character that it stands for: what a reader can make of the text that we show. */
export function unshown(text: string): string {
  return text.replace(/\\u([\da-f]{4})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
