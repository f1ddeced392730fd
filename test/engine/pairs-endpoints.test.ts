/** One change of each kind, there and back by its steps: first-time success, an empty plan, and nothing left over. */
import { goPairs } from "../support/engine/changed-pairs";

goPairs("endpoints", "an interface endpoint has a policy");
