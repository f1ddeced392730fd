/** Has CDKTF loaded without the archiver of its assets: no stack has one, and it is half of the time of loading CDKTF. */
const archiver = require.resolve("archiver", { paths: [require.resolve("cdktf")] });

require.cache[archiver] ??= { exports: refuse, loaded: true } as unknown as NodeJS.Module;

function refuse(): never {
  throw new Error("a stack has no assets to archive");
}
