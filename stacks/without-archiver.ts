/** Has CDKTF loaded without the archiver of its assets: no stack has one, and it is half of the time of loading CDKTF. */
const archiver = archiverBeside(require.resolve("#cdktf"));

if (archiver !== undefined)
  require.cache[archiver] ??= { exports: refuse, loaded: true } as unknown as NodeJS.Module;

/** CDKTF's fork packs assets with a small package of another name, which costs nothing to load. */
function archiverBeside(library: string): string | undefined {
  try {
    return require.resolve("archiver", { paths: [library] });
  } catch {
    return undefined;
  }
}

function refuse(): never {
  throw new Error("a stack has no assets to archive");
}
