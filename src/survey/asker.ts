/** Whoever answers the calls of a survey: AWS, or somebody in its place. */
import type { AwsService } from "./call";

export type Answer = Readonly<Record<string, unknown>>;

/** In one account and region. */
export interface Asker {
  /** Throws {@link NotAnswered}. */
  ask(service: AwsService, operation: string, input: object): Promise<Answer>;
}

/** Somebody who may look into an account, or why nobody may. */
export type Enter = (account: string, region: string) => Promise<Asker>;

/** AWS refused, or could not be reached. */
export class NotAnswered extends Error {
  constructor(
    /** AWS's own code, `UnauthorizedOperation`. */
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
