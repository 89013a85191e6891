// Loaded with --require, so that threads load it, too: folders give their entries in an order that SHUFFLE_SEED picks, another
// one for each call, as another file system would. Without a seed nothing is changed.
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');

let calls = 0;

/** Mulberry32: one 32-bit state, good enough to shuffle with. */
function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffled(entries) {
  const seed = process.env.SHUFFLE_SEED;
  if (!seed || !Array.isArray(entries)) return entries;
  calls += 1;
  const random = randomOf(Number(seed) * 7919 + calls);
  for (let at = entries.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [entries[at], entries[other]] = [entries[other], entries[at]];
  }
  return entries;
}

const { readdirSync, readdir } = fs;
const { readdir: promised } = fs.promises;
fs.readdirSync = (...args) => shuffled(readdirSync(...args));
fs.readdir = (...args) => {
  const done = args.pop();
  readdir(...args, (error, entries) => done(error, error ? entries : shuffled(entries)));
};
fs.promises.readdir = async (...args) => shuffled(await promised(...args));

/** A folder read whole, with what `fs.Dir` has. */
class ShuffledDir {
  constructor(dir, entries) {
    this.path = dir.path;
    this.rest = shuffled(entries);
  }
  readSync() {
    return this.rest.shift() ?? null;
  }
  read(done) {
    if (done === undefined) return Promise.resolve(this.readSync());
    process.nextTick(done, null, this.readSync());
  }
  closeSync() {}
  close(done) {
    if (done === undefined) return Promise.resolve();
    process.nextTick(done, null);
  }
  async *entries() {
    for (let entry = this.readSync(); entry !== null; entry = this.readSync()) yield entry;
  }
  [Symbol.asyncIterator]() {
    return this.entries();
  }
}

const { opendirSync } = fs;
function opened(...args) {
  const dir = opendirSync(...args);
  const entries = [];
  for (let entry = dir.readSync(); entry !== null; entry = dir.readSync()) entries.push(entry);
  dir.closeSync();
  return new ShuffledDir(dir, entries);
}
fs.opendirSync = opened;
fs.opendir = (...args) => {
  const done = args.pop();
  try {
    const dir = opened(...args);
    process.nextTick(done, null, dir);
  } catch (error) {
    process.nextTick(done, error);
  }
};
fs.promises.opendir = async (...args) => opened(...args);
syncBuiltinESMExports();
