/** The one hash that is used. */
import { createHash } from "node:crypto";

/** In hexadecimal. */
export function sha256(data: string | Buffer): string {
  return createHash("sha256").update(data).digest("hex");
}
