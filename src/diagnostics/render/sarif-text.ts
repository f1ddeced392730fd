/** Texts and paths as SARIF takes them. */
import { shown } from "../shown";

/**
 * A message without placeholders or links: braces stand twice, brackets after a backslash.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html sections 3.11.5 and 3.11.6
 */
export function sarifText(text: string): string {
  return shown(text)
    .replace(/\\*[[\]]/g, (signs) => `${signs.slice(0, -1).repeat(2)}\\${signs.slice(-1)}`)
    .replace(/[{}]/g, "$&$&");
}

/** A relative URI: what means something else in one is encoded. */
export function sarifUri(file: string): string {
  return shown(file).split("/").map(encodeURIComponent).join("/");
}
