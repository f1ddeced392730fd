/** What a program does when nobody takes its output any more; a library leaves that to whoever uses it. */
import { refusal } from "./write-whole";

/** Whoever reads our output may stop reading, as `head` does; that is no failure of ours. A full disk is one. */
export function endWithOutput(): void {
  for (const [name, stream] of Object.entries({
    "standard output": process.stdout,
    "standard error": process.stderr,
  })) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit();
      if (stream === process.stdout) process.stderr.write(`cadastre: ${refusal(name, error)}\n`);
      process.exit(1);
    });
  }
}
