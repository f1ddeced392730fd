/** Turns what the world refuses into an error for people. */
import { HostError } from "./host";

export function guarded<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw new HostError(refusal(path, error));
  }
}

/** `cdktf.out/manifest.json: EACCES`. */
export function refusal(path: string, error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return `${path}: ${code ?? message}`;
}
