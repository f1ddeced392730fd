/** The options that every command has. */

export interface CommonOptions {
  readonly config: string;
  readonly format: string;
  readonly quiet: boolean;
}
