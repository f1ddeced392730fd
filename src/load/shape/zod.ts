/** Zod as it is used here: without compiling checks to JavaScript, which takes longer than it ever saves on a configuration. */
import { z } from "zod";

z.config({ jitless: true });

export { z };
