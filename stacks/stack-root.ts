/** The root of one stack's tree. */
import { Construct } from "constructs";
import { LIBRARY_VERSION } from "../src/project/cdktf";

/**
 * CDKTF's own App makes folders when it is constructed and keeps every stack until the end; one root for each stack keeps
 * the world out of this room, and memory flat.
 */
export class StackRoot extends Construct {
  constructor() {
    super(undefined as unknown as Construct, "");
    this.node.setContext("cdktfVersion", LIBRARY_VERSION);
  }
}
