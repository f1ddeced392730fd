/** Progress is for somebody who watches and has to wait; for everybody else there is none. */
import { Progress } from "../../src/cli/progress";
import { memoryHost } from "../support/memory-host";

function watched(isWatched = true) {
  const memory = memoryHost();
  let now = 0;
  const progress = new Progress({ ...memory, now: () => now, isWatched: () => isWatched });
  return {
    progress,
    at(milliseconds: number, stage: string, done?: number, total?: number) {
      now = milliseconds;
      memory.output.stderr = "";
      progress.tell(stage, done, total);
      return memory.output.stderr.replace("\r\u001b[K", "");
    },
    printed: () => memory.output.stderr,
  };
}

test("what takes less than a second is not talked about", () => {
  const { at, progress, printed } = watched();
  expect(at(999, "planning")).toBe("");
  progress.end();
  expect(printed()).toBe("");
});

test("it says what is being done, how much of it is done and how long is left at the pace so far", () => {
  const { at } = watched();
  expect(at(1000, "planning")).toBe("planning");
  expect(at(2000, "synthesising stacks", 0, 1000)).toBe("synthesising stacks 0 of 1000");
  expect(at(4000, "synthesising stacks", 200, 1000)).toBe("synthesising stacks 200 of 1000, about 8 s left");
  expect(at(12000, "synthesising stacks", 1000, 1000)).toBe("synthesising stacks 1000 of 1000");
});

test("the line changes ten times a second at most, and at once for another stage", () => {
  const { at } = watched();
  expect(at(1000, "reading", 1, 100)).not.toBe("");
  expect(at(1099, "reading", 2, 100)).toBe("");
  expect(at(1099, "planning")).toBe("planning");
});

test("the line is gone in the end", () => {
  const { at, progress, printed } = watched();
  at(1000, "planning");
  progress.end();
  expect(printed().endsWith("\r\u001b[K")).toBe(true);
});

test("in a pipe there is nothing", () => {
  const { at } = watched(false);
  expect(at(60_000, "planning")).toBe("");
});
