/** What CDKTF's CLI runs: every stack of the configuration, with what network.ts adds. */
import { Organization } from "cadastre";
import * as network from "./network";

new Organization("config").synth(network).catch(({ stack }: Error) => {
  console.error(stack);
  process.exitCode = 1;
});
