/** The code of what a policy of the project's own says. */
import { codes } from "../../diagnostics/codes/entry";

export const policyCodes = codes({
  POLICY_BROKEN: {
    severity: "error",
    message: "{problem}",
    why: "{reason}",
    help: "{advice}",
  },
});
