/** Codes about the configuration as text and as a shape. */
import { codes } from "./entry";

export const configCodes = codes({
  UNKNOWN_KEY: {
    severity: "error",
    message: "unknown key “{key}”",
    why: "A key that nobody reads is a setting that silently does nothing.",
    help: "Known here: {known}.{suggestion}",
  },
});
