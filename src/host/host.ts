/** The world as the program sees it: files, clock, environment and terminal, behind one interface. */

/** Files that can be read: those of the project, or those of one of its earlier versions. */
export interface Files {
  /**
   * What may be read of a path, or below it for a folder. Links are followed inside the repository, or inside the
   * path where there is no repository. Undefined when nothing is there.
   */
  survey(path: string): Survey | undefined;
  /** Undefined when there is no such file; throws {@link HostError} when it cannot be read. */
  readText(file: string): string | undefined;
  /** In bytes; undefined when there is no such file. */
  sizeOf(file: string): number | undefined;
}

export interface Survey {
  /** Relative to the project, and sorted. */
  readonly files: readonly string[];
  /** What is there and may not be read, sorted by file. */
  readonly obstacles: readonly Obstacle[];
}

/**
 * Something that is no file to read: a link that leads `outside` the repository, `nowhere` or in a `circle`; a link to a
 * folder that is read `again`; a `special` file such as a device; a `submodule` that is not checked out; a `folder` with
 * the name of a YAML file.
 */
export interface Obstacle {
  readonly file: string;
  readonly kind: "outside" | "nowhere" | "circle" | "again" | "special" | "submodule" | "folder";
  /** Of a link. */
  readonly target?: string;
}

/** Why git gives no revision by a name, in git's words where it said something. */
export interface NoRevision {
  readonly reason: string;
}

/** A module of a project, when it has run. */
export interface OwnModule {
  readonly exported: unknown;
  /** Where a stack trace first is in the project's own files. */
  placeIn(
    trace: string,
  ): { readonly file: string; readonly line: number; readonly column: number } | undefined;
}

export interface Host extends Files {
  /**
   * Runs a module of the project, as these files have it, and what it asks for. Undefined if there is none; throws what it
   * throws. Nothing but the name that a call was given leads here, as running a file is more than reading it.
   */
  runModule(file: string, of?: Files): OwnModule | undefined;
  /** A path as it is named from the project's folder: `./config/` and an absolute path to it are both `config`. */
  nameOf(path: string): string;
  /** The files at a path, or below it for a folder, without following links; sorted. Undefined if there is none. */
  listFiles(path: string): readonly string[] | undefined;
  /** The project's files as git has them in a revision, with no checkout. */
  revision(name: string): Files | NoRevision;
  /**
   * The commit at which `head`, or without one what is checked out, left `base`. Undefined where that is one of the two,
   * and where git knows none: folders, histories with nothing in common, and those that were cut short.
   */
  forkPoint(base: string, head: string | undefined): string | undefined;
  /** The files of another folder, named from there; undefined when there is none. */
  folder(path: string): Files | undefined;
  /**
   * Writes a file whole or not at all, making the folders above it; one that has this text already is left alone.
   * What can be made again need not outlive a power failure; `durable` is for what cannot.
   */
  writeText(file: string, text: string, durable?: "durable"): void;
  /** For many such files, on up to so many threads of which the caller's is one. */
  writer(threads: number, onWritten: OnWritten): Writer;
  /** Removes a file or folder and all below it; nothing happens when there is none. */
  remove(path: string): void;
  /** Names directly inside a folder, sorted; empty when there is none. */
  listFolder(path: string): readonly string[];
  /** What is directly inside a folder, sorted by name, without following links; empty when there is none. */
  entries(path: string): readonly Entry[];
  /** What is at a path, without following links; undefined when there is nothing. */
  kindOf(path: string): EntryKind | undefined;
  /** This process's own ID. */
  processId(): number;
  /** Whether a process of this machine has this ID. */
  isRunning(process: number): boolean;
  /**
   * What may be kept between runs for this output folder of this project, where no checkout can write. Undefined when
   * there is no such place; when there is one that cannot be trusted, the reason.
   */
  cache(out: string): Cache | CacheRefusal | undefined;
  /** The SHA-256 of a text, or of the pieces of one, in hexadecimal. */
  hash(text: string | Iterable<string>): string;
  /** The same of a file's bytes; undefined when there is no such file. */
  hashOf(file: string): string | undefined;
  /** For work whose memory is to stay near what it holds; it then takes a little longer. */
  keepHeapSmall(): void;
  /** How many threads can run at a time. */
  cores(): number;
  /** Milliseconds since some moment; for telling how long something takes. */
  now(): number;
  /** The day it is, in UTC: `2026-11-23`. */
  today(): string;
  /** Lets signals and streams have their turn. */
  pause(): Promise<void>;
  /**
   * While `act` runs, an interrupt ends the program only where `act` pauses: no file is then half-written. Outside
   * of it nothing is being written, and an interrupt ends the program at once.
   */
  interruptible<T>(act: () => Promise<T>): Promise<T>;
  /** Runs a program without a shell, in a process group of its own, and answers when it has ended. */
  run(program: string, args: readonly string[], settings: RunSettings): Promise<Ran>;
  /** Calls back at each interrupt instead of ending the program, until the answered function is called. */
  onInterrupt(act: () => void): () => void;
  /** What somebody types in answer to a question; undefined where nobody can. */
  ask(question: string): Promise<string | undefined>;
  /** The moment it is, in UTC: `2026-11-23T09:30:00Z`. */
  moment(): string;
  environment(name: string): string | undefined;
  stdout(text: string): void;
  stderr(text: string): void;
  /** Shows a line on standard error in place of the one before; none takes it away. For whoever watches. */
  status(text: string): void;
  /** Whether somebody watches what goes to standard error. */
  isWatched(): boolean;
  /** Whether colour is wanted on this stream: a terminal, and NO_COLOR not set. */
  hasColour(stream: "stdout" | "stderr"): boolean;
}

export interface RunSettings {
  /** Where it runs. */
  readonly folder: string;
  /** A file that is given all that it prints, as it does. */
  readonly log?: string;
  /** Interrupts it, as a key press would. */
  readonly signal?: AbortSignal;
}

export interface Ran {
  /** Undefined when there is no such program, or a signal ended it. */
  readonly code: number | undefined;
  /** Both streams, as they came. */
  readonly text: string;
  /** Standard output alone. */
  readonly stdout: string;
}

export type EntryKind = "file" | "folder" | "link" | "special";

export interface Entry {
  readonly name: string;
  readonly kind: EntryKind;
}

/** Reading and writing never fail: what cannot be read is undefined, and what cannot be written is not kept. */
export interface Cache {
  read(name: string): string | undefined;
  write(name: string, text: string): void;
}

/** For people: `the cache folder PATH can be written by others`. */
export interface CacheRefusal {
  readonly refused: string;
}

/** Told of each file that is written, with the hash of its text. */
export type OnWritten = (file: string, hash: string) => void;

export interface Writer {
  /**
   * Takes a text to write as {@link Host.writeText} does, and answers when there is room for the next. What the world
   * refuses is thrown by a later call, or when it is closed.
   */
  write(file: string, text: string): Promise<void>;
  /** Writes what it has taken; nothing is written after that. */
  close(): Promise<void>;
}

/** The world refused something: a full disk, a missing permission. `message` is for people. */
export class HostError extends Error {}
