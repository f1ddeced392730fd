/** The one hash that is used. */
import { createHash } from "node:crypto";

/** In hexadecimal, of the whole or of its pieces one after the other. */
export function sha256(data: string | Buffer | Iterable<string>): string {
  const hash = createHash("sha256");
  if (typeof data === "string" || Buffer.isBuffer(data)) return hash.update(data).digest("hex");
  for (const piece of data) hash.update(piece);
  return hash.digest("hex");
}
